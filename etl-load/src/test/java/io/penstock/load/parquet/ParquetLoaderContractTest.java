package io.penstock.load.parquet;

import io.penstock.load.file.FileMode;
import io.penstock.spi.Loader;
import io.penstock.testkit.SinkCall;
import io.penstock.testkit.contract.LoaderContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

class ParquetLoaderContractTest extends LoaderContract {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("out/sample.parquet");
    }

    @Override
    protected Loader loader() {
        return ParquetLoader.of(file());
    }

    @Override
    protected Path directory() {
        return directory;
    }

    @Override
    protected Optional<List<List<@Nullable Object>>> target() throws IOException {
        return Files.isRegularFile(file()) ? Optional.of(JavaReader.rows(file(), schema())) : Optional.empty();
    }

    @Override
    protected List<Breakage> breakages() {
        Path blocked = directory.resolve("blocked");
        Path taken = directory.resolve("taken.parquet");
        return List.of(
                new Breakage(
                        "a file stands where the directory should be",
                        SinkCall.OPEN,
                        ParquetLoader.of(blocked.resolve("sample.parquet")),
                        () -> Files.createFile(blocked),
                        () -> Files.delete(blocked)),
                new Breakage(
                        "a directory stands where the file should be",
                        SinkCall.COMMIT,
                        ParquetLoader.of(taken),
                        () -> Files.createDirectories(taken.resolve("full")),
                        () -> {
                            Files.delete(taken.resolve("full"));
                            Files.delete(taken);
                        }));
    }

    @Override
    protected List<UnaryOperator<Loader>> withers() {
        return List.of(
                loader -> ((ParquetLoader) loader).compression(Compression.GZIP),
                loader -> ((ParquetLoader) loader).dictionary(DictionaryUse.OFF),
                loader -> ((ParquetLoader) loader).rowGroupRows(10),
                loader -> ((ParquetLoader) loader).rowGroupBytes(1 << 20),
                loader -> ((ParquetLoader) loader).metadata("owner", "library"),
                loader -> ((ParquetLoader) loader).mode(FileMode.FAIL_IF_EXISTS));
    }
}
