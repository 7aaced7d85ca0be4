package io.penstock.load.excel;

import io.penstock.load.file.FileMode;
import io.penstock.spi.Loader;
import io.penstock.testkit.SinkCall;
import io.penstock.testkit.contract.LoaderContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

class ExcelLoaderContractTest extends LoaderContract {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("out/sample.xlsx");
    }

    @Override
    protected Loader loader() {
        return ExcelLoader.of(file());
    }

    @Override
    protected Path directory() {
        return directory;
    }

    @Override
    protected Optional<List<List<@Nullable Object>>> target() throws IOException {
        return Files.isRegularFile(file()) ? Optional.of(PoiReader.rows(file(), "Sheet1", schema())) : Optional.empty();
    }

    @Override
    protected List<Breakage> breakages() {
        Path blocked = directory.resolve("blocked");
        Path taken = directory.resolve("taken.xlsx");
        return List.of(
                new Breakage(
                        "a file stands where the directory should be",
                        SinkCall.OPEN,
                        ExcelLoader.of(blocked.resolve("sample.xlsx")),
                        () -> Files.createFile(blocked),
                        () -> Files.delete(blocked)),
                new Breakage(
                        "a directory stands where the file should be",
                        SinkCall.COMMIT,
                        ExcelLoader.of(taken),
                        () -> Files.createDirectories(taken.resolve("full")),
                        () -> {
                            Files.delete(taken.resolve("full"));
                            Files.delete(taken);
                        }));
    }

    @Override
    protected List<UnaryOperator<Loader>> withers() {
        return List.of(
                loader -> ((ExcelLoader) loader).sheet("Loans"),
                loader -> ((ExcelLoader) loader).header(HeaderStyle.PLAIN),
                loader -> ((ExcelLoader) loader).dateFormat("dd/mm/yyyy"),
                loader -> ((ExcelLoader) loader).timestampFormat("dd/mm/yyyy hh:mm"),
                loader -> ((ExcelLoader) loader).timeFormat("hh:mm"),
                loader -> ((ExcelLoader) loader).columnWidth("id", 12),
                loader -> ((ExcelLoader) loader).overflow(Overflow.FAIL),
                loader -> ((ExcelLoader) loader).longText(LongText.CUT),
                loader -> ((ExcelLoader) loader).zone(ZoneId.of("Europe/London")),
                loader -> ((ExcelLoader) loader).mode(FileMode.FAIL_IF_EXISTS));
    }
}
