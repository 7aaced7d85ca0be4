package io.penstock.benchmarks.harness;

import io.penstock.data.Batch;
import io.penstock.error.PlanException;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Problems;
import io.penstock.spi.Step;
import io.penstock.spi.StepContext;
import io.penstock.spi.Transformer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A transformer that is bound once and run any number of times, each run with a new step. */
public final class SingleStep {
    private final BoundTransformer bound;
    private final StepContext context;

    private SingleStep(BoundTransformer bound, StepContext context) {
        this.bound = bound;
        this.context = context;
    }

    /** @throws PlanException if the transformer does not fit the schema */
    public static SingleStep of(Transformer transformer, Schema input, StepContext context) {
        Problems problems = new Problems();
        BoundTransformer bound = transformer.bind(input, problems);
        if (!problems.isEmpty()) {
            throw new PlanException(problems.found());
        }
        return new SingleStep(bound, context);
    }

    /** Runs the step from the first batch to its end; {@code output} gets every batch it emits. */
    public Tally run(List<Batch> batches, Consumer<Batch> output) throws Exception {
        Tally tally = new Tally(output);
        try (Step step = bound.open(context)) {
            for (Batch batch : batches) {
                step.process(batch, tally);
            }
            step.finish(tally);
        }
        return tally;
    }

    /** The batches that a transformer makes of these. */
    static List<Batch> apply(Transformer transformer, List<Batch> batches, StepContext context) throws Exception {
        List<Batch> made = new ArrayList<>();
        of(transformer, batches.get(0).schema(), context).run(batches, made::add);
        return made;
    }
}
