package io.penstock.load.file;

import static io.penstock.load.file.LoansByPlace.loader;
import static io.penstock.load.file.LoansByPlace.parts;
import static io.penstock.load.file.LoansByPlace.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.error.LoadException;
import io.penstock.error.PlanException;
import io.penstock.load.Sinks;
import io.penstock.load.csv.CsvLoader;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionedLoadTest {
    @TempDir
    Path directory;

    private Path dataset = Path.of("");

    @BeforeEach
    void name() {
        dataset = directory.resolve("loans");
    }

    private void load(CsvLoader loader, Batch... batches) throws Exception {
        Sinks.load(loader, batches);
    }

    @Test
    void everyPartitionIsADirectoryNamedByItsValues() throws Exception {
        Sinks.Loaded loaded = Sinks.load(
                loader(dataset), rows("1 north 2024", "2 south 2024", "3 north 2024", "4 - 2025"), rows("5 north -"));
        assertThat(parts(dataset))
                .containsExactly(
                        entry("branch=__HIVE_DEFAULT_PARTITION__/year=2025/part.csv", "id 4"),
                        entry("branch=north/year=2024/part.csv", "id 1 3"),
                        entry("branch=north/year=__HIVE_DEFAULT_PARTITION__/part.csv", "id 5"),
                        entry("branch=south/year=2024/part.csv", "id 2"));
        assertThat(loaded.outcome()).isEqualTo("5 rows were written to " + dataset + " in 4 partitions.");
        assertThat(Files.list(directory)).containsExactly(dataset);
    }

    @Test
    void partitionColumnsMayStayInTheFiles() throws Exception {
        load(loader(dataset).partitionBy("year").partitionColumns(PartitionColumns.KEEP), rows("1 north 2024"));
        assertThat(parts(dataset)).containsExactly(entry("year=2024/part.csv", "id,branch,year 1,north,2024"));
    }

    @Test
    void valuesOfEveryTypeNameDirectories() throws Exception {
        Schema schema = Schema.of(
                Field.of("id", Type.INT64),
                Field.of("b", Type.BOOLEAN),
                Field.of("m", Type.decimal(4, 2)),
                Field.of("day", Type.DATE),
                Field.of("time", Type.TIME),
                Field.of("at", Type.TIMESTAMP));
        Batch batch = BatchBuilder.of(schema)
                .add(
                        1L,
                        true,
                        new BigDecimal("-0.50"),
                        LocalDate.of(2024, 2, 29),
                        LocalTime.of(9, 30),
                        Instant.parse("2024-02-29T10:15:30.5Z"))
                .build();
        load(CsvLoader.of(dataset).partitionBy("b", "m", "day", "time", "at"), batch);
        assertThat(parts(dataset))
                .containsOnlyKeys(
                        "b=true/m=-0.50/day=2024-02-29/time=09%3A30%3A00/at=2024-02-29T10%3A15%3A30.500000Z/part.csv");
    }

    @Test
    void replaceTakesAwayTheWholeDataSetAndNothingElse() throws Exception {
        load(loader(dataset), rows("1 north 2024", "2 south 2024"));
        Files.writeString(dataset.resolve("README"), "by hand");
        Files.writeString(dataset.resolve("branch=south/notes.txt"), "by hand");
        load(loader(dataset), rows("3 north 2025"));
        assertThat(parts(dataset)).containsExactly(entry("branch=north/year=2025/part.csv", "id 3"));
        assertThat(LoansByPlace.files(dataset))
                .containsExactly("README", "branch=north/year=2025/part.csv", "branch=south/notes.txt");
        assertThat(dataset.resolve("branch=north/year=2024")).doesNotExist();
    }

    @Test
    void replaceMayBeLimitedToThePartitionsThatGetRows() throws Exception {
        load(loader(dataset), rows("1 north 2024", "2 south 2024"));
        load(loader(dataset).mode(FileMode.APPEND), rows("3 north 2024"));
        load(loader(dataset).replaceScope(ReplaceScope.PARTITIONS), rows("4 north 2024", "5 east 2024"));
        assertThat(parts(dataset))
                .containsExactly(
                        entry("branch=east/year=2024/part.csv", "id 5"),
                        entry("branch=north/year=2024/part.csv", "id 4"),
                        entry("branch=south/year=2024/part.csv", "id 2"));
    }

    @Test
    void appendAddsAFilePerRun() throws Exception {
        load(loader(dataset).mode(FileMode.APPEND), rows("1 north 2024"));
        load(loader(dataset).mode(FileMode.APPEND), rows("2 north 2024"));
        Map<String, String> parts = parts(dataset);
        assertThat(parts.values()).containsExactlyInAnyOrder("id 1", "id 2");
        assertThat(parts.keySet()).allMatch(name -> name.matches("branch=north/year=2024/part-[0-9a-f-]{36}\\.csv"));
    }

    @Test
    void failIfExistsLooksForPartFiles() throws Exception {
        CsvLoader once = loader(dataset).mode(FileMode.FAIL_IF_EXISTS);
        load(once, rows("1 north 2024"));
        assertThatThrownBy(() -> load(once, rows("2 south 2024")))
                .isInstanceOf(LoadException.class)
                .hasMessage("[PEN-4202] " + dataset + "/branch=north/year=2024/part.csv: the file is there already."
                        + " Choose another file, or mode replace or append.");
        assertThat(parts(dataset)).hasSize(1);
    }

    @Test
    void noRowsLeaveAnEmptyDirectory() throws Exception {
        load(loader(dataset), rows());
        assertThat(dataset).isEmptyDirectory();
        load(loader(dataset), rows("1 north 2024"));
        load(loader(dataset), rows());
        assertThat(dataset).isEmptyDirectory();
    }

    @Test
    void moreSeparatePartitionsThanOpenFilesLoseNoRow() throws Exception {
        Random random = new Random(3);
        long[] sums = new long[40];
        Batch[] batches = new Batch[30];
        long id = 0;
        for (int b = 0; b < batches.length; b++) {
            String[] rows = new String[50];
            for (int i = 0; i < rows.length; i++) {
                int place = random.nextInt(sums.length);
                sums[place] += ++id;
                rows[i] = id + " b" + place + " 2024";
            }
            batches[b] = rows(rows);
        }
        for (String ending : List.of("", ".gz")) {
            Path out = directory.resolve("out" + ending);
            load(loader(out).maxOpenPartitions(3), batches);
            long[] found = new long[sums.length];
            for (Path file : io.penstock.load.file.partition.PartFiles.under(out)) {
                String branch = String.valueOf(file.getParent().getParent().getFileName());
                assertThat(String.valueOf(file.getFileName()))
                        .matches(ending.isEmpty() ? "part\\.csv" : "part(-\\d+)?\\.csv\\.gz");
                for (String line : lines(file).subList(1, lines(file).size())) {
                    found[Integer.parseInt(branch.substring("branch=b".length()))] += Long.parseLong(line);
                }
            }
            assertThat(found).isEqualTo(sums);
        }
    }

    private static List<String> lines(Path file) throws Exception {
        if (!file.toString().endsWith(".gz")) {
            return Files.readAllLines(file);
        }
        try (java.io.InputStream in = new java.util.zip.GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Test
    void tooManyFilesAreRefusedByTheNameOfTheSetting() throws Exception {
        assertThatThrownBy(() -> load(
                        loader(dataset).partitionBy("id").maxFiles(2),
                        rows("1 north 2024", "2 north 2024", "3 north 2024")))
                .isInstanceOf(LoadException.class)
                .hasMessage("[PEN-4208] partition_by id makes more than max_files 2 files (3 partitions so far)."
                        + " Partition by columns of fewer different values, or raise max_files.");
        Path packed = directory.resolve("loans.gz");
        assertThatThrownBy(() -> load(
                        loader(packed)
                                .partitionBy("branch")
                                .maxOpenPartitions(1)
                                .maxFiles(9),
                        rows("1 a 1", "2 b 1"),
                        rows("1 a 1", "2 b 1"),
                        rows("1 a 1", "2 b 1"),
                        rows("1 a 1", "2 b 1"),
                        rows("1 a 1", "2 b 1")))
                .hasMessage("[PEN-4208] partition_by branch makes more than max_files 9 files (2 partitions so far)."
                        + " Sort the rows by branch first, or raise max_open_partitions.");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aValueTooLongForADirectoryIsRefused() {
        assertThatThrownBy(() -> load(loader(dataset).partitionBy("branch"), rows("1 " + "x".repeat(300) + " 2024")))
                .isInstanceOf(LoadException.class)
                .hasMessage("[PEN-4209] " + dataset + ": a value of partition column 'branch' would need a directory"
                        + " name of 307 bytes, file systems take 255. Partition by a column of short values, such as"
                        + " a code or a date.");
    }

    @Test
    void settingsThatCannotWorkAreToldTogether() {
        assertThatThrownBy(() -> load(
                        loader(dataset)
                                .partitionBy("brunch", "id")
                                .mode(FileMode.APPEND)
                                .replaceScope(ReplaceScope.PARTITIONS),
                        rows("1 north 2024")))
                .isInstanceOf(PlanException.class)
                .hasMessage("2 problems:\n"
                        + "  [PEN-1002] there is no column 'brunch'. Did you mean 'branch'? Valid names: id, branch, year.\n"
                        + "  [PEN-4210] replace_scope needs mode replace, mode is append");
        assertThatThrownBy(() -> load(CsvLoader.of(dataset).maxFiles(7), rows("1 north 2024")))
                .hasMessage("[PEN-4210] partition_columns, replace_scope, max_open_partitions and max_files need"
                        + " partition_by");
        assertThatThrownBy(() -> load(loader(dataset).partitionBy("id", "branch", "year"), rows("1 north 2024")))
                .hasMessage("[PEN-4207] partition_by names every column, so that none would be left in the files."
                        + " Name fewer columns, or set partition_columns keep.");
        Batch real = BatchBuilder.of(Schema.of(Field.of("x", Type.FLOAT64), Field.of("y", Type.TEXT)))
                .build();
        assertThatThrownBy(() -> load(CsvLoader.of(dataset).partitionBy("x"), real))
                .hasMessage(
                        "[PEN-4207] partition_by: column 'x' is FLOAT64; a partition column is TEXT, INT64, BOOLEAN,"
                                + " DECIMAL, DATE, TIME or TIMESTAMP");
        assertThatThrownBy(() -> loader(dataset).partitionBy("id", "id"))
                .hasMessage("[PEN-4210] partition_by names a column twice");
        assertThatThrownBy(() -> loader(dataset).maxOpenPartitions(0))
                .hasMessage("[PEN-4210] max_open_partitions must be at least 1");
        assertThatThrownBy(() -> loader(dataset).maxFiles(0)).hasMessage("[PEN-4210] max_files must be at least 1");
    }

    @Test
    void aFileInTheWayIsNamed() throws Exception {
        Files.writeString(dataset, "x");
        assertThatThrownBy(() -> load(loader(dataset), rows("1 north 2024")))
                .hasMessage("[PEN-4204] " + dataset + ": the target is a file, a directory was expected (partition_by)."
                        + " Name another directory, or move the file away.");
    }
}
