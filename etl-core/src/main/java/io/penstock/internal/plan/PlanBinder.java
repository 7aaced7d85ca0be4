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
import java.util.ArrayList;
import java.util.List;

/** Binds pipelines. */
public final class PlanBinder {
    public static final ErrorCode SOURCES_DIFFER =
            new ErrorCode("PEN-1011", "Several sources of one pipeline with different schemas");
    public static final ErrorCode SOURCE_UNREADABLE =
            new ErrorCode("PEN-2091", "A source whose schema could not be read");
    private static final String UNTOUCHED = "Nothing was read or changed.";

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
        for (Extractor other : pipeline.sources().subList(1, pipeline.sources().size())) {
            problems.at("extract " + other.describe().title());
            Schema otherSchema = schema(pipeline, "", other, context, false);
            if (!otherSchema.equals(source)) {
                problems.add(Problem.of(
                        SOURCES_DIFFER,
                        "its schema " + otherSchema + " differs from " + source + " of "
                                + first.describe().title()));
            }
        }
        List<BoundStep> steps = new ArrayList<>();
        Schema output = bindSteps(pipeline, source, context, steps, problems);
        for (Loader sink : pipeline.sinks()) {
            problems.at("load " + sink.describe().title());
            sink.bind(output, problems);
        }
        RejectSchema rejects = RejectSchema.of(original);
        RejectRoute route = pipeline.rejects();
        if (route != null) {
            problems.at("reject " + route.loader().describe().title());
            route.loader().bind(rejects.schema(), problems);
        }
        FileClashes.check(pipeline, problems);
        StateChecks.check(pipeline, problems);
        if (!problems.isEmpty()) {
            throw new PlanException(problems.found()).in(pipeline.name(), null).leaving(UNTOUCHED);
        }
        return new BoundPlan(pipeline, source, original, List.copyOf(steps), output, rejects);
    }

    private static List<Schema> sides(Pipeline pipeline, PipelineStep.Transform step, StepContext context) {
        List<Schema> sides = new ArrayList<>();
        for (Extractor side : step.transformer().sides()) {
            sides.add(schema(pipeline, "transform " + step.name() + ", ", side, context, false));
        }
        return List.copyOf(sides);
    }

    private static Schema bindSteps(
            Pipeline pipeline, Schema source, StepContext context, List<BoundStep> steps, Problems problems) {
        Schema schema = source;
        for (PipelineStep step : pipeline.steps()) {
            if (step instanceof PipelineStep.Transform transform) {
                problems.at("transform " + step.name());
                List<Schema> sides = sides(pipeline, transform, context);
                BoundTransformer bound = transform.transformer().bind(schema, sides, problems);
                steps.add(new BoundStep(step, schema, sides, bound));
                schema = bound.output();
            } else if (step instanceof PipelineStep.Inspect inspect) {
                problems.at("inspect " + step.name());
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
