package io.penstock.load.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.load.file.FileMode;
import io.penstock.load.file.ManifestFile;
import io.penstock.spi.Loader;
import io.penstock.testkit.SinkCall;
import io.penstock.testkit.contract.LoaderContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

class JsonLoaderContractTest extends LoaderContract {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("out/sample.json");
    }

    @Override
    protected Loader loader() {
        return JsonLoader.of(file());
    }

    @Override
    protected Path directory() {
        return directory;
    }

    @Override
    protected Optional<List<List<@Nullable Object>>> target() throws IOException {
        if (!Files.isRegularFile(file())) {
            return Optional.empty();
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (JsonNode node : new ObjectMapper().readTree(file().toFile())) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(node.get("id").asLong());
            row.add(node.get("name").textValue());
            row.add(node.get("score").isNull() ? null : node.get("score").doubleValue());
            row.add(
                    node.get("day").isNull()
                            ? null
                            : LocalDate.parse(node.get("day").textValue()));
            row.add(node.get("lent").isNull() ? null : node.get("lent").booleanValue());
            rows.add(row);
        }
        return Optional.of(rows);
    }

    @Override
    protected List<Breakage> breakages() {
        Path blocked = directory.resolve("blocked");
        Path taken = directory.resolve("taken.json");
        return List.of(
                new Breakage(
                        "a file stands where the directory should be",
                        SinkCall.OPEN,
                        JsonLoader.of(blocked.resolve("sample.json")),
                        () -> Files.createFile(blocked),
                        () -> Files.delete(blocked)),
                new Breakage(
                        "a directory stands where the file should be",
                        SinkCall.COMMIT,
                        JsonLoader.of(taken),
                        () -> Files.createDirectories(taken.resolve("full")),
                        () -> {
                            Files.delete(taken.resolve("full"));
                            Files.delete(taken);
                        }));
    }

    @Override
    protected List<UnaryOperator<Loader>> withers() {
        return List.of(
                loader -> ((JsonLoader) loader).format(JsonForm.PRETTY),
                loader -> ((JsonLoader) loader).nulls(Nulls.OMIT),
                loader -> ((JsonLoader) loader).nonFinite(NonFinite.FAIL),
                loader -> ((JsonLoader) loader).names(Names.NESTED),
                loader -> ((JsonLoader) loader).separator("_"),
                loader -> ((JsonLoader) loader).manifest(ManifestFile.WRITE),
                loader -> ((JsonLoader) loader).mode(FileMode.APPEND));
    }
}
