package io.penstock.load.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.error.LoadException;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.load.file.FileMode;
import io.penstock.load.file.FileSink;
import io.penstock.load.text.Packing;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSink;
import io.penstock.spi.Problems;
import io.penstock.testkit.RecordingOutput;
import io.penstock.testkit.TestContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLoaderTest {
    @TempDir
    Path directory;

    @Test
    void writesEveryTypeWithAllItsDigits() throws Exception {
        Schema schema = Schema.of(
                Field.of("flag", Type.BOOLEAN),
                Field.of("whole", Type.INT64),
                Field.of("real", Type.FLOAT64),
                Field.of("price", Type.decimal(38, 9)),
                Field.of("text", Type.TEXT),
                Field.of("day", Type.DATE),
                Field.of("at", Type.TIME),
                Field.of("instant", Type.TIMESTAMP),
                Field.of("bytes", Type.BINARY),
                Field.of("list", Type.list(Type.FLOAT64)),
                Field.of("struct", Type.struct(List.of(Field.of("x", Type.INT64), Field.of("y", Type.TEXT)))));
        Batch batch = BatchBuilder.of(schema)
                .add(
                        true,
                        Long.MIN_VALUE,
                        -0.0,
                        new BigDecimal("12345678901234567890123456789.123456789"),
                        "a\"b\\c\n\u0001é🙂/",
                        LocalDate.of(2024, 2, 29),
                        LocalTime.of(10, 15, 30, 125_000),
                        Instant.parse("2024-02-29T10:15:30.000125Z"),
                        new byte[] {0, 1, -1},
                        List.of(1.5, Double.NaN),
                        Map.of("x", 7L, "y", "z"))
                .add(null, null, null, null, null, null, null, null, null, null, null)
                .build();
        Path file = directory.resolve("all.jsonl");
        load(JsonLoader.of(file), batch);
        assertThat(Files.readString(file)).isEqualTo("""
                        {"flag":true,"whole":-9223372036854775808,"real":-0.0,"price":12345678901234567890123456789.123456789,\
                        "text":"a\\"b\\\\c\\n\\u0001é🙂/","day":"2024-02-29","at":"10:15:30.000125",\
                        "instant":"2024-02-29T10:15:30.000125Z","bytes":"AAH/","list":[1.5,"NaN"],"struct":{"x":7,"y":"z"}}
                        {"flag":null,"whole":null,"real":null,"price":null,"text":null,"day":null,"at":null,"instant":null,\
                        "bytes":null,"list":null,"struct":null}
                        """);
    }

    @Test
    void writesArraysAndPrettyArraysAndNoRows() throws Exception {
        Batch batch = numbers(1, 2);
        assertThat(written(JsonLoader.of(directory.resolve("a.json")), batch))
                .isEqualTo("[\n{\"id\":1,\"a.b\":null},\n{\"id\":2,\"a.b\":null}\n]\n");
        assertThat(written(JsonLoader.of(directory.resolve("p.json")).format(JsonForm.PRETTY), batch))
                .isEqualTo(
                        "[\n  {\n    \"id\": 1,\n    \"a.b\": null\n  },\n  {\n    \"id\": 2,\n    \"a.b\": null\n  }\n]\n");
        assertThat(written(JsonLoader.of(directory.resolve("e.json")), numbers()))
                .isEqualTo("[]\n");
        assertThat(written(JsonLoader.of(directory.resolve("e.jsonl")), numbers()))
                .isEmpty();
    }

    @Test
    void nestsNamesAndOmitsNulls() throws Exception {
        Schema schema = Schema.of(
                Field.of("a.x", Type.INT64),
                Field.of("n", Type.INT64),
                Field.of("a.b.y", Type.INT64),
                Field.of("a.z", Type.INT64));
        Batch batch = BatchBuilder.of(schema)
                .add(1L, 2L, 3L, 4L)
                .add(null, null, 3L, null)
                .add(null, null, null, null)
                .build();
        JsonLoader nested = JsonLoader.of(directory.resolve("n.jsonl")).names(Names.NESTED);
        assertThat(written(nested, batch)).isEqualTo("""
                        {"a":{"x":1,"b":{"y":3},"z":4},"n":2}
                        {"a":{"x":null,"b":{"y":3},"z":null},"n":null}
                        {"a":{"x":null,"b":{"y":null},"z":null},"n":null}
                        """);
        assertThat(written(nested.nulls(Nulls.OMIT), batch)).isEqualTo("""
                        {"a":{"x":1,"b":{"y":3},"z":4},"n":2}
                        {"a":{"b":{"y":3}}}
                        {"a":{"b":{}}}
                        """);
        assertThat(new ObjectMapper()
                        .readTree(written(nested.nulls(Nulls.OMIT).format(JsonForm.PRETTY), batch))
                        .get(1))
                .isEqualTo(new ObjectMapper().readTree("{\"a\":{\"b\":{\"y\":3}}}"));
    }

    @Test
    void refusesAColumnThatWouldBeAValueAndAnObject() {
        Problems problems = new Problems();
        JsonLoader.of(directory.resolve("x.json"))
                .names(Names.NESTED)
                .bind(Schema.of(Field.of("a", Type.TEXT), Field.of("a.b", Type.TEXT)), problems);
        assertThat(problems.found())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .isEqualTo(
                                "[PEN-4302] column 'a' would be a value and, for 'a.b', an object. Rename one of them, or set"
                                        + " names to flat."));
    }

    @Test
    void writesWhatJsonHasNoNumberForByThePolicy() throws Exception {
        Batch batch = BatchBuilder.of(Schema.of(Field.of("x", Type.FLOAT64)))
                .add(Double.NaN)
                .add(Double.NEGATIVE_INFINITY)
                .add(1e300)
                .build();
        JsonLoader loader = JsonLoader.of(directory.resolve("x.jsonl"));
        assertThat(written(loader, batch)).isEqualTo("{\"x\":\"NaN\"}\n{\"x\":\"-Infinity\"}\n{\"x\":1.0E300}\n");
        assertThat(written(loader.nonFinite(NonFinite.NULL), batch))
                .isEqualTo("{\"x\":null}\n{\"x\":null}\n{\"x\":1.0E300}\n");
        assertThatThrownBy(() -> load(loader.nonFinite(NonFinite.FAIL), batch))
                .isInstanceOf(LoadException.class)
                .hasMessage("[PEN-4303] column 'x': row 1 has NaN or an infinity, which JSON has no number for. Set"
                        + " non_finite to text or null, or filter such rows.");
    }

    @Test
    void appendsToLinesAndArraysAndRefusesAnotherForm() throws Exception {
        Path lines = directory.resolve("a.jsonl");
        Files.writeString(lines, "{\"id\":0}");
        JsonLoader append = JsonLoader.of(lines).mode(FileMode.APPEND);
        assertThat(written(append, numbers(1))).isEqualTo("{\"id\":0}\n{\"id\":1,\"a.b\":null}\n");
        Path array = directory.resolve("a.json");
        Files.writeString(array, "[ ]");
        written(JsonLoader.of(array).mode(FileMode.APPEND), numbers(1));
        written(JsonLoader.of(array).mode(FileMode.APPEND), numbers());
        written(JsonLoader.of(array).mode(FileMode.APPEND), numbers(2, 3));
        JsonNode read = new ObjectMapper().readTree(array.toFile());
        assertThat(read.findValuesAsText("id")).containsExactly("1", "2", "3");
        Files.writeString(array, "{\"id\":0}");
        assertThatThrownBy(() -> load(JsonLoader.of(array).mode(FileMode.APPEND), numbers(1)))
                .isInstanceOf(LoadException.class)
                .hasMessage(
                        "[PEN-4304] " + array + ": rows cannot be appended: the file is no JSON array. Set format to"
                                + " the form of the file, or mode to replace.");
    }

    @Test
    void compressesByTheName() throws Exception {
        Path file = directory.resolve("a.jsonl.gz");
        load(JsonLoader.of(file), numbers(5));
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("{\"id\":5,\"a.b\":null}\n");
        }
    }

    @Test
    void zstandardByTheNameAndAppendedToWhereALineWasLeftOpen() throws Exception {
        for (String ending : List.of(".gz", ".zst")) {
            Path file = directory.resolve("b.ndjson" + ending);
            try (OutputStream out = Packing.of(file).append(file)) {
                out.write("{\"id\":4}".getBytes(StandardCharsets.UTF_8));
            }
            JsonLoader append = JsonLoader.of(file).mode(FileMode.APPEND);
            load(append, numbers(5));
            load(append, numbers(6));
            try (InputStream raw = Files.newInputStream(file);
                    InputStream in = ending.equals(".gz") ? new GZIPInputStream(raw) : new ZstdInputStream(raw)) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("{\"id\":4}\n{\"id\":5,\"a.b\":null}\n{\"id\":6,\"a.b\":null}\n");
            }
        }
    }

    @Test
    void aRestartedRunGoesOnBehindItsCheckpoint() throws Exception {
        Path file = directory.resolve("loans.jsonl");
        JsonLoader loader = JsonLoader.of(file);
        String checkpoint;
        try (TestContext context = TestContext.create();
                FileSink sink = loader.open(numbers().schema(), context)) {
            sink.write(numbers(1), new RecordingOutput());
            sink.checkpoint();
            sink.write(numbers(2), new RecordingOutput());
            checkpoint = sink.checkpoint();
            sink.write(numbers(3, 4, 5), new RecordingOutput());
            sink.abort();
        }
        assertThat(file).doesNotExist();
        try (TestContext context = TestContext.create();
                FileSink sink = loader.resume(numbers().schema(), context, checkpoint)) {
            sink.write(numbers(3, 6), new RecordingOutput());
            sink.prepare();
            sink.commit();
        }
        assertThat(file).hasContent("""
                {"id":1,"a.b":null}
                {"id":2,"a.b":null}
                {"id":3,"a.b":null}
                {"id":6,"a.b":null}
                """);
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void onlyPlainLinesCanBeContinuedAtACheckpoint() {
        for (String name : List.of("a.json", "a.jsonl.gz", "a.jsonl.zst")) {
            Problems problems = new Problems();
            JsonLoader.of(Path.of(name)).bindRestart(problems);
            assertThat(problems.found())
                    .singleElement()
                    .extracting(Problem::toString)
                    .asString()
                    .contains("a " + name.substring(2) + " file cannot be cut off and continued where it was");
        }
        Problems none = new Problems();
        JsonLoader.of(Path.of("a.jsonl")).bindRestart(none);
        assertThat(none.found()).isEmpty();
    }

    @Test
    void refusesASeparatorWithoutNesting() {
        assertThatThrownBy(() -> JsonLoader.of(Path.of("x")).separator("")).isInstanceOf(PlanException.class);
    }

    @Test
    void writesWhatJacksonReadsForRandomTexts() throws Exception {
        Random random = new Random(5);
        Schema schema = Schema.of(Field.of("t", Type.TEXT), Field.of("ü\"k", Type.TEXT));
        BatchBuilder builder = BatchBuilder.of(schema);
        for (int i = 0; i < 5000; i++) {
            builder.add(text(random), random.nextInt(4) == 0 ? null : text(random));
        }
        Batch batch = builder.build();
        for (Nulls nulls : Nulls.values()) {
            Path file = directory.resolve("r.json");
            load(JsonLoader.of(file).nulls(nulls), batch);
            JsonNode read = new ObjectMapper().readTree(file.toFile());
            assertThat(read).hasSize(5000);
            for (int i = 0; i < 5000; i++) {
                assertThat(read.get(i).get("t").textValue())
                        .isEqualTo(batch.column(0).value(i));
                assertThat(read.get(i).path("ü\"k").textValue())
                        .isEqualTo(batch.column(1).value(i));
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(40);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(
                    switch (random.nextInt(12)) {
                        case 0 -> random.nextInt(32);
                        case 1 -> '"';
                        case 2 -> '\\';
                        case 3 -> 0x1F600 + random.nextInt(50);
                        case 4 -> 0xe9;
                        default -> 'a' + random.nextInt(26);
                    });
        }
        return text.toString();
    }

    private static Batch numbers(long... ids) {
        BatchBuilder builder = BatchBuilder.of(Schema.of(Field.of("id", Type.INT64), Field.of("a.b", Type.TEXT)));
        for (long id : ids) {
            builder.add(id, null);
        }
        return builder.build();
    }

    private static String written(JsonLoader loader, Batch batch) throws Exception {
        load(loader, batch);
        return Files.readString(loader.path());
    }

    private static void load(JsonLoader loader, Batch batch) throws IOException, Exception {
        try (TestContext context = TestContext.create();
                BatchSink sink = loader.open(batch.schema(), context)) {
            sink.write(batch, new RecordingOutput());
            sink.prepare();
            sink.commit();
        }
    }
}
