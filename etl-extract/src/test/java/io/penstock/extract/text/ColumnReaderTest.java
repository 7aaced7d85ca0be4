package io.penstock.extract.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every type against the JDK's own reading of the same text. */
class ColumnReaderTest {
    private static final int VALUES = 20_000;

    @Test
    void readsIntegersAsLongDoes() {
        Random random = new Random(1);
        List<String> texts = new ArrayList<>(List.of(
                "0",
                "-0",
                "+5",
                "-",
                "+",
                "9223372036854775807",
                "9223372036854775808",
                "-9223372036854775808",
                "-9223372036854775809",
                "00000000000000000000012",
                "99999999999999999999",
                "1 2",
                "1.0",
                "٣"));
        for (int i = 0; i < VALUES; i++) {
            texts.add(String.valueOf(random.nextLong() >> random.nextInt(64))
                    + (random.nextInt(20) == 0 ? random.nextInt(100) : ""));
        }
        List<@Nullable Object> expected = new ArrayList<>();
        for (String text : texts) {
            try {
                expected.add(text.equals("٣") ? null : (Object) Long.parseLong(text));
            } catch (NumberFormatException e) {
                expected.add(null);
            }
        }
        assertThat(read(Type.INT64, texts)).isEqualTo(expected);
    }

    @Test
    void readsDoublesAsDoubleDoes() {
        Random random = new Random(2);
        List<String> texts = new ArrayList<>(List.of(
                "1",
                "-0",
                "0.1",
                ".5",
                "5.",
                "1e22",
                "1e23",
                "1e-22",
                "1e-400",
                "9007199254740993",
                "9007199254740992.5",
                "2.2250738585072012e-308",
                "1.7976931348623157E308",
                "179769313486231580793e289",
                "NaN",
                "Infinity",
                "-Infinity",
                "123456789012345678",
                "1234567890123456789012345.6e-10",
                "0.000000000000000000000000000001"));
        for (int i = 0; i < VALUES; i++) {
            switch (random.nextInt(4)) {
                case 0 -> texts.add(String.valueOf(Double.longBitsToDouble(random.nextLong())));
                case 1 ->
                    texts.add(new BigDecimal(random.nextInt())
                            .movePointLeft(random.nextInt(8))
                            .toPlainString());
                case 2 -> texts.add(String.valueOf(random.nextGaussian()));
                default -> texts.add(random.nextLong() + "e" + (random.nextInt(60) - 30));
            }
        }
        List<@Nullable Object> expected =
                new ArrayList<>(texts.stream().map(Double::parseDouble).toList());
        assertThat(read(Type.FLOAT64, texts)).isEqualTo(expected);
        assertThat(read(
                        Type.FLOAT64,
                        List.of("1f", "1d", "0x1p3", "1e", "e5", ".", "nan", "1_000", "1,5", "--1", "Inf")))
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DECIMAL(4,2)",
                "DECIMAL(18,0)",
                "DECIMAL(18,18)",
                "DECIMAL(10,2)",
                "DECIMAL(19,4)",
                "DECIMAL(38,10)"
            })
    void readsDecimalsAsBigDecimalDoes(String name) {
        DecimalType type = (DecimalType) Type.parse(name);
        Random random = new Random(3);
        List<String> texts = new ArrayList<>(List.of(
                "0",
                "-0.00",
                ".5",
                "5.",
                "+1.5",
                "1.50000",
                "1.505",
                "99.99",
                "100",
                "999999999999999999",
                "1000000000000000000",
                "9999999999999999999",
                "99999999999999999999",
                "0.0000000000000000000000"));
        for (int i = 0; i < VALUES; i++) {
            texts.add(new BigDecimal(random.nextLong() >> random.nextInt(64))
                    .movePointLeft(random.nextInt(12))
                    .toPlainString());
        }
        List<@Nullable Object> expected = new ArrayList<>();
        for (String text : texts) {
            try {
                BigDecimal exact = new BigDecimal(text).setScale(type.scale());
                expected.add(exact.precision() <= type.precision() ? exact : null);
            } catch (ArithmeticException e) {
                expected.add(null);
            }
        }
        assertThat(read(type, texts)).isEqualTo(expected);
        assertThat(read(type, List.of("1e2", ".", "-", "1.2.3", "1,5", "x"))).containsOnlyNulls();
    }

    @Test
    void readsDatesAsLocalDateDoes() {
        Random random = new Random(4);
        List<String> texts = new ArrayList<>();
        List<@Nullable Object> expected = new ArrayList<>();
        for (int i = 0; i < VALUES; i++) {
            int year = random.nextInt(10_000);
            int month = random.nextInt(14);
            int day = random.nextInt(33);
            texts.add(String.format("%04d-%02d-%02d", year, month, day));
            expected.add(date(year, month, day));
        }
        assertThat(read(Type.DATE, texts)).isEqualTo(expected);
        List<String> british = texts.stream()
                .map(t -> t.substring(8) + "/" + t.substring(5, 7) + "/" + t.substring(0, 4))
                .toList();
        assertThat(read(Type.DATE, british, "MM/dd/yyyy", "dd/MM/yyyy").stream()
                        .filter(v -> v == null)
                        .count())
                .isLessThan(expected.stream().filter(v -> v == null).count());
        assertThat(read(Type.DATE, british, "dd/MM/yyyy")).isEqualTo(expected);
        assertThat(read(Type.DATE, british, "dd/MM/uuuu")).isEqualTo(expected);
        assertThat(read(Type.DATE, List.of("2024-1-02", "20240102", "2024/01/02", "2024-01-02T", "yyyy-MM-dd")))
                .containsOnlyNulls();
    }

    @Test
    void readsTimesAndInstantsStrictly() {
        assertThat(read(
                        Type.TIME,
                        List.of(
                                "24:00",
                                "12:60",
                                "12:00:60",
                                "1:00",
                                "12:00:",
                                "12:00:00.",
                                "12:00:00.1234567",
                                "noon")))
                .containsOnlyNulls();
        assertThat(read(Type.TIME, List.of("23:59", "00:00:00.1234560")).toString())
                .isEqualTo("[23:59, 00:00:00.123456]");
        assertThat(read(
                        Type.TIMESTAMP,
                        List.of(
                                "2024-02-30T00:00:00Z",
                                "2024-01-01T00:00:00",
                                "2024-01-01T00:00:00+19:00",
                                "2024-01-01T00:00:00+1",
                                "2024-01-01X00:00:00Z",
                                "2024-01-01T00:00:00Zx",
                                "2024-01-01T00:00:00 Europe/London")))
                .containsOnlyNulls();
        assertThat(read(
                                Type.TIMESTAMP,
                                List.of(
                                        "2024-01-01T00:00Z",
                                        "2024-01-01 00:00:00 +0100",
                                        "1969-12-31T23:59:59.999999-01",
                                        "2024-01-01T12:30:00.5+05:30"))
                        .toString())
                .isEqualTo("[2024-01-01T00:00:00Z, 2023-12-31T23:00:00Z, 1970-01-01T00:59:59.999999Z,"
                        + " 2024-01-01T07:00:00.500Z]");
    }

    @Test
    void readsBooleansByNameAndDigit() {
        assertThat(read(Type.BOOLEAN, List.of("true", "False", "TRUE", "1", "0", " true ")))
                .containsExactly(true, false, true, true, false, true);
        assertThat(read(Type.BOOLEAN, List.of("yes", "2", "tru", "truee", "t\ru")))
                .containsOnlyNulls();
    }

    @Test
    void readsBinaryFromBase64AndAnEmptyTextAsNoBytes() {
        assertThat(read(Type.BINARY, List.of("AQID", " AQI= ", "AQI", "", "/+8=")))
                .containsExactly(
                        new byte[] {1, 2, 3}, new byte[] {1, 2}, new byte[] {1, 2}, new byte[0], new byte[] {-1, -17});
        assertThat(read(Type.BINARY, List.of("A", "ä", "AQ=D", "A QID"))).containsOnlyNulls();
    }

    private static @Nullable LocalDate date(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The values; null where the text is a misfit. */
    private static List<@Nullable Object> read(Type type, List<String> texts, String... formats) {
        TextColumn column = TextColumn.ofStrings(texts);
        ColumnReader reader = ColumnReader.of(type, NullTokens.NONE, new DateFormats(List.of(formats)));
        Misfits misfits = new Misfits();
        Column values =
                reader.read(new TextSlices(column.bytes(), column.starts(), column.ends(), column.size()), 7, misfits);
        List<@Nullable Object> all = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            all.add(values.value(i));
        }
        assertThat(misfits.size()).isEqualTo(values.validity().nullCount());
        return all;
    }
}
