package io.penstock.expr;

import static io.penstock.expr.Expressions.refusal;
import static io.penstock.expr.Expressions.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "a+b*c ; a + b * c",
                "(a+b)*c ; (a + b) * c",
                "a-(b-c) ; a - (b - c)",
                "a-b-c ; a - b - c",
                "not a or b and c ; NOT a OR b AND c",
                "(a or b) and not (c and d) ; (a OR b) AND NOT (c AND d)",
                "NOT a = b ; NOT a = b",
                "a || b + 1 ; a || b + 1",
                "- - a ; -(-a)",
                "a - -1 ; a - -1",
                "a != b ; a <> b",
                "a between 1 and 2 and b ; a BETWEEN 1 AND 2 AND b",
                "a not in (1,2) is true ; a NOT IN (1, 2) IS TRUE",
                "a is not distinct from b ; a IS NOT DISTINCT FROM b",
                "a not like 'x!%' escape '!' ; a NOT LIKE 'x!%' ESCAPE '!'",
                "case when a then 1 else 2 end ; CASE WHEN a THEN 1 ELSE 2 END",
                "Case a WHEN 1 then 'it''s' end ; CASE a WHEN 1 THEN 'it''s' END",
                "try_cast(a as decimal(10,2)) ; TRY_CAST(a AS DECIMAL(10,2))",
                "extract(YEAR from d) ; year(d)",
                "\"and\" + \"b c\" + \"x\"\"y\" ; \"and\" + \"b c\" + \"x\"\"y\"",
                "date '2024-01-31' ; DATE '2024-01-31'",
                "date + left ; date + left",
                "1e3 + 1.50 ; 1000.0e0 + 1.50",
                "(a = b) = c ; a = b = c",
                "a = (b = c) ; a = (b = c)"
            })
    void printsCanonicalText(String given, String canonical) {
        Expr expr = Expr.parse(given);
        assertThat(expr).hasToString(canonical).isEqualTo(Expr.parse(canonical));
        assertThat(Expr.parse(expr.toString())).hasToString(canonical);
    }

    @Test
    void bindsTighterInTheOrderOfSql() {
        assertThat(value("2 + 3 * 4 - 10 % 4")).isEqualTo(12L);
        assertThat(value("-2 * -3")).isEqualTo(6L);
        assertThat(value("FALSE AND TRUE OR TRUE")).isEqualTo(true);
        assertThat(value("NOT FALSE AND FALSE")).isEqualTo(false);
        assertThat(value("1 + 1 = 2 AND 'a' || 'b' = 'ab'")).isEqualTo(true);
    }

    @Test
    void readsConstants() {
        assertThat(value("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(value("9223372036854775808")).isEqualTo(new BigDecimal("9223372036854775808"));
        assertThat(value("1.50")).isEqualTo(new BigDecimal("1.50"));
        assertThat(value(".5")).isEqualTo(new BigDecimal("0.5"));
        assertThat(value("25e-1")).isEqualTo(2.5);
        assertThat(value("'it''s'")).isEqualTo("it's");
        assertThat(value("DATE '2024-02-29'")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(value("TIMESTAMP '2024-01-31 10:00:00'")).isEqualTo(Instant.parse("2024-01-31T10:00:00Z"));
        assertThat(value("TIMESTAMP '2024-01-31T10:00:00.5+01:00'")).isEqualTo(Instant.parse("2024-01-31T09:00:00.5Z"));
        assertThat(value("NULL")).isNull();
        assertThat(Expressions.type("NULL")).isEqualTo(Type.TEXT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "`` ~ 1 ~ found the end where a value was expected",
                "a + ~ 4 ~ found the end where a value was expected",
                "a b ~ 3 ~ found 'b' where an operator or the end was expected",
                "(a ~ 3 ~ found the end where ')' in parentheses was expected",
                "'abc ~ 1 ~ the text that begins here has no closing '",
                "\"abc ~ 1 ~ the column name that begins here has no closing \"",
                "a @ b ~ 3 ~ the character '@' has no meaning here",
                "a.b ~ 2 ~ the character '.' has no meaning here; a column name with a dot is written between double quotes",
                "a between 1 ~ 12 ~ found the end where AND (the form is BETWEEN … AND …) was expected",
                "a in 1 ~ 6 ~ found '1' where '(' in IN (…) was expected",
                "a in () ~ 7 ~ found ')' where a value was expected",
                "a is 1 ~ 6 ~ found '1' where NULL, TRUE, FALSE or DISTINCT FROM after IS was expected",
                "case a end ~ 8 ~ found 'end' where WHEN (the form is CASE WHEN … THEN … END) was expected",
                "a like 'x' escape 'ab' ~ 19 ~ ESCAPE needs a text of one character, such as '!'",
                "1x ~ 1 ~ a number ends in 'x'; a column name that begins with a digit is written between double quotes",
                "a --b ~ 3 ~ comments are not part of an expression; for a double minus write '- -'"
            })
    void namesThePositionOfASyntaxError(String given, int position, String what) {
        assertThat(refusal(given))
                .isEqualTo("[PEN-1101] expression '" + given + "', position " + position + ": " + what);
    }

    @Test
    void refusesUnknownTypesAndDates() {
        assertThat(refusal("cast(a as NUMBR)"))
                .startsWith("[PEN-1101] expression 'cast(a as NUMBR)', position 11: 'NUMBR' is not a type");
        assertThat(refusal("DATE '2022-02-31'"))
                .isEqualTo(
                        "[PEN-1108] expression 'DATE '2022-02-31'', position 6: the text is not a date of the calendar;"
                                + " write DATE '2024-01-31'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "NOT ", "- "})
    void refusesTooDeepNesting(String opening) {
        assertThat(refusal(opening.repeat(5000) + "a")).contains("more than 250 levels of nesting");
    }

    @Test
    void takesLongChains() {
        assertThat(value("1" + " + 1".repeat(1000))).isEqualTo(1001L);
        assertThat(value("FALSE" + " OR FALSE".repeat(5000))).isEqualTo(false);
        assertThat(refusal("1" + " + 1".repeat(1001))).contains("more than 1000 operators in a row");
    }
}
