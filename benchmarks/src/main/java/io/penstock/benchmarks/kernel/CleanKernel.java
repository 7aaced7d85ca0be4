package io.penstock.benchmarks.kernel;

import static io.penstock.benchmarks.harness.WrongAnswerException.demand;
import static io.penstock.benchmarks.harness.WrongAnswerException.demandEach;

import io.penstock.benchmarks.harness.Checkouts;
import io.penstock.benchmarks.harness.Rate;
import io.penstock.benchmarks.harness.SingleStep;
import io.penstock.benchmarks.peer.Loan;
import io.penstock.data.Batch;
import io.penstock.data.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** {@code DataCleaner} on 17 text columns. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else.
public class CleanKernel {
    private List<Batch> batches;
    private long rows;
    private SingleStep cleaner;

    /** Proves the titles and the number of nulls. */
    @Setup
    public void prove(Checkouts checkouts) throws Exception {
        batches = checkouts.text();
        rows = checkouts.rows;
        cleaner = SingleStep.of(Checkouts.cleaner(), batches.get(0).schema(), checkouts.context());
        List<@Nullable Object> titles = new ArrayList<>();
        long[] nulls = new long[1];
        cleaner.run(batches, batch -> {
            Column title = batch.column("title");
            for (int row = 0; row < batch.rowCount(); row++) {
                titles.add(title.value(row));
            }
            nulls[0] += batch.columns().stream()
                    .mapToLong(column -> column.validity().nullCount())
                    .sum();
        });
        List<Loan> loans = checkouts.loans();
        demandEach("titles", loans.stream().map(Loan::title).toList(), titles);
        demand(
                "nulls",
                loans.stream()
                        .flatMap(loan ->
                                loan.values().subList(0, batches.get(0).schema().size()).stream())
                        .filter(Objects::isNull)
                        .count(),
                nulls[0]);
    }

    /** Trims every column; empty text, {@code N/A} and {@code n/a} become null. */
    @Benchmark
    public Object clean(Rate rate, Blackhole hole) throws Exception {
        rate.rows += rows;
        return cleaner.run(batches, hole::consume);
    }
}
