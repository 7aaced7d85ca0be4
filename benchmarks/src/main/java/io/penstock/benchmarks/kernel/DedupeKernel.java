package io.penstock.benchmarks.kernel;

import static io.penstock.benchmarks.harness.WrongAnswerException.demand;

import io.penstock.benchmarks.harness.Checkouts;
import io.penstock.benchmarks.harness.Rate;
import io.penstock.benchmarks.harness.SingleStep;
import io.penstock.benchmarks.peer.Loan;
import io.penstock.data.Batch;
import io.penstock.schema.Schema;
import io.penstock.transform.dedupe.Dedupe;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The first row of each {@code checkout_id} (INT64), of which 1 % are repeated; the table of keys starts empty. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else.
public class DedupeKernel {
    private static final String KEY = "checkout_id";

    private List<Batch> wholeRows;
    private List<Batch> keys;
    private long rows;
    private SingleStep onRows;
    private SingleStep onKeys;

    /** Proves the number of rows that stay and that leave. */
    @Setup
    public void prove(Checkouts checkouts) throws Exception {
        wholeRows = checkouts.typed();
        rows = checkouts.rows;
        Schema schema = wholeRows.get(0).schema();
        Schema key = schema.select(schema.indexOf(KEY));
        keys = wholeRows.stream().map(batch -> Batch.of(key, batch.column(KEY))).toList();
        onRows = SingleStep.of(Dedupe.on(KEY), schema, checkouts.context());
        onKeys = SingleStep.of(Dedupe.on(KEY), key, checkouts.context());
        long distinct =
                checkouts.loans().stream().map(Loan::checkoutId).distinct().count();
        var tally = onRows.run(wholeRows, batch -> {});
        demand("distinct ids", distinct, tally.emitted());
        demand("repeated ids", rows - distinct, tally.left());
        demand("distinct keys", distinct, onKeys.run(keys, batch -> {}).emitted());
    }

    /** Rows of the key alone. */
    @Benchmark
    public Object keyAlone(Rate rate, Blackhole hole) throws Exception {
        rate.rows += rows;
        return onKeys.run(keys, hole::consume);
    }

    /** Rows of 17 columns, which are gathered when some of a batch leave. */
    @Benchmark
    public Object wholeRows(Rate rate, Blackhole hole) throws Exception {
        rate.rows += rows;
        return onRows.run(wholeRows, hole::consume);
    }
}
