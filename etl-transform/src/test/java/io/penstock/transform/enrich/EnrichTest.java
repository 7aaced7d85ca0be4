package io.penstock.transform.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.error.PlanException;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.testkit.TestContext;
import io.penstock.transform.Columns;
import io.penstock.transform.DirtyTexts;
import io.penstock.transform.MatchCase;
import io.penstock.transform.StepRun;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrichTest {
    private static final Schema PAIR = Schema.of(Field.of("a", Type.TEXT), Field.of("b", Type.INT64));

    @ParameterizedTest
    @CsvSource({
        "SHA256,abc,ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "MD5,abc,900150983cd24fb0d6963f7d28e17f72",
        "SHA1,abc,a9993e364706816aba3e25717850c26c9cd0d89d",
        "XXH64,'',ef46db3751d8e999",
        "XXH64,abc,44bc2cf5ad770999",
        "XXH64,abcdefghijklmnopqrstuvwxyz0123456789,64f23ecf1609b766"
    })
    void hashesOneColumnAsOthersDo(HashAlgorithm algorithm, String text, String hash) throws Exception {
        assertThat(StepRun.of(Hash.of("text").algorithm(algorithm), DirtyTexts.batch(text, null))
                        .column("hash"))
                .containsExactly(hash, null);
    }

    @Test
    void hashesSeveralColumnsAsDocumented() throws Exception {
        Batch batch = BatchBuilder.of(PAIR).add("é", 12L).add(null, -1L).build();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (String value : List.of("é", "12")) {
            out.writeByte(1);
            out.writeInt(value.getBytes(StandardCharsets.UTF_8).length);
            out.write(value.getBytes(StandardCharsets.UTF_8));
        }
        String first = sha256(bytes.toByteArray());
        String second = sha256(new byte[] {0, 1, 0, 0, 0, 2, '-', '1'});

        assertThat(StepRun.of(Hash.of("a", "b"), batch).column("hash")).containsExactly(first, second);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void noTwoRowsHaveTheSameHash() throws Exception {
        Schema two = Schema.of(Field.of("a", Type.TEXT), Field.of("b", Type.TEXT));
        Batch batch = BatchBuilder.of(two)
                .add("ab", "c")
                .add("a", "bc")
                .add("abc", "")
                .add("abc", null)
                .add(null, "abc")
                .add("", "abc")
                .add(null, null)
                .add("", "")
                .build();

        for (HashAlgorithm algorithm : HashAlgorithm.values()) {
            assertThat(StepRun.of(Hash.of("a", "b").algorithm(algorithm), batch).column("hash"))
                    .doesNotHaveDuplicates()
                    .doesNotContainNull();
        }
    }

    @Test
    void makesUuidsOfNamesAsOthersDo() throws Exception {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(StepRun.of(Uuid.of("text"), DirtyTexts.batch("abc", null)).column("uuid"))
                .containsExactly("a56d341b-6806-5a80-b02b-84e1d842d52d", null);
        assertThat(StepRun.of(Uuid.of("text").namespace(dns), DirtyTexts.batch("penstock.io"))
                        .column("uuid"))
                .containsExactly(Uuid.NAMESPACE.toString());
    }

    @Test
    void makesRandomUuidsOfTheRightKind() throws Exception {
        Batch batch = DirtyTexts.batch(DirtyTexts.some(1, 20_000));
        List<Object> random = StepRun.of(Uuid.random(), batch, batch).column("uuid");
        List<Object> ordered = StepRun.of(Uuid.timeOrdered(), batch).column("uuid");

        assertThat(random).doesNotHaveDuplicates().allSatisfy(each -> isOfVersion(each, 4));
        assertThat(ordered).doesNotHaveDuplicates().allSatisfy(each -> isOfVersion(each, 7));
        assertThat(ordered.stream().map(Object::toString).toList()).isSorted();
        long made = UUID.fromString((String) ordered.get(0)).getMostSignificantBits() >>> 16;
        assertThat(made).isBetween(System.currentTimeMillis() - 600_000, System.currentTimeMillis());
    }

    private static void isOfVersion(Object text, int version) {
        UUID uuid = UUID.fromString((String) text);
        assertThat(uuid.version()).isEqualTo(version);
        assertThat(uuid.variant()).isEqualTo(2);
    }

    @Test
    void numbersRowsAcrossBatches() throws Exception {
        Batch two = DirtyTexts.batch("a", "b");

        assertThat(StepRun.of(RowId.column("id"), two, two).column("id")).containsExactly(1L, 2L, 3L, 4L);
        assertThat(StepRun.of(RowId.column("id").start(10).step(-10).prefix("R").digits(3), two, two)
                        .column("id"))
                .containsExactly("R010", "R000", "R-010", "R-020");
    }

    @Test
    void writesTheStartOfTheRun() throws Exception {
        Instant start = Instant.parse("2026-03-01T23:30:00.123456Z");
        List<Batch> rows = List.of(DirtyTexts.batch("a"), DirtyTexts.batch("b"));
        try (TestContext context = StepRun.context(1 << 20).clock(Clock.fixed(start, ZoneOffset.UTC))) {
            assertThat(StepRun.of(Timestamp.column("at"), context, rows).column("at"))
                    .containsExactly(start, start);
            assertThat(StepRun.of(Timestamp.column("at").format("d MMM HH:mm", ZoneId.of("Europe/Rome")), context, rows)
                            .column("at"))
                    .containsExactly("2 Mar 00:30", "2 Mar 00:30");
        }
    }

    @Test
    void addsConstantsOfEveryType() throws Exception {
        assertThat(constant(AddConstant.column("c", "x"))).isEqualTo("x");
        assertThat(constant(AddConstant.column("c", 5))).isEqualTo(5L);
        assertThat(constant(AddConstant.column("c", 0.5))).isEqualTo(0.5);
        assertThat(constant(AddConstant.column("c", true))).isEqualTo(true);
        assertThat(constant(AddConstant.column("c", new BigDecimal("-0.05")))).isEqualTo(new BigDecimal("-0.05"));
        assertThat(constant(AddConstant.column("c", "2026-01-31").type(Type.DATE)))
                .isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(constant(AddConstant.column("c", 5).type(Type.decimal(5, 2))))
                .isEqualTo(new BigDecimal("5.00"));
        assertThatThrownBy(() -> AddConstant.column("c", "31 January").type(Type.DATE))
                .isInstanceOf(PlanException.class)
                .hasMessage("[PEN-3003] add_constant: the value of 'c' is not a value of DATE");
    }

    private static Object constant(AddConstant step) throws Exception {
        List<Object> values = StepRun.of(step, DirtyTexts.batch("a", null)).column("c");
        assertThat(values).hasSize(2).containsOnly(values.get(0));
        return values.get(0);
    }

    @Test
    void mapsValuesAndSaysWhatBecomesOfOthers() throws Exception {
        MapValues step = MapValues.column("text", Map.of("F", "Fiction", "É", "Poetry", "", "Empty"));
        String[] given = {"F", "f", "É", "é", "", null, "Other"};

        assertThat(mapped(step, given)).containsExactly("Fiction", "f", "Poetry", "é", "Empty", null, "Other");
        assertThat(mapped(step.matchCase(MatchCase.IGNORE), given))
                .containsExactly("Fiction", "Fiction", "Poetry", "Poetry", "Empty", null, "Other");
        assertThat(mapped(step.defaultValue("?"), given))
                .containsExactly("Fiction", "?", "Poetry", "?", "Empty", null, "?");
        assertThat(mapped(step.unmatched(Unmatched.NULL), given))
                .containsExactly("Fiction", null, "Poetry", null, "Empty", null, null);
        assertThat(StepRun.of(step.unmatched(Unmatched.REJECT), DirtyTexts.batch(given))
                        .rejected())
                .containsExactly(
                        "1: map_values(text) is not in the mapping",
                        "3: map_values(text) is not in the mapping",
                        "6: map_values(text) is not in the mapping");
    }

    @Test
    void mapsNumbersByTheirText() throws Exception {
        Batch batch =
                BatchBuilder.of(PAIR).add("x", 1L).add("y", 2L).add("z", null).build();

        assertThat(StepRun.of(MapValues.column("b", Map.of("1", "one")), batch).column("b"))
                .containsExactly("one", "2", null);
    }

    private static List<Object> mapped(MapValues step, String... texts) throws Exception {
        return StepRun.of(step, DirtyTexts.batch(texts)).column("text");
    }

    @Test
    void refusesWhatContradictsItself() {
        MapValues step = MapValues.column("a", Map.of("a", "1", "A", "2"));
        assertThatThrownBy(() -> step.unmatched(Unmatched.DEFAULT))
                .hasMessage("[PEN-3003] map_values: unmatched 'default' needs a default value");
        assertThatThrownBy(() -> step.defaultValue("x").unmatched(Unmatched.NULL))
                .hasMessage("[PEN-3003] map_values: a default value has no effect with unmatched 'null'");
        assertThatThrownBy(() -> step.matchCase(MatchCase.IGNORE))
                .hasMessageEndingWith("are the same when the case of letters does not count");
        assertThatThrownBy(() -> RowId.column("a").step(0))
                .hasMessage("[PEN-3003] row_id: a step of 0 gives every row the same number");
        assertThatThrownBy(() -> Uuid.random().namespace(Uuid.NAMESPACE))
                .hasMessage("[PEN-3003] uuid: 'namespace' has no effect on version 4, only on version 5");
        assertThatThrownBy(() -> Timestamp.column("a").format("QQQQQQQ"))
                .hasMessageStartingWith("[PEN-3003] timestamp: the format 'QQQQQQQ' cannot write a time: ");
    }

    @Test
    void neverOverwritesAColumn() {
        assertThat(StepRun.problems(Hash.of(Columns.all()).into("a"), PAIR))
                .containsExactly(
                        "[PEN-1003] column 'a' is there already. Give the new column another name, or drop the old"
                                + " one before.");
    }
}
