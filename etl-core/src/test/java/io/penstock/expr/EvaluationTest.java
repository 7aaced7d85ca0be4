package io.penstock.expr;

import static io.penstock.expr.Expressions.over;
import static io.penstock.expr.Expressions.refusal;
import static io.penstock.expr.Expressions.type;
import static io.penstock.expr.Expressions.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import io.penstock.error.TransformException;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final Schema TWO_FLAGS = Schema.of(Field.of("x", Type.BOOLEAN), Field.of("y", Type.BOOLEAN));

    @Test
    void followsThreeValuedLogic() {
        BatchBuilder builder = BatchBuilder.of(TWO_FLAGS);
        @Nullable Boolean[] flags = {true, false, null};
        for (Boolean x : flags) {
            for (Boolean y : flags) {
                builder.add(x, y);
            }
        }
        Batch batch = builder.build();
        assertThat(Expressions.values("x AND y", batch))
                .containsExactly(true, false, null, false, false, false, null, false, null);
        assertThat(Expressions.values("x OR y", batch))
                .containsExactly(true, true, true, true, false, null, true, null, null);
        assertThat(Expressions.values("NOT x", batch))
                .containsExactly(false, false, false, true, true, true, null, null, null);
        assertThat(Expressions.values("x = y", batch))
                .containsExactly(true, false, null, false, true, null, null, null, null);
        assertThat(Expressions.values("x IS DISTINCT FROM y", batch))
                .containsExactly(false, true, true, true, false, true, true, true, false);
        assertThat(Expressions.values("x IS NOT FALSE", batch))
                .containsExactly(true, true, true, false, false, false, true, true, true);
    }

    @Test
    void treatsNullInListsAsUnknown() {
        assertThat(over(Type.INT64, "x IN (1, NULL)", 1L, 2L, null)).containsExactly(true, null, null);
        assertThat(over(Type.INT64, "x NOT IN (1, NULL)", 1L, 2L, null)).containsExactly(false, null, null);
        assertThat(over(Type.TEXT, "x NOT IN ('a', 'b')", "a", "c", null)).containsExactly(false, true, null);
        assertThat(over(Type.INT64, "x IN (1, 2, 3, 4, 5, 6, 7, 8.0, 9.5)", 8L, 9L))
                .containsExactly(true, false);
        assertThat(over(Type.FLOAT64, "x IN (1.5, 2)", 1.5, 2.0, 3.0)).containsExactly(true, true, false);
    }

    @Test
    void comparesNumbersOfAnyTypeByValue() {
        Type money = Type.decimal(10, 2);
        Object[] rows = {new BigDecimal("5.00"), new BigDecimal("5.01"), new BigDecimal("-5.01"), null};
        assertThat(over(money, "x > 5", rows)).containsExactly(false, true, false, null);
        assertThat(over(money, "x >= 5.001", rows)).containsExactly(false, true, false, null);
        assertThat(over(money, "x = 5.001", rows)).containsExactly(false, false, false, null);
        assertThat(over(money, "x <> 5.001", rows)).containsExactly(true, true, true, null);
        assertThat(over(money, "x < -5.005", rows)).containsExactly(false, false, true, null);
        assertThat(over(money, "x < 5.01e0", rows)).containsExactly(true, false, true, null);
        assertThat(over(money, "x BETWEEN -5.009 AND 5.001", rows)).containsExactly(true, false, false, null);
        assertThat(over(money, "x < 99999999999999999999999", rows)).containsExactly(true, true, true, null);
        assertThat(over(money, "CAST(x AS INT64) = x", rows)).containsExactly(true, false, false, null);
        assertThat(over(Type.INT64, "x > 1.5", 1L, 2L)).containsExactly(false, true);
        assertThat(over(Type.INT64, "x <= 9223372036854775807", Long.MAX_VALUE)).containsExactly(true);
        assertThat(over(Type.FLOAT64, "x > 1", Double.NaN, 1.0, -0.0)).containsExactly(true, false, false);
        assertThat(over(Type.FLOAT64, "x = x", Double.NaN, -0.0)).containsExactly(true, true);
    }

    @Test
    void comparesWithTheTextOfADate() {
        Object[] rows = {LocalDate.of(2024, 1, 31), null};
        assertThat(over(Type.DATE, "x = '2024-01-31'", rows)).containsExactly(true, null);
        assertThat(over(Type.DATE, "x BETWEEN '2024-02-01' AND '2024-02-03'", rows))
                .containsExactly(false, null);
        assertThat(over(Type.DATE, "x < TIMESTAMP '2024-01-31 00:00:01'", rows)).containsExactly(true, null);
        assertThat(refusal("x = 'soon'", Schema.of(Field.of("x", Type.DATE))))
                .isEqualTo("[PEN-1108] expression 'x = 'soon'', position 5: the text stands beside a DATE but is none;"
                        + " write '2024-01-31'");
        assertThat(refusal("x = 3", Schema.of(Field.of("x", Type.TEXT))))
                .isEqualTo(
                        "[PEN-1105] expression 'x = 3', position 3: TEXT and INT64 cannot be compared; both sides must be"
                                + " numbers, or of one type (not BINARY, LIST or STRUCT)");
    }

    @Test
    void matchesPatternsByCharacter() {
        Object[] rows = {"Zürich", "", null, "a%b"};
        assertThat(over(Type.TEXT, "x LIKE 'Z_rich'", rows)).containsExactly(true, false, null, false);
        assertThat(over(Type.TEXT, "x LIKE '%_%_%_%_'", rows)).containsExactly(true, false, null, false);
        assertThat(over(Type.TEXT, "x LIKE ''", rows)).containsExactly(false, true, null, false);
        assertThat(over(Type.TEXT, "x LIKE '%!%%' ESCAPE '!'", rows)).containsExactly(false, false, null, true);
        assertThat(over(Type.TEXT, "x NOT LIKE 'Z%r%h'", rows)).containsExactly(false, true, null, true);
        assertThat(over(Type.TEXT, "x LIKE 'aba%ba'", "aba", "ababa", "abaXba")).containsExactly(false, true, true);
        assertThat(refusal("'a' LIKE 'a!' ESCAPE '!'"))
                .endsWith("position 10: the escape character must stand before %, _ or itself");
    }

    @Test
    void namesTheRowOfAnOverflow() {
        Schema schema = Schema.of(Field.of("x", Type.INT64));
        Batch batch = BatchBuilder.of(schema).add(1L).add(Long.MAX_VALUE).build();
        Batch read = batch.withOrigin(Origin.of(batch, i -> new RecordPosition("loans.csv", i + 2, -1)));
        for (String sql :
                List.of("x + 1", "1 + x", "x * 2", "x + x", "x * x", "0 - x - 2", "abs(-x - 1)", "-(-x - 1)")) {
            assertThatThrownBy(() -> Expr.parse(sql).bind(schema).evaluate(read))
                    .as(sql)
                    .isInstanceOf(TransformException.class)
                    .hasMessageStartingWith("[PEN-1120] loans.csv:3, expression '" + sql + "', position ");
        }
        assertThatThrownBy(() -> Expr.parse("x * 2").bind(schema).evaluate(batch))
                .hasMessage(
                        "[PEN-1120] row 2 of the batch, expression 'x * 2', position 3: the result is outside the range"
                                + " of INT64; CAST one side AS DECIMAL(38,0) or FLOAT64 to go further");
        assertThat(refusal("9223372036854775807 + 1"))
                .startsWith("[PEN-1120] expression '9223372036854775807 + 1', position 21: the result is outside");
        assertThatThrownBy(() -> over(Type.DATE, "x + 400000000000", LocalDate.of(2024, 1, 1)))
                .hasMessageContaining("outside the range of DATE");
    }

    @Test
    void failsOnlyInRowsThatAreReached() {
        Object[] rows = {"7", "x", null, ""};
        assertThat(over(Type.TEXT, "CASE WHEN x LIKE '_' AND x < 'a' THEN CAST(x AS INT64) ELSE -1 END", rows))
                .containsExactly(7L, -1L, -1L, -1L);
        assertThat(over(Type.TEXT, "x = '7' AND CAST(x AS INT64) > 6", rows)).containsExactly(true, false, null, false);
        assertThat(over(Type.TEXT, "x <> '7' OR CAST(x AS INT64) > 6", rows)).containsExactly(true, true, null, true);
        assertThat(over(Type.TEXT, "coalesce(TRY_CAST(x AS INT64), length(x) * 100)", rows))
                .containsExactly(7L, 100L, null, 0L);
        assertThat(over(Type.TEXT, "if(x = '7', CAST(x AS DECIMAL(3,1)), NULL)", rows))
                .containsExactly(new BigDecimal("7.0"), null, null, null);
        assertThatThrownBy(() -> over(Type.TEXT, "x = '7' OR CAST(x AS INT64) > 6", rows))
                .hasMessage(
                        "[PEN-1121] row 2 of the batch, expression 'x = '7' OR CAST(x AS INT64) > 6', position 12: the"
                                + " value cannot be cast to INT64; TRY_CAST gives null for such values");
    }

    @Test
    void castsTexts() {
        Object[] numbers = {" 12 ", "-0.5", "1e2", "x", "", "99999999999999999999", null, "+7", "1.", "٣"};
        assertThat(over(Type.TEXT, "TRY_CAST(x AS INT64)", numbers))
                .containsExactly(12L, null, null, null, null, null, null, 7L, null, null);
        assertThat(over(Type.TEXT, "TRY_CAST(x AS FLOAT64)", numbers))
                .containsExactly(12.0, -0.5, 100.0, null, null, 1e20, null, 7.0, 1.0, null);
        assertThat(over(Type.TEXT, "CAST(TRY_CAST(x AS DECIMAL(6,2)) AS TEXT)", numbers))
                .containsExactly("12.00", "-0.50", "100.00", null, null, null, null, "7.00", "1.00", null);
        assertThat(over(Type.TEXT, "CAST(TRY_CAST(x AS DECIMAL(30,1)) AS TEXT)", numbers))
                .containsExactly(
                        "12.0", "-0.5", "100.0", null, null, "99999999999999999999.0", null, "7.0", "1.0", null);
        assertThat(over(
                        Type.TEXT,
                        "TRY_CAST(x AS DATE)",
                        "2022-02-28",
                        "2022-02-31",
                        "28/02/2022",
                        " 2024-02-29",
                        null))
                .containsExactly(LocalDate.of(2022, 2, 28), null, null, LocalDate.of(2024, 2, 29), null);
        assertThat(over(Type.TEXT, "TRY_CAST(x AS BOOLEAN)", "Yes", "0", "maybe", null))
                .containsExactly(true, false, null, null);
        assertThat(over(Type.TEXT, "CAST(TRY_CAST(x AS TIMESTAMP) AS TEXT)", "2024-01-31 10:00:00", "2024-01-31T24:61"))
                .containsExactly("2024-01-31T10:00:00Z", null);
        assertThat(over(Type.TEXT, "CAST(x AS INT64)", "-9223372036854775808", "9223372036854775807"))
                .containsExactly(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    @Test
    void castsBetweenNumbersRoundingHalfAwayFromZero() {
        assertThat(value("CAST(2.5 AS INT64)")).isEqualTo(3L);
        assertThat(value("CAST(-2.5 AS INT64)")).isEqualTo(-3L);
        assertThat(value("CAST(2.5e0 AS INT64)")).isEqualTo(3L);
        assertThat(value("CAST(1.005 AS DECIMAL(5,2))")).isEqualTo(new BigDecimal("1.01"));
        assertThat(value("TRY_CAST(1000 AS DECIMAL(5,2))")).isNull();
        assertThat(value("TRY_CAST(1e300 AS INT64)")).isNull();
        assertThat(value("CAST(CAST('12345678901234567890.5' AS DECIMAL(30,1)) AS DECIMAL(20,0))"))
                .isEqualTo(new BigDecimal("12345678901234567891"));
        assertThat(value("CAST(-7 AS TEXT) || CAST(-0.05 AS TEXT) || CAST(TRUE AS TEXT)"))
                .isEqualTo("-7-0.05true");
        assertThat(refusal("CAST(TRUE AS DATE)"))
                .isEqualTo(
                        "[PEN-1105] expression 'CAST(TRUE AS DATE)', position 1: there is no cast from BOOLEAN to DATE");
    }

    @Test
    void keepsDecimalArithmeticExactAtEveryWidth() {
        Random random = new Random(8044);
        for (int round = 0; round < 300; round++) {
            int scaleX = random.nextInt(6);
            int scaleY = random.nextInt(6);
            Type typeX = Type.decimal(scaleX + 1 + random.nextInt(14), scaleX);
            Type typeY = Type.decimal(scaleY + 1 + random.nextInt(14), scaleY);
            BigDecimal x = decimal(random, typeX);
            BigDecimal y = decimal(random, typeY);
            Schema schema = Schema.of(Field.of("x", typeX), Field.of("y", typeY));
            Batch batch = BatchBuilder.of(schema).add(x, y).add(null, y).build();
            assertThat(Expressions.values("x + y", batch))
                    .usingElementComparator(EvaluationTest::byValue)
                    .containsExactly(x.add(y), null);
            assertThat(Expressions.values("x - y", batch))
                    .usingElementComparator(EvaluationTest::byValue)
                    .containsExactly(x.subtract(y), null);
            assertThat(Expressions.values("x * y", batch))
                    .usingElementComparator(EvaluationTest::byValue)
                    .containsExactly(x.multiply(y), null);
            BigDecimal rest = y.signum() == 0 ? null : x.remainder(y);
            assertThat(Expressions.values("x % y", batch))
                    .usingElementComparator(EvaluationTest::byValue)
                    .containsExactly(rest, null);
            assertThat(Expressions.values("x < y", batch)).containsExactly(x.compareTo(y) < 0, null);
            assertThat(Expressions.values("x = y", batch)).containsExactly(x.compareTo(y) == 0, null);
        }
        assertThat(type("1.50 * 2.5")).isEqualTo(Type.decimal(5, 3));
        assertThat(refusal("x * x", Schema.of(Field.of("x", Type.decimal(38, 30)))))
                .startsWith("[PEN-1107] expression 'x * x', position 3: DECIMAL(38,30) * DECIMAL(38,30) has 60 digits");
    }

    private static BigDecimal decimal(Random random, Type type) {
        io.penstock.schema.DecimalType decimal = (io.penstock.schema.DecimalType) type;
        BigInteger digits = new BigInteger(70, random).mod(BigInteger.TEN.pow(decimal.precision()));
        return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), decimal.scale());
    }

    private static int byValue(@Nullable Object a, @Nullable Object b) {
        return a instanceof BigDecimal x && b instanceof BigDecimal y ? x.compareTo(y) : a == b ? 0 : 1;
    }

    @Test
    void givesNullForDivisionByZero() {
        assertThat(value("1 / 0")).isNull();
        assertThat(value("1.5 % 0")).isNull();
        assertThat(value("7 / 2")).isEqualTo(3.5);
        assertThat(over(Type.decimal(25, 1), "x % 0.3", new BigDecimal("1.0"))).containsExactly(new BigDecimal("0.1"));
    }

    @Test
    void worksOnNoRowsAndOnNullsOnly() {
        assertThat(over(Type.INT64, "CASE WHEN x + 1 > 2 THEN 'a' || x ELSE coalesce(NULL, 'b') END"))
                .isEmpty();
        @Nullable Object[] nulls = new Object[70];
        assertThat(over(Type.INT64, "x * 2 > 3 AND x IN (1, 2)", nulls))
                .hasSize(70)
                .containsOnlyNulls();
        assertThat(over(Type.TEXT, "lpad(upper(x), 9) LIKE '%a'", nulls))
                .hasSize(70)
                .containsOnlyNulls();
        int[] rows = new int[70];
        Batch batch = Expressions.column("x", Type.INT64, nulls);
        assertThat(Expr.parse("x > 1").bind(batch.schema()).select(batch, rows)).isZero();
        assertThat(Expr.parse("x IS NULL").bind(batch.schema()).select(batch, rows))
                .isEqualTo(70);
    }

    @Test
    void mayBeSharedBetweenThreads() throws Exception {
        List<@Nullable Object> rows = new ArrayList<>();
        for (long i = 0; i < 5000; i++) {
            rows.add(i % 7 == 0 ? null : i);
        }
        Batch batch = Expressions.column("x", Type.INT64, rows.toArray());
        Batch other = batch.slice(0, 4321);
        BoundExpr bound = Expr.parse("x * 3 + 1 > 1000 AND x % 2 = 0 OR 'a' || x LIKE '%9'")
                .bind(batch.schema());
        int[] expected = {selected(bound, batch), selected(bound, other)};
        List<Thread> threads = new ArrayList<>();
        List<Boolean> same = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int t = 0; t < 4; t++) {
            Thread thread = new Thread(() -> {
                for (int round = 0; round < 50; round++) {
                    same.add(Arrays.equals(expected, new int[] {selected(bound, batch), selected(bound, other)}));
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(same).hasSize(200).containsOnly(true);
    }

    private static int selected(BoundExpr bound, Batch batch) {
        return bound.select(batch, new int[batch.rowCount()]);
    }
}
