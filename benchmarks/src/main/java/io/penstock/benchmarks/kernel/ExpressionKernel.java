package io.penstock.benchmarks.kernel;

import static io.penstock.benchmarks.harness.WrongAnswerException.demand;

import io.penstock.benchmarks.harness.Checkouts;
import io.penstock.benchmarks.harness.KernelContext;
import io.penstock.benchmarks.harness.Rate;
import io.penstock.benchmarks.peer.Loan;
import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.expr.BoundExpr;
import io.penstock.expr.Expr;
import io.penstock.schema.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** SQL expressions on typed columns, some of whose values are null. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else.
public class ExpressionKernel {
    private static final BigDecimal FIVE = BigDecimal.valueOf(5);

    private final int[] selected = new int[KernelContext.BATCH_ROWS];
    private List<Batch> batches;
    private long rows;
    private BoundExpr difference;
    private BoundExpr condition;

    /** Proves the sum of the days and the number of rows that the condition selects. */
    @Setup
    public void prove(Checkouts checkouts) throws Exception {
        List<Batch> typed = checkouts.typed();
        difference = Expr.parse("return_date - checkout_date").bind(typed.get(0).schema());
        batches = typed.stream().map(this::withDaysOut).toList();
        rows = checkouts.rows;
        condition = Expr.parse("fine_amount > 5 AND days_out > 21")
                .bind(batches.get(0).schema());
        List<Loan> loans = checkouts.loans();
        demand(
                "days out",
                loans.stream()
                        .map(Loan::daysOut)
                        .filter(Objects::nonNull)
                        .mapToLong(days -> days)
                        .sum(),
                batches.stream()
                        .mapToLong(batch -> ParseKernel.sum((LongColumn) batch.column("days_out")))
                        .sum());
        demand(
                "late and dear",
                loans.stream().filter(ExpressionKernel::isLateAndDear).count(),
                selected());
    }

    /** {@code return_date - checkout_date}: a new column of days. */
    @Benchmark
    public void difference(Rate rate, Blackhole hole) {
        for (Batch batch : batches) {
            hole.consume(difference.evaluate(batch));
        }
        rate.rows += rows;
    }

    /** {@code fine_amount > 5 AND days_out > 21}: the rows where it is true. */
    @Benchmark
    public long condition(Rate rate) {
        rate.rows += rows;
        return selected();
    }

    private long selected() {
        long count = 0;
        for (Batch batch : batches) {
            count += condition.select(batch, selected);
        }
        return count;
    }

    private Batch withDaysOut(Batch batch) {
        List<Column> columns = new ArrayList<>(batch.columns());
        columns.add(difference.evaluate(batch));
        return batch.with(batch.schema().with(Field.of("days_out", difference.type())), columns);
    }

    private static boolean isLateAndDear(Loan loan) {
        BigDecimal fine = loan.fineAmount();
        Long days = loan.daysOut();
        return fine != null && fine.compareTo(FIVE) > 0 && days != null && days > 21;
    }
}
