package io.penstock.benchmarks.harness;

import io.penstock.data.Batch;
import io.penstock.spi.BatchSink;
import io.penstock.spi.Loader;
import io.penstock.spi.StepContext;
import java.util.List;

/** A sink without an engine. */
public final class SingleLoad {
    private SingleLoad() {}

    /**
     * Writes batches from open to commit.
     *
     * @return what the sink says about its target
     * @throws WrongAnswerException if the sink refuses a row
     */
    public static String run(Loader loader, List<Batch> batches, StepContext context) throws Exception {
        Tally tally = new Tally(batch -> {});
        try (BatchSink sink = loader.open(batches.get(0).schema(), context)) {
            for (Batch batch : batches) {
                sink.write(batch, tally);
            }
            sink.prepare();
            sink.commit();
            WrongAnswerException.demand("rows refused", 0L, tally.rejected());
            return sink.outcome();
        }
    }
}
