package io.penstock.extract.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.ExtractException;
import io.penstock.error.PlanException;
import io.penstock.extract.Reading;
import io.penstock.extract.json.policy.DuplicateKeys;
import io.penstock.extract.json.policy.MalformedLines;
import io.penstock.extract.json.policy.MixedTypes;
import io.penstock.extract.json.policy.NewKeys;
import io.penstock.extract.text.Inference;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Extractor;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.Position;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonExtractorTest {
    @TempDir
    Path directory;

    @Test
    void infersTypesWithoutLosingADigit() throws Exception {
        JsonExtractor source = file("a.json", """
                [{"i":1,"big":18446744073709551616,"d":0.10,"w":12345678901234567890.5,"e":1e-7,"b":true,"s":"007",
                  "day":"2024-02-29","at":"2024-02-29T10:00:00Z","n":null,"mix":1,"a":[1, 2]},
                 {"i":-9223372036854775808,"big":1,"d":7,"w":1,"e":2,"mix":"x","o":{"x":{"y":1}},"a":null}]
                """);
        assertThat(source.schema(Reading.context(10, 1000)))
                .hasToString(
                        "(i INT64, big DECIMAL(38,0), d DECIMAL(18,2), w DECIMAL(38,1), e FLOAT64, b BOOLEAN, s TEXT,"
                                + " day DATE, at TIMESTAMP, n TEXT, mix TEXT, a TEXT, o.x.y INT64)");
        Reading read = Reading.of(source);
        assertThat(read.rows.get(0).subList(0, 5))
                .containsExactly(
                        1L,
                        new BigDecimal("18446744073709551616"),
                        new BigDecimal("0.10"),
                        new BigDecimal("12345678901234567890.5"),
                        1e-7);
        assertThat(read.rows.get(1).get(0)).isEqualTo(Long.MIN_VALUE);
        assertThat(read.rows.get(0).get(11)).isEqualTo("[1, 2]");
        assertThat(read.places).containsExactly("a.json:1", "a.json:3");
    }

    @Test
    void detectsLinesDocumentsAndSingleRecords() throws Exception {
        assertThat(Reading.of(file("l.json", "{\"a\":1}\n\n{\"a\":2}")).rows)
                .isEqualTo(List.of(List.of(1L), List.of(2L)));
        assertThat(Reading.of(file("s.json", "{\"a\":1}\n")).rows).isEqualTo(List.of(List.of(1L)));
        assertThat(Reading.of(file("p.json", "{\n\"a\":1}\n")).rows).isEqualTo(List.of(List.of(1L)));
        assertThat(Reading.of(file("e.jsonl", "")).rows).isEmpty();
        assertThat(Reading.of(file("v.json", "[1,2]")).rows).isEqualTo(List.of(List.of(1L), List.of(2L)));
    }

    @Test
    void findsRecordsByTheirPathOrTellsWhatIsThere() throws Exception {
        JsonExtractor source = file("p.json", "{\"meta\":{\"n\":[1,2]},\"da/ta\":{\"items\":[{\"a\":1}]},\"x\":[]}");
        assertThat(Reading.of(source.recordPath("/da~1ta/items")).rows).isEqualTo(List.of(List.of(1L)));
        assertThatThrownBy(() -> Reading.of(source.recordPath("/data/items")))
                .hasMessage("[PEN-2306] p.json:1:55: record_path '/data/items' leads nowhere: the document has no key"
                        + " 'data'. Did you mean 'da/ta'? Valid names: meta, da/ta, x.");
        assertThatThrownBy(() -> source.recordPath("data.items"))
                .isInstanceOf(PlanException.class)
                .hasMessage("[PEN-2309] json: record_path 'data.items' must begin with '/', such as '/data/items'");
    }

    @Test
    void explodesArraysBesideTheirParent() throws Exception {
        JsonExtractor source = file(
                        "x.jsonl",
                        "{\"id\":1,\"l\":[{\"a\":1,\"b\":2},{\"b\":3},{\"b\":4}],\"z\":9}\n{\"id\":2,\"l\":[]}\n{\"id\":3}\n")
                .explode("l");
        assertThat(source.schema(Reading.context(10, 1000)).names()).containsExactly("id", "z", "l.a", "l.b");
        assertThat(Reading.of(source).rows)
                .isEqualTo(List.of(
                        Arrays.asList(1L, 9L, 1L, 2L),
                        Arrays.asList(1L, 9L, null, 3L),
                        Arrays.asList(1L, 9L, null, 4L),
                        Arrays.asList(2L, null, null, null),
                        Arrays.asList(3L, null, null, null)));
    }

    @Test
    void keepsNestedValuesWholeWhereDeclared() throws Exception {
        JsonExtractor source = file("n.jsonl", "{\"l\":[1,null],\"s\":{\"x\":1.5,\"y\":\"é\"},\"b\":\"AAH/\"}\n")
                .types(Map.of(
                        "l",
                        Type.list(Type.INT64),
                        "s",
                        Type.parse("STRUCT<x DECIMAL(5,2), y TEXT>"),
                        "b",
                        Type.BINARY));
        List<Object> row = Reading.of(source).rows.get(0);
        assertThat(row.get(0)).isEqualTo(Arrays.asList(1L, null));
        assertThat(row.get(1)).isEqualTo(Map.of("x", new BigDecimal("1.50"), "y", "é"));
        assertThat((byte[]) row.get(2)).containsExactly(0, 1, -1);
        assertThat(file("n.jsonl", "{\"a\":{\"b\":{\"c\":1}}}\n")
                        .flattenLevels(1)
                        .separator("_")
                        .schema(Reading.context(10, 1000))
                        .names())
                .containsExactly("a_b");
    }

    @Test
    void treatsMisfitsByThePolicy() throws Exception {
        JsonExtractor source = file("m.jsonl", "{\"a\":1}\n{\"a\":\"x\"}\n{\"a\":\"\"}\n{\"a\":\"7\"}\n")
                .type("a", Type.INT64);
        Reading rejected = Reading.of(source);
        assertThat(rejected.rows).isEqualTo(List.of(List.of(1L), List.of(7L)));
        assertThat(rejected.rejected).isEqualTo(List.of(List.of("{\"a\":\"x\"}"), List.of("{\"a\":\"\"}")));
        assertThat(rejected.reasons.get(0)).isEqualTo("m.jsonl:2 column 'a': the value is no INT64");
        assertThat(Reading.of(source.misfits(MisfitPolicy.NULL)).warnings).containsExactly("type(a)", "type(a)");
        assertThat(Reading.of(source.mixedTypes(MixedTypes.MISFIT)).rows).isEqualTo(List.of(List.of(1L)));
        assertThatThrownBy(() -> Reading.of(source.misfits(MisfitPolicy.FAIL)))
                .isInstanceOf(ExtractException.class)
                .hasMessage("[PEN-2304] m.jsonl:2, column 'a': the value is no INT64. Mend the value, or set misfits to"
                        + " reject or null.");
        Schema required = Schema.of(Field.required("b", Type.TEXT));
        assertThat(Reading.of(file("m.jsonl", "{\"a\":1}\n").schema(required)).reasons)
                .containsExactly("m.jsonl:1 column 'b': there is no value and the column is NOT NULL");
    }

    @Test
    void losesNoKeyThatComesLate() throws Exception {
        StringBuilder text = new StringBuilder("{\"a\":0}\n".repeat(JsonExtractor.SAMPLE_ROWS));
        text.append("{\"a\":1,\"late\":2}\n{\"a\":3,\"late\":null}\n");
        JsonExtractor source = file("k.jsonl", text.toString());
        Reading read = Reading.of(source);
        assertThat(read.rejected).isEqualTo(List.of(List.of("{\"a\":1,\"late\":2}")));
        assertThat(read.reasons.get(0)).startsWith("k.jsonl:10001 the key 'late' is no column");
        assertThat(Reading.of(source.newKeys(NewKeys.IGNORE)).rejected).isEmpty();
        assertThat(Reading.of(source.inference(Inference.FULL)).rows).contains(List.of(1L, 2L));
        assertThatThrownBy(() -> Reading.of(source.newKeys(NewKeys.FAIL)))
                .hasMessageStartingWith("[PEN-2308] k.jsonl:10001");
    }

    @Test
    void treatsDuplicateKeysByThePolicy() throws Exception {
        JsonExtractor source = file("d.jsonl", "{\"a\":1,\"a\":2}\n{\"a\":3,\"a\":null}\n");
        assertThat(Reading.of(source).rows).isEqualTo(List.of(List.of(2L), Arrays.asList((Object) null)));
        assertThat(Reading.of(source.duplicateKeys(DuplicateKeys.FIRST)).rows)
                .isEqualTo(List.of(List.of(1L), List.of(3L)));
        assertThat(Reading.of(source.duplicateKeys(DuplicateKeys.REJECT)).rejected)
                .hasSize(2);
    }

    @Test
    void setsMalformedLinesAsideOrFailsWithLineAndColumn() throws Exception {
        JsonExtractor source = file("b.jsonl", "{\"a\":1}\n{\"a\":é}\n{\"a\":2,\"a\n{\"a\":3}\n");
        assertThatThrownBy(() -> Reading.of(source))
                .hasMessage(
                        "[PEN-2301] b.jsonl:2:6: there is a byte 0xC3, a value was expected. Mend the record, or set"
                                + " malformed_lines to reject.");
        Reading read = Reading.of(source.malformedLines(MalformedLines.REJECT));
        assertThat(read.rows).isEqualTo(List.of(List.of(1L), List.of(3L)));
        assertThat(read.rejected).isEqualTo(List.of(List.of("{\"a\":é}"), List.of("{\"a\":2,\"a")));
    }

    @Test
    void namesTheSettingOfALimit() throws Exception {
        assertThatThrownBy(() -> Reading.of(file("t.json", "[[[1]]]").maxDepth(1)))
                .hasMessageContaining("max_depth (1)");
        assertThatThrownBy(() -> Reading.of(
                        file("t.json", "[\"" + "x".repeat(300_000) + "\"]").maxRecordBytes(100)))
                .hasMessageContaining("max_record_bytes (100)");
        assertThatThrownBy(() -> Reading.of(
                        file("t.jsonl", "\"" + "x".repeat(300) + "\"\n").maxRecordBytes(100)))
                .hasMessageContaining("max_record_bytes (100)");
        assertThatThrownBy(
                        () -> Reading.of(file("t.jsonl", "{\"a\":1,\"b\":2}\n").maxColumns(1)))
                .hasMessageContaining("max_columns (1)");
        assertThatThrownBy(() -> Reading.of(file("t.jsonl", "{\"abc\":1}\n").type("abd", Type.INT64)))
                .hasMessageContaining("Did you mean 'abc'?");
    }

    @Test
    void readsEveryUnicodeEncodingByItsMark() throws Exception {
        for (String name : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
            Path file = directory.resolve(name + ".json");
            Files.write(file, "\uFEFF[{\"ä\":\"🙂\"}]".getBytes(Charset.forName(name)));
            assertThat(Reading.of(JsonExtractor.of(file)).rows).as(name).isEqualTo(List.of(List.of("🙂")));
        }
    }

    @Test
    void goesOnBehindALine() throws Exception {
        JsonExtractor source = file("r.jsonl", "{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n{\"a\":4}\n");
        Position position;
        try (BatchSource open = source.open(Reading.context(2, 1000))) {
            PendingBatch first = open.take();
            assertThat(first).isNotNull();
            position = open.position();
        }
        Extractor rest = source.resumeAfter(position).orElseThrow();
        assertThat(Reading.of(rest).rows).isEqualTo(List.of(List.of(3L), List.of(4L)));
        assertThat(Reading.of(rest).places).containsExactly("r.jsonl:3", "r.jsonl:4");
        assertThat(source.resumeAfter(new Position("document", "x"))).isEmpty();
    }

    private JsonExtractor file(String name, String text) throws Exception {
        return JsonExtractor.of(Files.writeString(directory.resolve(name), text));
    }
}
