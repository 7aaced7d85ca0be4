package io.penstock.load.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.error.LoadException;
import io.penstock.http.settings.Repeat;
import io.penstock.load.rest.ShelfServer.Answer;
import io.penstock.load.rest.ShelfServer.Sent;
import io.penstock.load.rest.send.BodyShape;
import io.penstock.load.rest.send.SendTime;
import io.penstock.load.rest.send.StatusAction;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Problems;
import io.penstock.spi.RecoverableSink;
import io.penstock.testkit.RecordingOutput;
import io.penstock.testkit.TestContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestLoaderTest {
    private static final Schema BOOKS = Schema.of(Field.of("id", Type.INT64), Field.of("title", Type.TEXT));

    private final ShelfServer server;

    @TempDir
    Path spool;

    RestLoaderTest() throws IOException {
        server = new ShelfServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RestLoader loader(String path) {
        return RestLoader.of(server.url(path)).spoolDirectory(spool).batchSize(2);
    }

    private static Batch books(int count) {
        BatchBuilder rows = BatchBuilder.of(BOOKS);
        for (long i = 1; i <= count; i++) {
            rows.add(i, "t\"" + i);
        }
        return rows.build();
    }

    private static RecordingOutput load(RestLoader loader, Batch batch) throws Exception {
        RecordingOutput output = new RecordingOutput();
        try (TestContext context = TestContext.create();
                RecoverableSink sink = loader.open(batch.schema(), context)) {
            sink.write(batch, output);
            sink.prepare();
            sink.commit();
        }
        return output;
    }

    private List<String> bodies() {
        return server.accepted().stream().map(Sent::body).toList();
    }

    @Test
    void sendsRowsInEveryShape() throws Exception {
        load(loader("/a"), books(3));
        load(loader("/b").shape(BodyShape.WRAPPED).wrapName("books"), books(1));
        load(loader("/c").shape(BodyShape.LINES), books(2));
        load(loader("/d/{id}?t={title}").shape(BodyShape.SINGLE).method(SendMethod.PUT), books(2));
        assertThat(bodies())
                .containsExactly(
                        "[{\"id\":1,\"title\":\"t\\\"1\"},{\"id\":2,\"title\":\"t\\\"2\"}]",
                        "[{\"id\":3,\"title\":\"t\\\"3\"}]",
                        "{\"books\":[{\"id\":1,\"title\":\"t\\\"1\"}]}",
                        "{\"id\":1,\"title\":\"t\\\"1\"}\n{\"id\":2,\"title\":\"t\\\"2\"}\n",
                        "{\"id\":1,\"title\":\"t\\\"1\"}",
                        "{\"id\":2,\"title\":\"t\\\"2\"}");
        assertThat(server.accepted().get(5).path()).isEqualTo("/d/2?t=t%222");
        assertThat(server.accepted().get(5).method()).isEqualTo("PUT");
        assertThat(server.accepted().get(3).headers()).containsEntry("Content-Type", "application/x-ndjson");
    }

    @Test
    void writesEveryTypeWithoutLoss() throws Exception {
        Schema schema = Schema.of(
                Field.of("i", Type.INT64),
                Field.of("f", Type.FLOAT64),
                Field.of("d", Type.decimal(38, 9)),
                Field.of("s", Type.decimal(9, 2)),
                Field.of("t", Type.TIME),
                Field.of("ts", Type.TIMESTAMP),
                Field.of("b", Type.BINARY),
                Field.of("l", Type.list(Type.INT64)));
        Batch batch = BatchBuilder.of(schema)
                .add(
                        Long.MIN_VALUE,
                        -0.0,
                        new BigDecimal("12345678901234567890123456789.123456789"),
                        new BigDecimal("-0.05"),
                        LocalTime.parse("10:15:30.000001"),
                        Instant.parse("2026-01-01T00:00:00.5Z"),
                        new byte[] {1, 2, 3},
                        List.of(1L, 2L))
                .add(null, Double.NaN, null, null, null, null, null, null)
                .build();
        load(loader("/"), batch);
        assertThat(bodies().get(0))
                .isEqualTo("[{\"i\":-9223372036854775808,\"f\":-0.0,\"d\":12345678901234567890123456789.123456789,"
                        + "\"s\":-0.05,\"t\":\"10:15:30.000001\",\"ts\":\"2026-01-01T00:00:00.500000Z\",\"b\":\"AQID\","
                        + "\"l\":[1,2]},{\"i\":null,\"f\":\"NaN\",\"d\":null,\"s\":null,\"t\":null,\"ts\":null,\"b\":null,"
                        + "\"l\":null}]");
    }

    @Test
    void goesOnWhereAKilledCommitStoppedWithTheSameKeys() throws Exception {
        RestLoader loader = loader("/books");
        String receipt;
        server.answer(sent -> new Answer(server.accepted().size() < 2 ? 200 : 500, ""));
        try (TestContext context = TestContext.create();
                RecoverableSink sink = loader.open(BOOKS, context)) {
            sink.write(books(7), new RecordingOutput());
            sink.prepare();
            receipt = sink.receipt();
            assertThatThrownBy(sink::commit)
                    .isInstanceOf(LoadException.class)
                    .hasMessage("[PEN-4603] POST " + server.url("/books") + ": the server answered with status 500. Try"
                            + " again later; set repeat to safe where requests may be sent twice.");
            assertThat(sink.outcome())
                    .isEqualTo("4 rows were already sent to " + server.url("/books")
                            + " (2 requests); HTTP cannot take them back.");
        }
        Sent refused = server.all().get(2);
        server.answer(sent -> new Answer(200, ""));
        try (TestContext context = TestContext.create()) {
            loader.recover(receipt, context);
            loader.recover(receipt, context);
        }
        assertThat(server.accepted()).hasSize(4);
        Sent again = server.accepted().get(2);
        assertThat(again.body()).isEqualTo(refused.body());
        assertThat(again.headers().get("Idempotency-Key"))
                .isEqualTo(refused.headers().get("Idempotency-Key"));
        assertThat(server.accepted().stream().map(sent -> sent.headers().get("Idempotency-Key")))
                .doesNotHaveDuplicates();
        try (Stream<Path> files = Files.list(spool)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void rejectsRowsThatTheServerRefuses() throws Exception {
        RestLoader loader = loader("/").send(SendTime.WHILE_WRITING);
        server.answer(sent -> new Answer(sent.body().contains("\"id\":3") ? 422 : 200, ""));
        RecordingOutput whole = load(loader.onStatus(Map.of("422", StatusAction.REJECT)), books(5));
        assertThat(whole.rejections())
                .extracting(each -> String.valueOf(each.values().get(0)))
                .containsExactly("3", "4");
        assertThat(whole.rejections().get(0).failure().rule()).isEqualTo("rest(422)");
        assertThat(whole.rejections().get(0).failure().message()).isEqualTo("the server refused it with status 422");

        server.answer(sent -> new Answer(
                207, sent.body().contains("\"id\":5") ? "{\"r\":[{\"s\":201}]}" : "{\"r\":[{\"s\":201},{\"s\":409}]}"));
        RecordingOutput single = load(loader.resultsPath("/r").resultStatus("/s"), books(5));
        assertThat(single.rejections())
                .extracting(each -> String.valueOf(each.values().get(0)))
                .containsExactly("2", "4");

        server.answer(sent -> new Answer(200, "{\"r\":[]}"));
        assertThatThrownBy(() -> load(loader.resultsPath("/r"), books(1)))
                .hasMessage("[PEN-4606] POST " + server.url("/") + ": results_path /r leads to 0 results, 1 rows were"
                        + " sent. Check results_path; the rows of this request were sent.");
    }

    @Test
    void repeatsOnlyWhatMayBeRepeated() throws Exception {
        server.answer(sent -> new Answer(server.all().size() % 2 == 1 ? 503 : 200, ""));
        assertThatThrownBy(() -> load(loader("/").retries(3), books(1))).hasMessageContaining("status 503.");
        assertThat(server.all()).hasSize(1);
        server.all().clear();
        load(loader("/").repeat(Repeat.SAFE).retryDelay(java.time.Duration.ofMillis(1)), books(1));
        assertThat(server.all()).hasSize(2);
        assertThat(server.all().get(0).headers().get("Idempotency-Key"))
                .isEqualTo(server.all().get(1).headers().get("Idempotency-Key"));
    }

    @Test
    void tellsEverythingThatDoesNotFitBeforeARowMoves() {
        Problems problems = new Problems();
        loader("/{idd}").onStatus(Map.of("4xx", StatusAction.REJECT)).bind(BOOKS, problems);
        assertThat(problems.found().stream().map(Object::toString))
                .containsExactly(
                        "[PEN-4605] rest " + server.url("/{idd}")
                                + ": there is no column 'idd' for the URL. Did you mean 'id'? Valid names: id, title.",
                        "[PEN-4601] rest " + server.url("/{idd}")
                                + ": placeholders in url need shape single, a request a row",
                        "[PEN-4601] rest " + server.url("/{idd}")
                                + ": rows that the server refuses (on_status reject, results_path) cannot be rejected at"
                                + " the commit, when the reject route is closed. Set send to while_writing.");
        assertThatThrownBy(() -> RestLoader.of("http://ann:geheim@localhost/"))
                .hasMessageContaining("url must not hold a user or password")
                .hasMessageNotContaining("geheim");
    }
}
