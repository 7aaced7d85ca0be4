package io.penstock.transform.library;

import io.penstock.data.Batch;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.Problems;
import io.penstock.spi.RowFailures;
import io.penstock.spi.RowFate;
import io.penstock.spi.Step;
import io.penstock.spi.StepContext;
import io.penstock.spi.Transformer;
import java.util.ArrayList;
import java.util.List;

/** Several steps as one: each gets what the one before it passes on. For steps that may see any batch by itself. */
final class Composed implements BoundTransformer {
    private final List<BoundTransformer> parts;
    private final Schema output;

    private Composed(List<BoundTransformer> parts, Schema output) {
        this.parts = parts;
        this.output = output;
    }

    static Composed bind(List<Transformer> steps, Schema input, Problems problems) {
        List<BoundTransformer> parts = new ArrayList<>();
        Schema schema = input;
        for (Transformer step : steps) {
            BoundTransformer part = step.bind(schema, problems);
            parts.add(part);
            schema = part.output();
        }
        return new Composed(List.copyOf(parts), schema);
    }

    @Override
    public Schema output() {
        return output;
    }

    @Override
    public Step open(StepContext context) throws Exception {
        List<Step> steps = new ArrayList<>();
        try {
            for (BoundTransformer part : parts) {
                steps.add(part.open(context));
            }
        } catch (Exception | Error e) {
            for (Step step : steps) {
                step.close();
            }
            throw e;
        }
        return new Chain(steps);
    }

    /** The running steps. */
    private record Chain(List<Step> steps) implements Step {
        @Override
        public void process(Batch batch, Output output) throws Exception {
            pass(0, batch, output);
        }

        private void pass(int next, Batch batch, Output output) throws Exception {
            if (next == steps.size()) {
                output.emit(batch);
            } else if (batch.rowCount() > 0) {
                Link link = new Link(output);
                steps.get(next).process(batch, link);
                for (Batch done : link.emitted) {
                    pass(next + 1, done, output);
                }
            }
        }

        @Override
        public void finish(Output output) throws Exception {
            for (int s = 0; s < steps.size(); s++) {
                Link link = new Link(output);
                steps.get(s).finish(link);
                for (Batch done : link.emitted) {
                    pass(s + 1, done, output);
                }
            }
        }

        @Override
        public void close() throws Exception {
            for (Step step : steps) {
                step.close();
            }
        }
    }

    /** Keeps what a step emits for the next one; the rest goes out. */
    private static final class Link implements Output {
        private final Output out;
        private final List<Batch> emitted = new ArrayList<>(1);

        Link(Output out) {
            this.out = out;
        }

        @Override
        public void emit(Batch batch) {
            emitted.add(batch);
        }

        @Override
        public void reject(Batch batch, RowFailures failures) {
            out.reject(batch, failures);
        }

        @Override
        public void warn(Failure failure, long rows) {
            out.warn(failure, rows);
        }

        @Override
        public void count(RowFate fate, long rows) {
            out.count(fate, rows);
        }
    }
}
