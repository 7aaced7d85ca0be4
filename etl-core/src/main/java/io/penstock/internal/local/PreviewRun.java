package io.penstock.internal.local;

import io.penstock.PipelineStep;
import io.penstock.Preview;
import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.internal.plan.BoundPlan;
import io.penstock.internal.plan.BoundPlan.BoundStep;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Extractor;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.RowFailures;
import io.penstock.spi.RowFate;
import io.penstock.spi.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Takes the first rows of the source through the steps, keeping a copy after each. Opens no sink. */
final class PreviewRun {
    private final BoundPlan plan;
    private final RunContext context;

    PreviewRun(BoundPlan plan, RunContext context) {
        this.plan = plan;
        this.context = context;
    }

    Preview first(int rows) {
        List<Preview.Stage> stages = new ArrayList<>();
        StepMeter meter =
                new StepMeter(plan.pipeline().sources().get(0).describe().title(), "extract");
        try {
            Collected read = read(rows);
            Batch batch = read.batch(plan.source(), rows);
            stages.add(new Preview.Stage(meter.name, batch, read.rejected));
            for (BoundStep step : plan.steps()) {
                meter = new StepMeter(step.step().name(), "transform");
                if (step.bound() != null && step.step() instanceof PipelineStep.Transform) {
                    Collected collected = new Collected(Integer.MAX_VALUE);
                    try (Step open = step.bound().open(context)) {
                        open.process(batch, collected);
                        open.finish(collected);
                    }
                    batch = collected.batch(step.output(), Integer.MAX_VALUE);
                    stages.add(new Preview.Stage(step.step().name(), batch, collected.rejected));
                }
            }
            return new Preview(stages);
        } catch (Exception e) {
            throw Failures.of(e, meter).in(plan.pipeline().name(), null).leaving("Nothing was changed.");
        } finally {
            deleteSpill();
        }
    }

    private void deleteSpill() {
        try {
            context.deleteSpill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Collected read(int rows) throws Exception {
        Collected collected = new Collected(rows);
        for (Extractor extractor : plan.sources()) {
            try (BatchSource source = extractor.open(context)) {
                while (collected.rows < rows) {
                    PendingBatch piece = source.take();
                    if (piece == null) {
                        break;
                    }
                    piece.decode(collected);
                }
            }
        }
        return collected;
    }

    /** Keeps what a source or step puts out. */
    private static final class Collected implements Output {
        private final List<Batch> batches = new ArrayList<>();
        private final int wanted;
        private int rows;
        private long rejected;

        Collected(int wanted) {
            this.wanted = wanted;
        }

        @Override
        public void emit(Batch batch) {
            if (rows < wanted) {
                batches.add(batch);
                rows += batch.rowCount();
            }
        }

        @Override
        public void reject(Batch batch, RowFailures failures) {
            rejected += failures.rowCount();
        }

        @Override
        public void warn(Failure failure, long count) {
            // a preview shows rows, not counts
        }

        @Override
        public void count(RowFate fate, long count) {
            // a preview shows rows, not counts
        }

        Batch batch(Schema schema, int limit) {
            if (batches.size() == 1) {
                Batch only = batches.get(0);
                return only.rowCount() <= limit ? only : only.slice(0, limit);
            }
            BatchBuilder all = new BatchBuilder(schema, rows);
            for (Batch batch : batches) {
                for (int i = 0; i < batch.rowCount() && all.rowCount() < limit; i++) {
                    all.add(batch.row(i).values().toArray());
                }
            }
            return all.build();
        }
    }
}
