package io.penstock.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Pipeline;
import io.penstock.config.PipelineConfig;
import io.penstock.error.EtlException;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.load.parquet.ParquetLoader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process without any optional library runs what needs none, and says which dependency to add for the rest. */
class MissingLibraryTest {
    /** Beginnings of the names of jars that an app adds only when it wants to. */
    private static final List<String> OPTIONAL = List.of(
            "poi",
            "parquet-",
            "hadoop-",
            "postgresql",
            "zstd-jni",
            "snappy",
            "h2-",
            "duckdb",
            "commons-compress",
            "xmlbeans");

    private static final String MARK = "config: ";

    @TempDir
    Path directory;

    @BeforeEach
    void makeFiles() throws IOException {
        Path csv = Files.writeString(directory.resolve("loans.csv"), "id,title\n1,Winter Night\n");
        Pipeline.named("seed")
                .extract(CsvExtractor.of(csv))
                .load(ParquetLoader.of(directory.resolve("loans.parquet")))
                .build()
                .run();
        try (HSSFWorkbook book = new HSSFWorkbook();
                var out = Files.newOutputStream(directory.resolve("loans.xls"))) {
            book.createSheet().createRow(0).createCell(0).setCellValue("id");
            book.write(out);
        }
        Files.write(directory.resolve("loans.csv.zst"), new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD});
    }

    @Test
    void tellsWhichDependencyToAdd() throws Exception {
        assertThat(messages(
                        "extractors [{'type': 'excel', 'source': '$/loans.xls'}]",
                        "extractors [{'type': 'parquet', 'source': '$/loans.parquet'}]",
                        "extractors [{'type': 'csv', 'source': '$/loans.csv.zst'}]",
                        "extractors [{'type': 'database', 'source': 'jdbc:postgresql://localhost/x', 'config': {'table': 't'}}]",
                        "loaders [{'type': 'parquet', 'destination': '$/out.parquet'}]",
                        "loaders [{'type': 'parquet', 'destination': '$/out.parquet', 'config': {'compression': 'snappy'}}]",
                        "loaders [{'type': 'database', 'destination': 'jdbc:postgresql://localhost/x', 'config': {'table': 't'}}]",
                        "loaders [{'type': 'database', 'destination': 'jdbc:h2:mem:x', 'config': {'table': 't'}}]",
                        "loaders [{'type': 'database', 'destination': 'jdbc:duckdb:', 'config': {'table': 't'}}]"))
                .containsExactly(
                        "[PEN-1015] pipeline 'one', extract excel loans.xls: the source excel, for xls and protected files, needs"
                                + " Apache POI, which is not on the class path. Add the dependency org.apache.poi:poi. Nothing was"
                                + " read or changed.",
                        "[PEN-1015] pipeline 'one', extract parquet loans.parquet: the source parquet needs the Parquet format,"
                                + " which is not on the class path. Add the dependency"
                                + " org.apache.parquet:parquet-format-structures. Nothing was read or changed.",
                        "[PEN-2006] pipeline 'one', extract csv loans.csv.zst: reading '$/loans.csv.zst' needs the library"
                                + " com.github.luben:zstd-jni, which is not there. Add the dependency"
                                + " com.github.luben:zstd-jni. Nothing was read or changed.",
                        "[PEN-1015] pipeline 'one', extract database t: the source database needs the JDBC driver of"
                                + " PostgreSQL, which is not on the class path. Add the dependency"
                                + " org.postgresql:postgresql. Nothing was read or changed.",
                        "[PEN-1015] pipeline 'one', load parquet $/out.parquet: the sink parquet with compression zstd needs"
                                + " zstd-jni, which is not on the class path. Add the dependency"
                                + " com.github.luben:zstd-jni. Nothing was committed.",
                        "[PEN-1015] pipeline 'one', load parquet $/out.parquet: the sink parquet with compression snappy needs"
                                + " snappy-java, which is not on the class path. Add the dependency"
                                + " org.xerial.snappy:snappy-java. Nothing was committed.",
                        "[PEN-1015] pipeline 'one', load database t: the sink database at jdbc:postgresql needs the PostgreSQL"
                                + " driver, which is not on the class path. Add the dependency"
                                + " org.postgresql:postgresql. Nothing was committed.",
                        "[PEN-1015] pipeline 'one', load database t: the sink database at jdbc:h2 needs H2, which is not on the"
                                + " class path. Add the dependency com.h2database:h2. Nothing was committed.",
                        "[PEN-1015] pipeline 'one', load database t: the sink database at jdbc:duckdb needs DuckDB, which is not"
                                + " on the class path. Add the dependency org.duckdb:duckdb_jdbc. Nothing was committed.");
    }

    @Test
    void whatNeedsNoLibraryRuns() throws Exception {
        assertThat(messages(
                        "loaders [{'type': 'excel', 'destination': '$/out.xlsx'}]",
                        "extractors [{'type': 'excel', 'source': '$/out.xlsx'}]",
                        "loaders [{'type': 'parquet', 'destination': '$/out.parquet', 'config': {'compression': 'gzip'}}]",
                        "loaders [{'type': 'json', 'destination': '$/out.json'}]",
                        "loaders [{'type': 'database', 'destination': '$/out.db', 'config': {'table': 'loans'}}]",
                        "extractors [{'type': 'database', 'source': '$/out.db', 'config': {'table': 'loans'}}]"))
                .containsOnly("1 rows");
    }

    private List<String> messages(String... parts) throws IOException, InterruptedException {
        StringBuilder files = new StringBuilder();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                withoutOptional(),
                MissingLibraryTest.class.getName()));
        for (int i = 0; i < parts.length; i++) {
            String[] part = parts[i].split(" ", 2);
            boolean source = part[0].equals("extractors");
            String text = "{'name': 'one', 'extractors': %s, 'loaders': %s}"
                    .formatted(
                            source ? part[1] : "[{'type': 'csv', 'source': '$/loans.csv'}]",
                            source ? "[{'type': 'csv', 'destination': '$/rows.csv'}]" : part[1])
                    .replace('\'', '"')
                    .replace("$/", directory + "/");
            command.add(Files.writeString(directory.resolve(i + ".json"), text).toString());
        }
        Path output = directory.resolve("output.txt");
        Process child = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        // Libraries may print lines of their own.
        return Files.readAllLines(output).stream()
                .filter(line -> line.startsWith(MARK))
                .map(line -> line.substring(MARK.length()).replace(directory.toString(), "$"))
                .toList();
    }

    private static String withoutOptional() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> OPTIONAL.stream()
                        .noneMatch(
                                name -> Path.of(entry).getFileName().toString().startsWith(name)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Runs configs and prints what each came to. */
    public static void main(String[] configs) {
        for (String config : configs) {
            try {
                System.out.println(MARK
                        + PipelineConfig.load(Path.of(config))
                                .pipeline("one")
                                .run()
                                .rowsWritten() + " rows");
            } catch (EtlException e) {
                System.out.println(MARK + e.getMessage());
            } catch (LinkageError e) {
                System.out.println(MARK + "a class is missing: " + e);
            }
        }
    }
}
