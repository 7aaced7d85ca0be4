package io.penstock.load.staging;

import io.penstock.load.csv.CsvLoader;
import io.penstock.load.disk.Disk;
import io.penstock.spi.Loader;
import io.penstock.testkit.SinkCall;
import io.penstock.testkit.contract.LoaderContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;

class StagingLoaderContractTest extends LoaderContract {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    Path directory;

    private Path area() {
        return directory.resolve("staging/sample");
    }

    @Override
    protected Loader loader() {
        return staging(area());
    }

    private static StagingLoader staging(Path area) {
        return StagingLoader.of(area).format(CsvLoader.of(Path.of("sample.csv")));
    }

    @Override
    protected Path directory() {
        return directory;
    }

    @Override
    protected Optional<List<List<Object>>> target() throws IOException {
        List<Staged> all = StagingArea.at(area()).list();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<List<Object>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(all.get(all.size() - 1).files().get(0))) {
            List<Object> cells = Arrays.asList((Object[]) line.split(",", -1));
            rows.add(cells.subList(0, cells.size() - 2));
        }
        return Optional.of(rows.subList(1, rows.size()));
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
        Path gone = directory.resolve("gone");
        return List.of(
                new Breakage(
                        "a file stands where the area should be",
                        SinkCall.OPEN,
                        staging(blocked.resolve("sample")),
                        () -> Files.createFile(blocked),
                        () -> Files.delete(blocked)),
                new Breakage("the area vanishes", SinkCall.PREPARE, staging(gone), () -> Disk.delete(gone), () -> {}),
                new Breakage("the area vanishes", SinkCall.COMMIT, staging(gone), () -> Disk.delete(gone), () -> {}));
    }

    @Override
    protected List<UnaryOperator<Loader>> withers() {
        return List.of(
                loader -> ((StagingLoader) loader).format(CsvLoader.of(Path.of("other.csv.gz"))),
                loader -> ((StagingLoader) loader).metadataColumns(MetadataColumns.OMIT),
                loader -> ((StagingLoader) loader).keep(3),
                loader -> ((StagingLoader) loader).keepFor(Duration.ofDays(3)),
                loader -> ((StagingLoader) loader).maxBytes(1_000),
                loader -> ((StagingLoader) loader).key(KEY),
                loader -> ((StagingLoader) loader).keyId("2026"),
                loader -> ((StagingLoader) loader).properties(Map.of("completeness", "0.99")));
    }
}
