package io.penstock.transform.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.schema.DecimalType;
import io.penstock.transform.Columns;
import io.penstock.transform.DirtyTexts;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.StepRun;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParseNumberTest {
    @Test
    void readsWholeNumbersToTheEdges() throws Exception {
        assertThat(read(
                        Parse.integer("text"),
                        "0",
                        "-0",
                        "+7",
                        "007",
                        "9223372036854775807",
                        "-9223372036854775808",
                        null))
                .containsExactly(0L, 0L, 7L, 7L, Long.MAX_VALUE, Long.MIN_VALUE, null);
    }

    @Test
    void failsWhatIsNoWholeNumber() throws Exception {
        String[] bad = {
            "", "-", "+", "1.0", "1e3", " 1", "9223372036854775808", "-9223372036854775809", "99999999999999999999", "１"
        };

        assertThat(read(Parse.integer("text"), bad)).containsOnlyNulls().hasSize(bad.length);
    }

    @Test
    void readsGroupsOnlyWhenAsked() throws Exception {
        ParseNumber german = Parse.decimal("text", 12, 2).decimalSeparator(',').groupSeparator('.');

        assertThat(read(german, "1.234.567,89", "12,5", "1234", "1.23", "12.34.567", "1,234.5", ".123"))
                .containsExactly(
                        new BigDecimal("1234567.89"),
                        new BigDecimal("12.50"),
                        new BigDecimal("1234.00"),
                        null,
                        null,
                        null,
                        null);
    }

    @Test
    void rejectsWithTheTypeThatDidNotFit() throws Exception {
        StepRun run = StepRun.of(Parse.decimal("text", 4, 1), DirtyTexts.batch("123.4", "1234.5", "1.25", "1.20"));

        assertThat(run.column("text")).containsExactly(new BigDecimal("123.4"), new BigDecimal("1.2"));
        assertThat(run.rejected())
                .containsExactly(
                        "1: parse(text) is not a number that fits DECIMAL(4,1)",
                        "2: parse(text) is not a number that fits DECIMAL(4,1)");
    }

    @ParameterizedTest
    @CsvSource({"1,0", "3,1", "10,2", "18,0", "18,2", "18,18", "19,0", "20,5", "38,10", "38,38"})
    void decimalsAgreeWithBigDecimal(int precision, int scale) throws Exception {
        DecimalType type = new DecimalType(precision, scale);
        Random random = new Random(precision * 100 + scale);
        List<String> texts = new ArrayList<>();
        List<Object> expected = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            String text = number(random, precision, scale);
            texts.add(text);
            expected.add(decimal(text, type));
        }

        StepRun run = StepRun.of(
                Parse.decimal(Columns.of("text"), precision, scale).onInvalid(OnInvalid.NULL), DirtyTexts.batch(texts));

        assertThat(run.column("text")).isEqualTo(expected);
        assertThat(expected)
                .as("the numbers that fit")
                .filteredOn(each -> each != null)
                .isNotEmpty();
    }

    private static String number(Random random, int precision, int scale) {
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "-" : "");
        for (int d = random.nextInt(precision - scale + 2); d > 0; d--) {
            text.append((char) (random.nextInt(5) == 0 ? '9' : '0' + random.nextInt(10)));
        }
        if (random.nextBoolean()) {
            text.append('.');
            for (int d = random.nextInt(scale + 2); d > 0; d--) {
                text.append((char) (random.nextInt(4) == 0 ? '0' : '0' + random.nextInt(10)));
            }
        }
        return text.toString();
    }

    private static Object decimal(String text, DecimalType type) {
        try {
            BigDecimal number = new BigDecimal(text).setScale(type.scale());
            return number.precision() <= type.precision() ? number : null;
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    @Test
    void doublesAgreeWithJava() throws Exception {
        Random random = new Random(6);
        List<String> texts = new ArrayList<>();
        List<Object> expected = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            String text = switch (random.nextInt(4)) {
                case 0 -> Double.toString(Double.longBitsToDouble(random.nextLong()));
                case 1 -> number(random, 30, 12);
                case 2 -> Float.toString(random.nextFloat());
                default -> random.nextInt(1000) + "e" + (random.nextInt(700) - 350);
            };
            texts.add(text);
            Double value = null;
            try {
                value = Double.parseDouble(text);
            } catch (NumberFormatException e) {
                assertThat(text).matches("-?\\.?");
            }
            expected.add(value == null || value.isNaN() || value.isInfinite() ? null : value);
        }

        StepRun run = StepRun.of(Parse.number("text").onInvalid(OnInvalid.NULL), DirtyTexts.batch(texts));

        assertThat(run.column("text")).isEqualTo(expected);
    }

    @Test
    void failsWhatIsNoNumber() throws Exception {
        String[] bad = {"", ".", "e5", "1e", "1e+", "0x10", "1d", "NaN", "Infinity", "1,5", "--1", "1.2.3"};

        assertThat(read(Parse.number("text"), bad)).containsOnlyNulls().hasSize(bad.length);
    }

    @Test
    void readsBooleans() throws Exception {
        assertThat(StepRun.of(
                                Parse.bool("text").onInvalid(OnInvalid.NULL),
                                DirtyTexts.batch("TRUE", "n", "1", "0", "maybe", null))
                        .column("text"))
                .containsExactly(true, false, true, false, null, null);
        assertThat(StepRun.of(
                                Parse.bool("text").words(List.of("Ja"), List.of("Nein")),
                                DirtyTexts.batch("ja", "NEIN", "yes"))
                        .rejected())
                .containsExactly("2: parse(text) is not one of ja, nein");
    }

    @Test
    void refusesSettingsThatContradict() {
        assertThatThrownBy(() -> Parse.number("a").groupSeparator('.'))
                .hasMessage("[PEN-3003] parse: decimal and group separator are both '.'");
        assertThatThrownBy(() -> Parse.bool("a").words(List.of("x"), List.of("X")))
                .hasMessage("[PEN-3003] parse: 'x' stands for both true and false");
    }

    private static List<Object> read(ParseNumber step, String... texts) throws Exception {
        return StepRun.of(step.onInvalid(OnInvalid.NULL), DirtyTexts.batch(texts))
                .column("text");
    }
}
