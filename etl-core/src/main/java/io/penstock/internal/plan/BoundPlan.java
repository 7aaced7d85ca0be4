package io.penstock.internal.plan;

import io.penstock.Pipeline;
import io.penstock.PipelineStep;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Extractor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline that fits its source.
 *
 * @param pipeline the plan
 * @param sources what is read: the pipeline's sources, less what was pushed down to them
 * @param pushed what each of the sources leaves out
 * @param source schema of the batches read
 * @param original schema of the rows as they came
 * @param steps the bound steps in order
 * @param output schema that reaches the sinks
 * @param rejects schema of the reject sink
 */
public record BoundPlan(
        Pipeline pipeline,
        List<Extractor> sources,
        List<Pushed> pushed,
        Schema source,
        Schema original,
        List<BoundStep> steps,
        Schema output,
        RejectSchema rejects) {
    public BoundPlan {
        sources = List.copyOf(sources);
        pushed = List.copyOf(pushed);
        steps = List.copyOf(steps);
    }

    /** The same with sources of the same schema. */
    BoundPlan reading(List<Extractor> others, List<Pushed> leftOut) {
        return new BoundPlan(pipeline, others, leftOut, source, original, steps, output, rejects);
    }

    /**
     * One bound step.
     *
     * @param step the step
     * @param input schema that arrives
     * @param sides schemas of the other sources it reads
     * @param bound the bound transformer; null for an inspector
     */
    public record BoundStep(
            PipelineStep step,
            Schema input,
            List<Schema> sides,
            @Nullable BoundTransformer bound) {
        public Schema output() {
            return bound == null ? input : bound.output();
        }
    }
}
