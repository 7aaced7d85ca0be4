package io.penstock.internal.plan;

import io.penstock.Pipeline;
import io.penstock.PipelineStep;
import io.penstock.error.ErrorCode;
import io.penstock.error.EtlException;
import io.penstock.error.ExtractException;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.internal.plan.BoundPlan.BoundStep;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Extractor;
import io.penstock.spi.Loader;
import io.penstock.spi.Problems;
import io.penstock.spi.RejectRoute;
import io.penstock.spi.StepContext;
import io.penstock.spi.Transformer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;

/** Binds pipelines. */
public final class PlanBinder {
    public static final ErrorCode SOURCES_DIFFER =
            new ErrorCode("PEN-1011", "Several sources of one pipeline with different schemas");
    public static final ErrorCode SOURCE_UNREADABLE =
            new ErrorCode("PEN-2091", "A source whose schema could not be read");
    static final String UNTOUCHED = "Nothing was read or changed.";

    private PlanBinder() {}

    /**
     * Lets the schema flow from the sources to the sinks.
     *
     * @throws PlanException with every problem found
     * @throws ExtractException when a source cannot be opened
     */
    public static BoundPlan bind(Pipeline pipeline, StepContext context) {
        Problems problems = new Problems();
        Extractor first = pipeline.sources().get(0);
        Schema source = schema(pipeline, "", first, context, false);
        Schema original = schema(pipeline, "", first, context, true);
        for (int s = 1; s < pipeline.sources().size(); s++) {
            Extractor other = pipeline.sources().get(s);
            problems.at(place(
                    pipeline.places().sources().get(s),
                    "extract " + other.describe().title()));
            Schema otherSchema = schema(pipeline, "", other, context, false);
            if (!otherSchema.equals(source)) {
                problems.add(Problem.of(
                        SOURCES_DIFFER,
                        "its schema " + otherSchema + " differs from " + source + " of "
                                + first.describe().title()));
            }
        }
        List<BoundStep> steps = new ArrayList<>();
        Schema output = bindSteps(pipeline, source, context, steps, problems, (step, input) -> step);
        for (int s = 0; s < pipeline.sinks().size(); s++) {
            Loader sink = pipeline.sinks().get(s);
            problems.at(place(
                    pipeline.places().sinks().get(s), "load " + sink.describe().title()));
            sink.bind(output, problems);
        }
        RejectSchema rejects = RejectSchema.of(original);
        RejectRoute route = pipeline.rejects();
        if (route != null) {
            problems.at(place(
                    pipeline.places().rejects(),
                    "reject " + route.loader().describe().title()));
            route.loader().bind(rejects.schema(), problems);
        }
        FileClashes.check(pipeline, problems);
        StateChecks.check(pipeline, problems);
        if (!problems.isEmpty()) {
            throw new PlanException(problems.found()).in(pipeline.name(), null).leaving(UNTOUCHED);
        }
        List<Pushed> nothing = Collections.nCopies(pipeline.sources().size(), Pushed.NOTHING);
        return new BoundPlan(pipeline, pipeline.sources(), nothing, source, original, steps, output, rejects);
    }

    private static String place(String written, String part) {
        return written.isEmpty() ? part : written + ", " + part;
    }

    private static List<Schema> sides(Pipeline pipeline, String name, Transformer transformer, StepContext context) {
        List<Schema> sides = new ArrayList<>();
        for (Extractor side : transformer.sides()) {
            sides.add(schema(pipeline, "transform " + name + ", ", side, context, false));
        }
        return List.copyOf(sides);
    }

    /**
     * Binds the steps one after the other; gives the schema behind the last.
     *
     * @param change what is bound in the place of a step, by what arrives
     */
    static Schema bindSteps(
            Pipeline pipeline,
            Schema source,
            StepContext context,
            List<BoundStep> steps,
            Problems problems,
            BiFunction<Transformer, Schema, Transformer> change) {
        Schema schema = source;
        for (int i = 0; i < pipeline.steps().size(); i++) {
            PipelineStep step = pipeline.steps().get(i);
            String written = pipeline.places().steps().get(i);
            if (step instanceof PipelineStep.Transform transform) {
                problems.at(place(written, "transform " + step.name()));
                Transformer transformer = change.apply(transform.transformer(), schema);
                List<Schema> sides = sides(pipeline, step.name(), transformer, context);
                BoundTransformer bound = transformer.bind(schema, sides, problems);
                steps.add(new BoundStep(step, schema, sides, bound));
                schema = bound.output();
            } else if (step instanceof PipelineStep.Inspect inspect) {
                problems.at(place(written, "inspect " + step.name()));
                inspect.inspector().bind(schema, problems);
                steps.add(new BoundStep(step, schema, List.of(), null));
            }
        }
        return schema;
    }

    private static Schema schema(
            Pipeline pipeline, String place, Extractor source, StepContext context, boolean original) {
        String step = place + "extract " + source.describe().title();
        try {
            return original ? source.originalSchema(context) : source.schema(context);
        } catch (EtlException e) {
            throw e.in(pipeline.name(), step).leaving(UNTOUCHED);
        } catch (Exception e) {
            throw new ExtractException(Problem.of(SOURCE_UNREADABLE, "the source cannot be read: " + e), e)
                    .in(pipeline.name(), step)
                    .leaving(UNTOUCHED);
        }
    }
}
