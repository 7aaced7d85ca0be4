package io.penstock.expr;

import static io.penstock.expr.Expressions.over;
import static io.penstock.expr.Expressions.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.expr.function.Function;
import io.penstock.expr.library.FunctionTable;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionTableTest {
    static Stream<Function> functions() {
        return FunctionTable.groupNames().stream()
                .map(FunctionTable.byGroup()::get)
                .flatMap(List::stream);
    }

    static Stream<Function.Example> examples() {
        return functions().flatMap(function -> function.examples().stream());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void givesWhatTheReferenceSays(Function.Example example) {
        String text = Objects.toString(Expressions.value("CAST(" + example.expression() + " AS TEXT)"), "NULL");
        assertThat(text).isEqualTo(example.result());
    }

    @Test
    void documentsEveryFunctionWithAnExample() {
        assertThat(functions()).allSatisfy(function -> {
            assertThat(function.summary()).as(function.name()).endsWith(".");
            assertThat(function.examples()).as(function.name()).isNotEmpty();
        });
        assertThat(FunctionTable.names()).doesNotHaveDuplicates();
    }

    @Test
    void worksOnTextThatIsNullEmptyOrNotAscii() {
        Object[] rows = {"Zürich", null, "", "𝒳y"};
        assertThat(over(Type.TEXT, "upper(x)", rows)).containsExactly("ZÜRICH", null, "", "𝒳Y");
        assertThat(over(Type.TEXT, "lower(x)", rows)).containsExactly("zürich", null, "", "𝒳y");
        assertThat(over(Type.TEXT, "length(x)", rows)).containsExactly(6L, null, 0L, 2L);
        assertThat(over(Type.TEXT, "substr(x, 2, 2)", rows)).containsExactly("ür", null, "", "y");
        assertThat(over(Type.TEXT, "left(x, 1)", rows)).containsExactly("Z", null, "", "𝒳");
        assertThat(over(Type.TEXT, "right(x, 1)", rows)).containsExactly("h", null, "", "y");
        assertThat(over(Type.TEXT, "reverse(x)", rows)).containsExactly("hcirüZ", null, "", "y𝒳");
        assertThat(over(Type.TEXT, "lpad(x, 3, 'äö')", rows)).containsExactly("Zür", null, "äöä", "ä𝒳y");
        assertThat(over(Type.TEXT, "rpad(x, 3)", rows)).containsExactly("Zür", null, "   ", "𝒳y ");
        assertThat(over(Type.TEXT, "replace(x, 'ü', 'ue')", rows)).containsExactly("Zuerich", null, "", "𝒳y");
        assertThat(over(Type.TEXT, "instr(x, 'r')", rows)).containsExactly(3L, null, 0L, 0L);
        assertThat(over(Type.TEXT, "repeat(x, 2)", rows)).containsExactly("ZürichZürich", null, "", "𝒳y𝒳y");
        assertThat(over(Type.TEXT, "trim(x, 'Zy')", rows)).containsExactly("ürich", null, "", "𝒳");
        assertThat(over(Type.TEXT, "split_part(x, 'r', 2)", rows)).containsExactly("ich", null, "", "");
        assertThat(over(Type.TEXT, "regexp_matches(x, '^.y$')", rows)).containsExactly(false, null, false, true);
        assertThat(over(Type.TEXT, "regexp_replace(x, '[ü𝒳]', '')", rows)).containsExactly("Zrich", null, "", "y");
        assertThat(over(Type.TEXT, "regexp_extract(x, '[^Z]+', 0)", rows)).containsExactly("ürich", null, "", "𝒳y");
        assertThat(over(Type.TEXT, "regexp_extract(x, '(ü)|.y', 1)", rows)).containsExactly("ü", null, "", "");
        assertThat(over(Type.TEXT, "concat(x, '!')", rows)).containsExactly("Zürich!", "!", "!", "𝒳y!");
        assertThat(over(Type.TEXT, "x || '!'", rows)).containsExactly("Zürich!", null, "!", "𝒳y!");
        assertThat(over(Type.TEXT, "starts_with(x, 'Zü')", rows)).containsExactly(true, null, false, false);
        assertThat(over(Type.TEXT, "ends_with(x, '')", rows)).containsExactly(true, null, true, true);
        assertThat(over(Type.TEXT, "contains(x, 'ri')", rows)).containsExactly(true, null, false, false);
    }

    @Test
    void keepsNullsApartFromZeros() {
        Object[] rows = {-7L, null, 0L, 9L};
        assertThat(over(Type.INT64, "abs(x)", rows)).containsExactly(7L, null, 0L, 9L);
        assertThat(over(Type.INT64, "sign(x)", rows)).containsExactly(-1L, null, 0L, 1L);
        assertThat(over(Type.INT64, "10 % x", rows)).containsExactly(3L, null, null, 1L);
        assertThat(over(Type.INT64, "div(10, x)", rows)).containsExactly(-1L, null, null, 1L);
        assertThat(over(Type.INT64, "10 / x", rows)).containsExactly(10 / -7.0, null, null, 10 / 9.0);
        assertThat(over(Type.INT64, "sqrt(x)", rows)).containsExactly(null, null, 0.0, 3.0);
        assertThat(over(Type.INT64, "power(x, -1)", rows)).containsExactly(1 / -7.0, null, null, 1 / 9.0);
        assertThat(over(Type.INT64, "greatest(x, 5, NULL)", rows)).containsExactly(5L, 5L, 5L, 9L);
        assertThat(over(Type.INT64, "least(x, 5)", rows)).containsExactly(-7L, 5L, 0L, 5L);
        assertThat(over(Type.INT64, "nullif(x, 0)", rows)).containsExactly(-7L, null, null, 9L);
    }

    @Test
    void keepsDecimalsExact() {
        Object[] rows = {new BigDecimal("-1.25"), null, new BigDecimal("99999999.99")};
        Type type = Type.decimal(10, 2);
        assertThat(over(type, "round(x, 1)", rows))
                .containsExactly(new BigDecimal("-1.3"), null, new BigDecimal("100000000.0"));
        assertThat(over(type, "floor(x)", rows))
                .containsExactly(new BigDecimal("-2"), null, new BigDecimal("99999999"));
        assertThat(over(type, "ceil(x)", rows))
                .containsExactly(new BigDecimal("-1"), null, new BigDecimal("100000000"));
        assertThat(over(type, "coalesce(x, 0)", rows))
                .containsExactly(new BigDecimal("-1.25"), new BigDecimal("0.00"), new BigDecimal("99999999.99"));
        assertThat(over(type, "x * x", rows))
                .containsExactly(new BigDecimal("1.5625"), null, new BigDecimal("9999999998000000.0001"));
    }

    @Test
    void takesDatesAndTimestampsApart() {
        Object[] days = {LocalDate.of(1969, 12, 28), null, LocalDate.of(2000, 2, 29)};
        assertThat(over(Type.DATE, "year(x) * 10000 + month(x) * 100 + day(x)", days))
                .containsExactly(19691228L, null, 20000229L);
        assertThat(over(Type.DATE, "dayofweek(x) * 10 + weekday(x)", days)).containsExactly(16L, null, 31L);
        assertThat(over(Type.DATE, "add_months(x, 12)", days))
                .containsExactly(LocalDate.of(1970, 12, 28), null, LocalDate.of(2001, 2, 28));
        assertThat(over(Type.DATE, "date_trunc('week', x)", days))
                .containsExactly(LocalDate.of(1969, 12, 22), null, LocalDate.of(2000, 2, 28));
        Object[] moments = {Instant.parse("1969-12-31T23:59:58Z"), null};
        assertThat(over(Type.TIMESTAMP, "hour(x) * 100 + second(x)", moments)).containsExactly(2358L, null);
        assertThat(over(Type.TIMESTAMP, "date_trunc('minute', x)", moments))
                .containsExactly(Instant.parse("1969-12-31T23:59:00Z"), null);
        assertThat(over(Type.TIMESTAMP, "date_diff('hour', x, DATE '1970-01-01')", moments))
                .containsExactly(1L, null);
        assertThat(over(Type.TIMESTAMP, "CAST(x AS DATE)", moments)).containsExactly(LocalDate.of(1969, 12, 31), null);
    }

    @Test
    void saysWhichFunctionWasMeant() {
        assertThat(refusal("uper('a')"))
                .isEqualTo("[PEN-1102] expression 'uper('a')', position 1: there is no function 'uper'. Did you mean"
                        + " 'upper'?");
        assertThat(refusal("qqqqqqqqqqqqqq('a')")).contains("Functions: abs, acos, add_months, ");
    }

    @Test
    void saysWhatArgumentsAreTaken() {
        assertThat(refusal("1 + length(5)"))
                .isEqualTo("[PEN-1105] expression '1 + length(5)', position 12: argument 1 of length is INT64;"
                        + " length(TEXT) takes TEXT");
        assertThat(refusal("substr('abc')"))
                .isEqualTo("[PEN-1106] expression 'substr('abc')', position 1: the function takes substr(TEXT, INT64[,"
                        + " INT64]), 1 arguments were given");
        assertThat(refusal("date_diff('dy', DATE '2024-01-01', DATE '2024-01-02')"))
                .contains("position 11: there is no unit of time 'dy'. Did you mean 'day'?");
        assertThat(refusal("regexp_matches('a', '(')"))
                .contains("position 21: the pattern is not a regular expression");
        assertThat(refusal("regexp_replace('a', 'a', '$1')"))
                .contains("position 26: the replacement's $ must be followed");
        assertThat(refusal("regexp_extract('a', '(a)', 2)"))
                .contains("position 28: the group must be a constant from 0 to 1");
        assertThat(refusal("year('2024-13-01')"))
                .startsWith("[PEN-1108] expression 'year('2024-13-01')', position 6: ");
    }
}
