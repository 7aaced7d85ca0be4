package io.penstock.benchmarks.kernel;

import static io.penstock.benchmarks.harness.WrongAnswerException.demand;

import io.penstock.benchmarks.harness.Checkouts;
import io.penstock.benchmarks.harness.Rate;
import io.penstock.benchmarks.harness.SingleStep;
import io.penstock.benchmarks.peer.Loan;
import io.penstock.data.Batch;
import io.penstock.data.LongColumn;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.parse.Parse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Text to numbers and dates, one column each. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else.
public class ParseKernel {
    private List<Batch> batches;
    private long rows;
    private SingleStep isoDate;
    private SingleStep mixedDate;
    private SingleStep decimal;
    private SingleStep integer;

    /** Proves the sum of every parsed column and that no row is rejected. */
    @Setup
    public void prove(Checkouts checkouts) throws Exception {
        batches = checkouts.clean();
        rows = checkouts.rows;
        isoDate = step(checkouts, Parse.date("checkout_date", "yyyy-MM-dd"));
        mixedDate = step(checkouts, Parse.date(Columns.of("return_date"), Checkouts.DATE_FORMATS));
        decimal = step(checkouts, Parse.decimal("fine_amount", 9, 2));
        integer = step(checkouts, Parse.integer("renewals"));
        List<Loan> loans = checkouts.loans();
        demand(
                "sum of checkout days",
                loans.stream()
                        .map(Loan::checkoutDate)
                        .filter(Objects::nonNull)
                        .mapToLong(LocalDate::toEpochDay)
                        .sum(),
                sum(isoDate, "checkout_date"));
        demand("sum of return days", sumOfReturnDays(loans), sum(mixedDate, "return_date"));
        demand(
                "sum of fines in cents",
                loans.stream()
                        .map(Loan::fineAmount)
                        .filter(Objects::nonNull)
                        .map(BigDecimal::unscaledValue)
                        .mapToLong(Number::longValue)
                        .sum(),
                sum(decimal, "fine_amount"));
        demand(
                "sum of renewals",
                loans.stream()
                        .map(Loan::renewals)
                        .filter(Objects::nonNull)
                        .mapToLong(count -> count)
                        .sum(),
                sum(integer, "renewals"));
    }

    /** {@code checkout_date}: all in one format. */
    @Benchmark
    public Object dateInOneFormat(Rate rate, Blackhole hole) throws Exception {
        rate.rows += rows;
        return isoDate.run(batches, hole::consume);
    }

    /** {@code return_date}: 8 % null, of the others a tenth in each of the two rarer formats. */
    @Benchmark
    public Object dateInThreeFormats(Rate rate, Blackhole hole) throws Exception {
        rate.rows += rows;
        return mixedDate.run(batches, hole::consume);
    }

    /** {@code fine_amount} to {@code DECIMAL(9,2)}. */
    @Benchmark
    public Object decimal(Rate rate, Blackhole hole) throws Exception {
        rate.rows += rows;
        return decimal.run(batches, hole::consume);
    }

    /** {@code renewals} to {@code INT64}, a sixth of them null. */
    @Benchmark
    public Object integer(Rate rate, Blackhole hole) throws Exception {
        rate.rows += rows;
        return integer.run(batches, hole::consume);
    }

    static long sumOfReturnDays(List<Loan> loans) {
        return loans.stream()
                .map(Loan::returnDate)
                .filter(Objects::nonNull)
                .mapToLong(LocalDate::toEpochDay)
                .sum();
    }

    /** The sum of the values that are not null. */
    static long sum(LongColumn column) {
        long sum = 0;
        for (int row = 0; row < column.size(); row++) {
            sum += column.validity().isNull(row) ? 0 : column.get(row);
        }
        return sum;
    }

    private SingleStep step(Checkouts checkouts, Transformer transformer) {
        return SingleStep.of(transformer, batches.get(0).schema(), checkouts.context());
    }

    private long sum(SingleStep step, String column) throws Exception {
        long[] sum = new long[1];
        long emitted = step.run(batches, batch -> sum[0] += sum((LongColumn) batch.column(column)))
                .emitted();
        demand("rows of " + column, rows, emitted);
        return sum[0];
    }
}
