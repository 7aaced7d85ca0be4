package io.penstock.internal.plan;

import io.penstock.Pipeline;
import io.penstock.PipelineStep;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline that fits its source.
 *
 * @param pipeline the plan
 * @param source schema of the batches read
 * @param original schema of the rows as they came
 * @param steps the bound steps in order
 * @param output schema that reaches the sinks
 * @param rejects schema of the reject sink
 */
public record BoundPlan(
        Pipeline pipeline, Schema source, Schema original, List<BoundStep> steps, Schema output, RejectSchema rejects) {
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
