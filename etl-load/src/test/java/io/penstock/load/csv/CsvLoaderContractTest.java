package io.penstock.load.csv;

import io.penstock.load.file.FileMode;
import io.penstock.spi.Loader;
import io.penstock.testkit.SinkCall;
import io.penstock.testkit.contract.LoaderContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;

class CsvLoaderContractTest extends LoaderContract {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("out/sample.csv");
    }

    @Override
    protected Loader loader() {
        return CsvLoader.of(file());
    }

    @Override
    protected Path directory() {
        return directory;
    }

    @Override
    protected Optional<List<List<Object>>> target() throws IOException {
        if (!Files.isRegularFile(file())) {
            return Optional.empty();
        }
        List<List<Object>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file())) {
            rows.add(Arrays.asList((Object[]) line.split(",", -1)));
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
        Path taken = directory.resolve("taken.csv");
        return List.of(
                new Breakage(
                        "a file stands where the directory should be",
                        SinkCall.OPEN,
                        CsvLoader.of(blocked.resolve("sample.csv")),
                        () -> Files.createFile(blocked),
                        () -> Files.delete(blocked)),
                new Breakage(
                        "a directory stands where the file should be",
                        SinkCall.COMMIT,
                        CsvLoader.of(taken),
                        () -> Files.createDirectories(taken.resolve("full")),
                        () -> {
                            Files.delete(taken.resolve("full"));
                            Files.delete(taken);
                        }));
    }

    @Override
    protected List<UnaryOperator<Loader>> withers() {
        return List.of(
                loader -> ((CsvLoader) loader).delimiter(';'),
                loader -> ((CsvLoader) loader).quote('\''),
                loader -> ((CsvLoader) loader).quoting(Quoting.ALL),
                loader -> ((CsvLoader) loader).header(HeaderLine.OMIT),
                loader -> ((CsvLoader) loader).nullToken("NULL"),
                loader -> ((CsvLoader) loader).byteOrderMark(ByteOrderMark.WRITE),
                loader -> ((CsvLoader) loader).formulaGuard(FormulaGuard.ESCAPE),
                loader -> ((CsvLoader) loader).mode(FileMode.APPEND));
    }
}
