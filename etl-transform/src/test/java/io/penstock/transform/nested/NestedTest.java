package io.penstock.transform.nested;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.RowFate;
import io.penstock.transform.Columns;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.StepRun;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NestedTest {
    private static final Schema LISTS = Schema.of(Field.of("id", Type.INT64), Field.of("tags", Type.list(Type.TEXT)));
    private static final Batch TAGGED = BatchBuilder.of(LISTS)
            .add(1L, List.of("a", "b"))
            .add(2L, null)
            .add(3L, List.of())
            .add(4L, Arrays.asList("c", null))
            .build();

    private static Batch texts(String... values) {
        BatchBuilder rows = BatchBuilder.of(Schema.of(Field.of("id", Type.INT64), Field.of("text", Type.TEXT)));
        for (int i = 0; i < values.length; i++) {
            rows.add(i + 1L, values[i]);
        }
        return rows.build();
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    @Test
    void explodesListsWithPlaces() throws Exception {
        StepRun run = StepRun.of(Explode.column("tags").as("tag").position("place"), TAGGED);
        assertThat(run.schema()).hasToString("(id INT64, tag TEXT, place INT64)");
        assertThat(run.rows())
                .containsExactly(
                        row(1L, "a", 1L),
                        row(1L, "b", 2L),
                        row(2L, null, null),
                        row(3L, null, null),
                        row(4L, "c", 1L),
                        row(4L, null, 2L));
        assertThat(run.counts()).isEqualTo(Map.of(RowFate.GENERATED, 2L));
    }

    @Test
    void dropsEmptyAndNullListsWhenAskedFor() throws Exception {
        Explode step = Explode.column("tags").nulls(EmptyLists.DROP);
        assertThat(StepRun.of(step, TAGGED).column("id")).containsExactly(1L, 1L, 3L, 4L, 4L);
        StepRun run = StepRun.of(step.empties(EmptyLists.DROP), TAGGED);
        assertThat(run.column("id")).containsExactly(1L, 1L, 4L, 4L);
        assertThat(run.counts()).isEqualTo(Map.of(RowFate.GENERATED, 2L, RowFate.FILTERED, 2L));
    }

    @Test
    void explodesDelimitedTexts() throws Exception {
        StepRun run = StepRun.of(Explode.column("text").delimiter(" | "), texts("x | ü |  | ", "", null, "y"));
        assertThat(run.rows())
                .containsExactly(
                        row(1L, "x"),
                        row(1L, "ü"),
                        row(1L, ""),
                        row(1L, ""),
                        row(2L, null),
                        row(3L, null),
                        row(4L, "y"));
    }

    @Test
    void explodesJsonArraysOfATypeAndRejectsOthers() throws Exception {
        Batch batch = texts("[1, null, 3]", "[]", "null", "[1, \"x\"]", "{}", "[1] [2]", "[1");
        Explode step = Explode.column("text").json(Type.INT64);
        StepRun run = StepRun.of(step, batch);
        assertThat(run.rows()).containsExactly(row(1L, 1L), row(1L, null), row(1L, 3L), row(2L, null), row(3L, null));
        assertThat(run.rejected())
                .containsExactly(
                        "4: explode(text) is not a JSON array of INT64",
                        "5: explode(text) is not a JSON array of INT64",
                        "6: explode(text) is not a JSON array of INT64",
                        "7: explode(text) is not a JSON array of INT64");
        assertThat(StepRun.of(step.onInvalid(OnInvalid.NULL), batch).rows()).hasSize(9);
        assertThat(StepRun.of(Explode.column("text").json(Type.TEXT), texts("[1.50, {\"a\": [1]}, true]"))
                        .column("text"))
                .containsExactly("1.50", "{\"a\":[1]}", "true");
    }

    @Test
    void explodeTellsWhatIsMissing() {
        assertThat(StepRun.problems(Explode.column("id"), LISTS))
                .containsExactly(
                        "[PEN-3501] column 'id' is INT64, no LIST. Say with 'json' or 'delimiter' how a text is"
                                + " packed.");
        assertThat(StepRun.problems(Explode.column("tags").as("id"), LISTS)).anyMatch(p -> p.startsWith("[PEN-3502]"));
        assertThatThrownBy(() -> Explode.column("a").json(Type.TEXT).delimiter(";"))
                .hasMessageContaining("'json' and 'delimiter' exclude each other");
    }

    @Test
    void flattensStructsDownToALevel() throws Exception {
        Type point = Type.struct(List.of(Field.of("x", Type.INT64), Field.of("y", Type.INT64)));
        Type place = Type.struct(List.of(Field.of("name", Type.TEXT), Field.of("at", point)));
        Schema schema = Schema.of(Field.of("id", Type.INT64), Field.of("place", place));
        Batch batch = BatchBuilder.of(schema)
                .add(1L, Map.of("name", "library", "at", Map.of("x", 3L, "y", 4L)))
                .add(2L, null)
                .build();
        StepRun run = StepRun.of(Flatten.all(), batch);
        assertThat(run.schema()).hasToString("(id INT64, place.name TEXT, place.at.x INT64, place.at.y INT64)");
        assertThat(run.rows()).containsExactly(row(1L, "library", 3L, 4L), row(2L, null, null, null));
        assertThat(StepRun.of(Flatten.columns("place").levels(1).separator("_"), batch)
                        .schema()
                        .names())
                .containsExactly("id", "place_name", "place_at");
        assertThat(StepRun.problems(Flatten.columns("id"), schema)).anyMatch(p -> p.startsWith("[PEN-3001]"));
    }

    @Test
    void flattensDeclaredFieldsOfJsonObjects() throws Exception {
        Flatten step =
                Flatten.columns("text").fields(Map.of("a", Type.decimal(6, 2))).onInvalid(OnInvalid.REJECT);
        assertThat(StepRun.of(
                                step,
                                texts(
                                        "{\"a\": 1.5, \"z\": [1, {}]}",
                                        null,
                                        "{}",
                                        "{\"a\": 1.234}",
                                        "[1]",
                                        "{\"a\": null}"))
                        .rows())
                .containsExactly(row(1L, new BigDecimal("1.50")), row(2L, null), row(3L, null), row(6L, null));
        Flatten deep = Flatten.columns("text").fields(Map.of("b.c", Type.DATE)).onInvalid(OnInvalid.NULL);
        StepRun run = StepRun.of(deep, texts("{\"b\": {\"c\": \"2026-01-31\"}}", "{\"b\": {\"c\": 1}}", "no json"));
        assertThat(run.column("text.b.c")).containsExactly(LocalDate.of(2026, 1, 31), null, null);
    }

    @Test
    void splitsBySeparator() throws Exception {
        Batch batch = texts("Ada Lovelace", "Plato", "J. R. R. Tolkien", null, "");
        Split step = Split.column("text", "first", "last");
        assertThat(StepRun.of(step, batch).rows())
                .containsExactly(
                        row(1L, "Ada Lovelace", "Ada", "Lovelace"),
                        row(2L, "Plato", "Plato", null),
                        row(3L, "J. R. R. Tolkien", "J.", "R. R. Tolkien"),
                        row(4L, null, null, null),
                        row(5L, "", "", null));
        Split drop = step.source(SourceColumns.DROP);
        assertThat(StepRun.of(drop.extra(ExtraParts.DROP), batch).rows().get(2)).isEqualTo(row(3L, "J.", "R."));
        assertThat(StepRun.of(drop.extra(ExtraParts.NULL), batch).rows().get(2)).isEqualTo(row(3L, null, null));
        assertThat(StepRun.of(drop.extra(ExtraParts.REJECT), batch).rejected())
                .containsExactly("3: split(text) has more than 2 parts");
    }

    @Test
    void splitsByPattern() throws Exception {
        Split step = Split.column("text", "a", "b").byPattern("\\s*[,;]\\s*").source(SourceColumns.DROP);
        assertThat(StepRun.of(step, texts("ünï , 𝄞;z", "x", ";", "ö;ä")).rows())
                .containsExactly(row(1L, "ünï", "𝄞;z"), row(2L, "x", null), row(3L, "", ""), row(4L, "ö", "ä"));
        assertThatThrownBy(() -> step.by(";")).hasMessageContaining("exclude each other");
        assertThatThrownBy(() -> Split.column("a", "b").byPattern("(")).hasMessageContaining("PEN-3003");
        assertThat(StepRun.problems(Split.column("text", "id"), texts().schema()))
                .containsExactly("[PEN-3502] there is a column 'id' already. Choose another name in 'into'.");
    }

    @Test
    void mergesColumnsToOneText() throws Exception {
        Schema schema =
                Schema.of(Field.of("id", Type.INT64), Field.of("first", Type.TEXT), Field.of("last", Type.TEXT));
        Batch batch = BatchBuilder.of(schema)
                .add(1L, "Ada", "Lovelace")
                .add(null, "Plato", null)
                .add(null, null, null)
                .build();
        MergeColumns step =
                MergeColumns.of(Columns.of("last", "first", "id"), "all").separator("-");
        assertThat(StepRun.of(step, batch).column("all")).containsExactly("Lovelace-Ada-1", "Plato", null);
        assertThat(StepRun.of(step.nulls(NullParts.NULL), batch).column("all"))
                .containsExactly("Lovelace-Ada-1", null, null);
        assertThat(StepRun.of(step.nulls(NullParts.EMPTY), batch).column("all"))
                .containsExactly("Lovelace-Ada-1", "-Plato-", "--");
        MergeColumns format = MergeColumns.format("{last}, {first}!", "name").source(SourceColumns.DROP);
        assertThat(StepRun.of(format, batch).rows())
                .containsExactly(row(1L, "Lovelace, Ada!"), row(null, ", Plato!"), row(null, null));
        assertThat(StepRun.problems(MergeColumns.format("{lst}", "x"), schema))
                .containsExactly(
                        "[PEN-1002] there is no column 'lst'. Did you mean 'last'? Valid names: id, first, last.");
        assertThatThrownBy(() -> format.separator(" ")).hasMessageContaining("PEN-3003");
    }
}
