package io.penstock.transform.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.format.identifier.IsbnForm;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Distribution;
import io.penstock.spi.ValidationRule;
import io.penstock.testkit.TestContext;
import io.penstock.transform.DirtyTexts;
import io.penstock.transform.StepRun;
import io.penstock.transform.validate.check.Nulls;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.ISBNValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    private static final Schema ONE_OF_EACH = Schema.of(
            Field.of("i", Type.INT64),
            Field.of("f", Type.FLOAT64),
            Field.of("d", Type.decimal(5, 2)),
            Field.of("w", Type.decimal(30, 2)),
            Field.of("day", Type.DATE),
            Field.of("at", Type.TIMESTAMP),
            Field.of("t", Type.TEXT),
            Field.of("b", Type.BOOLEAN));

    private static Batch three() {
        return BatchBuilder.of(ONE_OF_EACH)
                .add(
                        1L,
                        1.5,
                        new BigDecimal("1.50"),
                        new BigDecimal("1.50"),
                        LocalDate.of(2022, 1, 1),
                        Instant.EPOCH,
                        "a",
                        true)
                .add(
                        5L,
                        Double.NaN,
                        new BigDecimal("5.00"),
                        new BigDecimal("5"),
                        LocalDate.of(2023, 1, 1),
                        Instant.EPOCH.plusSeconds(9),
                        "é",
                        false)
                .add(null, null, null, null, null, null, null, null)
                .build();
    }

    private static List<Integer> failing(ValidationRule rule) throws Exception {
        return StepRun.failing(rule, three());
    }

    @Test
    void notNullFailsNullsOfEveryType() throws Exception {
        for (Field field : ONE_OF_EACH.fields()) {
            assertThat(failing(Rules.notNull(field.name()))).as(field.name()).containsExactly(2);
        }
        assertThat(StepRun.failing(Rules.notNull("text"), DirtyTexts.batch("", null)))
                .containsExactly(1);
    }

    @Test
    void nullsFailEmailAndIsbnAndPassTheOthersUnlessToldOtherwise() throws Exception {
        Batch batch = DirtyTexts.batch((String) null);

        assertThat(StepRun.failing(Rules.email("text"), batch)).containsExactly(0);
        assertThat(StepRun.failing(Rules.isbn("text"), batch)).containsExactly(0);
        assertThat(StepRun.failing(Rules.email("text", Nulls.PASS), batch)).isEmpty();
        assertThat(StepRun.failing(Rules.isbn("text", IsbnForm.ANY, Nulls.PASS), batch))
                .isEmpty();
        assertThat(StepRun.failing(Rules.length("text", 1, 2), batch)).isEmpty();
        assertThat(StepRun.failing(Rules.length("text", 1, 2, Nulls.FAIL), batch))
                .containsExactly(0);
        assertThat(StepRun.failing(Rules.pattern("text", "x"), batch)).isEmpty();
        assertThat(StepRun.failing(Rules.inList("text", "x"), batch)).isEmpty();
        assertThat(StepRun.failing(Rules.notInList("text", ""), batch)).isEmpty();
        assertThat(StepRun.failing(Rules.unique("text"), DirtyTexts.batch(null, null)))
                .isEmpty();
        assertThat(StepRun.failing(Rules.expression("text = 'x'"), batch)).isEmpty();
        assertThat(StepRun.failing(Rules.expression("text = 'x'", Nulls.FAIL), batch))
                .containsExactly(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096})
    void emailIsTheRegularExpressionWhateverTheBatches(int size) throws Exception {
        Pattern oracle = Pattern.compile("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$");
        Random random = new Random(2);
        List<String> texts = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 6000; i++) {
            StringBuilder text = new StringBuilder();
            for (int c = random.nextInt(9); c > 0; c--) {
                text.append("ab@.@. \té\u00a0".charAt(random.nextInt(10)));
            }
            texts.add(text.toString());
            if (!oracle.matcher(text).matches()) {
                expected.add(i);
            }
        }

        try (TestContext context = StepRun.context(1 << 20)) {
            assertThat(StepRun.failing(Rules.email("text"), context, StepRun.split(DirtyTexts.batch(texts), size)))
                    .isEqualTo(expected)
                    .hasSizeLessThan(6000);
        }
    }

    @Test
    void isbnAgreesWithCommonsValidator() throws Exception {
        ISBNValidator oracle = ISBNValidator.getInstance(false);
        Random random = new Random(8);
        List<String> texts = new ArrayList<>();
        List<Integer> any = new ArrayList<>();
        List<Integer> ten = new ArrayList<>();
        List<Integer> thirteen = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? random.nextInt(9) == 0 ? "977" : "978" : "");
            int length = text.length() == 0 ? 10 : 13;
            while (text.length() < length) {
                text.append((char) (text.length() == 9 && random.nextInt(5) == 0 ? 'X' : '0' + random.nextInt(10)));
            }
            if (random.nextInt(20) == 0) {
                text.setCharAt(random.nextInt(text.length()), 'é');
            }
            texts.add(text.toString());
            boolean valid10 = oracle.isValidISBN10(text.toString());
            boolean valid13 = oracle.isValidISBN13(text.toString());
            if (!valid10) {
                ten.add(i);
            }
            if (!valid13) {
                thirteen.add(i);
            }
            if (!valid10 && !valid13) {
                any.add(i);
            }
        }
        Batch batch = DirtyTexts.batch(texts);

        assertThat(StepRun.failing(Rules.isbn("text"), batch)).isEqualTo(any).hasSizeLessThan(19_500);
        assertThat(StepRun.failing(Rules.isbn("text", IsbnForm.ISBN10), batch)).isEqualTo(ten);
        assertThat(StepRun.failing(Rules.isbn("text", IsbnForm.ISBN13), batch)).isEqualTo(thirteen);
    }

    @Test
    void isbnMayHaveSingleSeparators() throws Exception {
        Batch batch = DirtyTexts.batch(
                "978-3-16-148410-0",
                "978 3 16 148410 0",
                "3-16-148410-X",
                "3-16-148410-x",
                "-9783161484100",
                "978--3161484100",
                "9783161484100-",
                "",
                "-",
                "978316148410",
                "97831614841000");

        assertThat(StepRun.failing(Rules.isbn("text"), batch)).containsExactly(4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void rangeIncludesItsBoundsForEveryOrderedType() throws Exception {
        assertThat(failing(Rules.range("i", 1, 4))).containsExactly(1);
        assertThat(failing(Rules.range("i", 1.5, null))).containsExactly(0);
        assertThat(failing(Rules.range("i", null, new BigDecimal("1e30")))).isEmpty();
        assertThat(failing(Rules.range("f", 1.5, 10))).containsExactly(1);
        assertThat(failing(Rules.range("d", "1.50", 4.999))).containsExactly(1);
        assertThat(failing(Rules.range("w", 1.501, 5))).containsExactly(0);
        assertThat(failing(Rules.range("day", LocalDate.of(2022, 1, 2), null))).containsExactly(0);
        assertThat(failing(Rules.range("day", null, "2022-12-31"))).containsExactly(1);
        assertThat(failing(Rules.range("at", null, "1970-01-01T00:00:08Z"))).containsExactly(1);
    }

    @Test
    void lengthCountsCharactersNotBytes() throws Exception {
        assertThat(StepRun.failing(Rules.length("text", 1, 2), DirtyTexts.batch("", "é", "日本", "😀a", "abc")))
                .containsExactly(0, 4);
    }

    @Test
    void listsHoldValuesOfTheColumnsType() throws Exception {
        assertThat(failing(Rules.inList("i", 1, 2))).containsExactly(1);
        assertThat(failing(Rules.notInList("i", 1, 2))).containsExactly(0);
        assertThat(failing(Rules.inList("d", 1.5))).containsExactly(1);
        assertThat(failing(Rules.inList("w", new BigDecimal("5.0")))).containsExactly(0);
        assertThat(failing(Rules.inList("f", 1.5))).containsExactly(1);
        assertThat(failing(Rules.inList("t", "é", "b"))).containsExactly(0);
        assertThat(failing(Rules.inList("b", true))).containsExactly(1);
        assertThat(failing(Rules.inList("day", "2022-01-01"))).containsExactly(1);
    }

    @Test
    void uniqueFlagsTheSecondAndLaterRowsAcrossBatches() throws Exception {
        Random random = new Random(5);
        List<String> texts = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 30_000; i++) {
            String text = random.nextInt(40) == 0 ? null : "v" + random.nextInt(20_000);
            texts.add(text);
            if (text != null && !seen.add(text)) {
                expected.add(i);
            }
        }

        try (TestContext context = StepRun.context(64 << 10)) {
            assertThat(StepRun.failing(Rules.unique("text"), context, StepRun.split(DirtyTexts.batch(texts), 1000)))
                    .isEqualTo(expected);
        }
        assertThat(Rules.unique("a", "b").check().distribution()).isEqualTo(Distribution.byKey(List.of("a", "b")));
    }

    @Test
    void expressionsSeeTheWholeRow() throws Exception {
        assertThat(failing(Rules.expression("i >= d"))).containsExactly(0);
    }

    @Test
    void rulesNameThemselvesForReports() {
        assertThat(Rules.isbn("isbn", IsbnForm.ISBN13).failure())
                .hasToString("Failure[rule=isbn(isbn), message=is not a valid ISBN-13, severity=ERROR, code=PEN-1222]");
        assertThat(Rules.range("x", 1, 5).check().message()).isEqualTo("is not between 1 and 5");
        assertThat(Rules.length("x", 3, 3).check().message()).isEqualTo("does not have 3 characters");
        assertThat(Rules.expression("a>b").name()).isEqualTo("expression(a > b)");
    }

    @Test
    void planProblemsSayWhatIsWrong() {
        Schema schema = ONE_OF_EACH;
        assertThat(StepRun.problems(Rules.email("i"), schema))
                .containsExactly("[PEN-1203] rule email(i): column 'i' is INT64, the rule needs TEXT");
        assertThat(StepRun.problems(Rules.range("t", 1, 2), schema))
                .containsExactly(
                        "[PEN-1203] rule range(t): column 't' is TEXT, the rule needs a number, date, time or timestamp");
        assertThat(StepRun.problems(Rules.range("day", 1, null), schema))
                .containsExactly("[PEN-1205] rule range(day): a bound is not a value of DATE, the type of the column");
        assertThat(StepRun.problems(Rules.inList("i", "x"), schema))
                .containsExactly(
                        "[PEN-1205] rule in_list(i): a value of the list is not a value of INT64, the type of the column");
        assertThat(StepRun.problems(Rules.notNull("dayy"), schema))
                .containsExactly(
                        "[PEN-1002] there is no column 'dayy'. Did you mean 'day'? Valid names: i, f, d, w, day, at, t, b.");
        assertThat(StepRun.problems(Rules.expression("i + 1"), schema))
                .containsExactly("[PEN-1203] rule expression: 'i + 1' is INT64, the rule needs BOOLEAN");
    }

    @Test
    void badSettingsFailAtTheCall() {
        assertThatThrownBy(() -> Rules.range("x", null, null))
                .hasMessage("[PEN-1204] range(x): a least or a most value is needed");
        assertThatThrownBy(() -> Rules.range("x", 2, 1))
                .hasMessage("[PEN-1204] range(x): the least value is above the most");
        assertThatThrownBy(() -> Rules.length("x", 2, 1))
                .hasMessage("[PEN-1204] length(x): a length of 2 to 1 is not possible");
        assertThatThrownBy(() -> Rules.pattern("x", "[a"))
                .hasMessage("[PEN-1204] pattern(x): '[a' is not a regular expression: Unclosed character class");
        assertThatThrownBy(() -> Rules.inList("x")).hasMessage("[PEN-1204] in_list(x): at least one value is needed");
    }
}
