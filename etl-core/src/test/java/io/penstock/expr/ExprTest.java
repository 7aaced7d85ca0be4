package io.penstock.expr;

import static io.penstock.expr.Expressions.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExprTest {
    private static final Schema CHECKOUTS = Schema.of(
            Field.of("checkout_date", Type.DATE),
            Field.of("return_date", Type.DATE),
            Field.of("fine_amount", Type.decimal(10, 2)),
            Field.of("days_out", Type.INT64),
            Field.of("genre", Type.TEXT));

    private static final Batch ROWS = BatchBuilder.of(CHECKOUTS)
            .add(LocalDate.of(2024, 1, 31), LocalDate.of(2024, 2, 29), new BigDecimal("5.01"), 29L, "Sci-Fi")
            .add(LocalDate.of(2024, 1, 1), null, new BigDecimal("5.00"), null, "Poetry")
            .add(null, LocalDate.of(2024, 1, 5), null, 22L, null)
            .add(LocalDate.of(2024, 3, 1), LocalDate.of(2024, 2, 29), new BigDecimal("7.5"), 21L, "Science")
            .build();

    @Test
    void subtractsDatesInWholeDays() {
        assertThat(Expressions.values("return_date - checkout_date", ROWS)).containsExactly(29L, null, null, -1L);
    }

    @Test
    void addsDaysToDates() {
        assertThat(Expressions.values("checkout_date + 29", ROWS))
                .containsExactly(LocalDate.of(2024, 2, 29), LocalDate.of(2024, 1, 30), null, LocalDate.of(2024, 3, 30));
        assertThat(Expressions.values("return_date - 1", ROWS))
                .containsExactly(LocalDate.of(2024, 2, 28), null, LocalDate.of(2024, 1, 4), LocalDate.of(2024, 2, 28));
    }

    @Test
    void comparesAndJoinsConditions() {
        assertThat(Expressions.values("fine_amount > 5 AND days_out > 21", ROWS))
                .containsExactly(true, false, null, false);
        assertThat(Expressions.values("return_date > checkout_date", ROWS)).containsExactly(true, null, null, false);
        assertThat(Expressions.values("fine_amount * 2 + days_out", ROWS))
                .containsExactly(new BigDecimal("39.02"), null, null, new BigDecimal("36.00"));
    }

    @Test
    void selectsOnlyRowsThatAreTrue() {
        int[] rows = new int[ROWS.rowCount()];
        int count =
                Expr.parse("genre LIKE 'Sci%' OR days_out = 22").bind(CHECKOUTS).select(ROWS, rows);
        assertThat(Arrays.copyOf(rows, count)).containsExactly(0, 2, 3);
    }

    @Test
    void findsColumnsByExactNameThenIgnoringCase() {
        Schema schema =
                Schema.of(Field.of("Days", Type.INT64), Field.of("days", Type.TEXT), Field.of("Fine", Type.DATE));
        assertThat(Expr.parse("days").bind(schema).type()).isEqualTo(Type.TEXT);
        assertThat(Expr.parse("FINE").bind(schema).type()).isEqualTo(Type.DATE);
        assertThat(refusal("DAYS + 1", schema))
                .isEqualTo("[PEN-1104] expression 'DAYS + 1', position 1: 'DAYS' may be any of the columns Days, days;"
                        + " write its exact case");
    }

    @Test
    void namesThePositionOfAMissingColumn() {
        assertThat(refusal("return_date - chekout_date", CHECKOUTS))
                .isEqualTo("[PEN-1103] expression 'return_date - chekout_date', position 15: there is no column"
                        + " 'chekout_date'. Did you mean 'checkout_date'? Valid names: checkout_date, return_date,"
                        + " fine_amount, days_out, genre.");
    }

    @Test
    void tellsAllProblemsTogether() {
        assertThat(refusal("nope = 1 OR genre + 1 > 2 OR NOT days_out", CHECKOUTS)
                        .lines())
                .hasSize(4)
                .first()
                .isEqualTo("3 problems:");
    }

    @Test
    void listsTheColumnsItUses() {
        assertThat(Expr.parse("a + \"b c\" * coalesce(a, d)").columns()).containsExactly("a", "b c", "d");
    }

    @Test
    void isAValueThatSurvivesSerialization() throws Exception {
        Expr expr = Expr.parse("a>1 and b like 'x%' or d = DATE '2024-01-31'");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(expr);
        }
        Object copy = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        assertThat(copy).isEqualTo(expr).hasSameHashCodeAs(expr).hasToString(expr.toString());
        assertThat(expr).hasToString("a > 1 AND b LIKE 'x%' OR d = DATE '2024-01-31'");
    }
}
