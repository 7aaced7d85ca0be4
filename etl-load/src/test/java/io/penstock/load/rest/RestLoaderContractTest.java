package io.penstock.load.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.http.settings.Authentication;
import io.penstock.load.rest.ShelfServer.Answer;
import io.penstock.load.rest.ShelfServer.Sent;
import io.penstock.load.rest.send.BodyShape;
import io.penstock.spi.Loader;
import io.penstock.testkit.SinkCall;
import io.penstock.testkit.contract.LoaderContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class RestLoaderContractTest extends LoaderContract {
    private final ShelfServer server;

    @TempDir
    Path spool;

    RestLoaderContractTest() throws IOException {
        server = new ShelfServer();
    }

    @Override
    protected Loader loader() {
        return RestLoader.of(server.url("/books"))
                .auth(Authentication.bearer("geheim"))
                .batchSize(3)
                .spoolDirectory(spool);
    }

    @Override
    protected @Nullable Path directory() {
        return spool;
    }

    @Override
    protected Optional<List<List<@Nullable Object>>> target() throws Exception {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Sent sent : server.accepted()) {
            for (JsonNode item : new ObjectMapper().readTree(sent.body())) {
                JsonNode day = item.get("day");
                rows.add(Arrays.asList(
                        item.get("id").longValue(),
                        item.get("name").isNull() ? null : item.get("name").textValue(),
                        item.get("score").isNull()
                                ? null
                                : (Object) item.get("score").doubleValue(),
                        day.isNull() ? null : LocalDate.parse(day.textValue()),
                        item.get("lent").isNull()
                                ? null
                                : (Object) item.get("lent").booleanValue()));
            }
        }
        return server.accepted().isEmpty() ? Optional.empty() : Optional.of(rows);
    }

    @Override
    protected List<Breakage> breakages() {
        return List.of(
                new Breakage(
                        "server refuses",
                        SinkCall.COMMIT,
                        loader(),
                        () -> server.answer(sent -> new Answer(500, "")),
                        () -> {}),
                new Breakage(
                        "spool directory is a file",
                        SinkCall.OPEN,
                        RestLoader.of(server.url("/")).spoolDirectory(spool.resolve("file")),
                        () -> Files.createFile(spool.resolve("file")),
                        () -> Files.delete(spool.resolve("file"))));
    }

    @Override
    protected List<UnaryOperator<Loader>> withers() {
        return List.of(l -> ((RestLoader) l).batchSize(7), l -> ((RestLoader) l).shape(BodyShape.LINES));
    }

    @Override
    protected List<String> secrets() {
        return List.of("geheim");
    }

    @AfterEach
    void stop() {
        server.close();
    }
}
