package io.penstock.load.file;

import io.penstock.load.csv.CsvLoader;
import io.penstock.load.file.partition.PartFiles;
import io.penstock.spi.Loader;
import io.penstock.testkit.SinkCall;
import io.penstock.testkit.contract.LoaderContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;

/** The sample rows by {@code lent} and {@code day}, two files open at a time, with a manifest. */
class PartitionedCsvContractTest extends LoaderContract {
    @TempDir
    Path directory;

    private Path dataset() {
        return directory.resolve("out/sample");
    }

    private CsvLoader partitioned(Path path) {
        return CsvLoader.of(path)
                .partitionBy("lent", "day")
                .partitionColumns(PartitionColumns.KEEP)
                .maxOpenPartitions(2)
                .manifest(ManifestFile.WRITE);
    }

    @Override
    protected Loader loader() {
        return partitioned(dataset());
    }

    @Override
    protected Path directory() {
        return directory;
    }

    @Override
    protected Optional<List<List<Object>>> target() throws IOException {
        if (!Files.isDirectory(dataset())) {
            return Optional.empty();
        }
        List<List<Object>> rows = new ArrayList<>();
        for (Path file : PartFiles.under(dataset())) {
            List<String> lines = Files.readAllLines(file);
            for (String line : lines.subList(1, lines.size())) {
                rows.add(Arrays.asList((Object[]) line.split(",", -1)));
            }
        }
        rows.sort(Comparator.comparing(row -> Integer.valueOf((String) row.get(0))));
        return Optional.of(rows);
    }

    @Override
    protected List<List<Object>> expected(List<List<Object>> rows) {
        List<List<Object>> texts = new ArrayList<>();
        for (List<Object> row : rows) {
            texts.add(row.stream()
                    .map(value -> (Object) Objects.toString(value, ""))
                    .toList());
        }
        return texts;
    }

    @Override
    protected List<Breakage> breakages() {
        Path blocked = directory.resolve("blocked");
        Path taken = directory.resolve("taken");
        return List.of(
                new Breakage(
                        "a file stands where the directory should be",
                        SinkCall.OPEN,
                        partitioned(blocked),
                        () -> Files.createFile(blocked),
                        () -> Files.delete(blocked)),
                new Breakage(
                        "a file takes the place of a partition before the commit",
                        SinkCall.COMMIT,
                        partitioned(taken),
                        () -> {
                            Files.createDirectory(taken);
                            Files.createFile(taken.resolve("lent=false"));
                        },
                        () -> {
                            Files.delete(taken.resolve("lent=false"));
                            Files.delete(taken);
                        }));
    }

    @Override
    protected List<UnaryOperator<Loader>> withers() {
        return List.of(
                loader -> ((CsvLoader) loader).partitionBy("id"),
                loader -> ((CsvLoader) loader).partitionColumns(PartitionColumns.REMOVE),
                loader -> ((CsvLoader) loader).replaceScope(ReplaceScope.PARTITIONS),
                loader -> ((CsvLoader) loader).maxOpenPartitions(3),
                loader -> ((CsvLoader) loader).maxFiles(3),
                loader -> ((CsvLoader) loader).manifest(ManifestFile.OMIT),
                loader -> ((CsvLoader) loader).mode(FileMode.APPEND));
    }
}
