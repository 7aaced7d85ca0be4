package io.penstock.internal.plan;

import io.penstock.PipelineStep;
import io.penstock.PlanDescription;
import io.penstock.PlanDescription.Stage;
import io.penstock.internal.plan.BoundPlan.BoundStep;
import io.penstock.schema.Schema;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.Loader;
import io.penstock.spi.RejectRoute;
import io.penstock.spi.Transformer;
import java.util.ArrayList;
import java.util.List;

/** Describes a bound plan for {@code explain}. */
public final class PlanText {
    private PlanText() {}

    public static PlanDescription describe(BoundPlan plan) {
        List<Stage> stages = new ArrayList<>();
        for (int s = 0; s < plan.sources().size(); s++) {
            Description source = plan.pipeline().sources().get(s).describe();
            stages.add(new Stage(
                    "extract",
                    source.title(),
                    source.toString(),
                    "",
                    plan.pushed().get(s).notes(),
                    plan.source()));
        }
        for (BoundStep step : plan.steps()) {
            stages.add(
                    step.step() instanceof PipelineStep.Transform transform
                            ? new Stage(
                                    "transform",
                                    step.step().name(),
                                    step.step().describe().toString(),
                                    transform.transformer().distribution().toString(),
                                    notes(transform.transformer()),
                                    step.output())
                            : new Stage(
                                    "inspect",
                                    step.step().name(),
                                    step.step().describe().toString(),
                                    "all rows pass",
                                    List.of(),
                                    step.output()));
            addSides(step, stages);
        }
        for (Loader sink : plan.pipeline().sinks()) {
            stages.add(stage("load", sink, plan.output()));
        }
        RejectRoute route = plan.pipeline().rejects();
        if (route != null) {
            stages.add(stage("reject", route.loader(), plan.rejects().schema()));
        }
        return new PlanDescription(plan.pipeline().name(), stages);
    }

    private static List<String> notes(Transformer step) {
        List<String> notes = new ArrayList<>();
        if (step.spills()) {
            notes.add("spills to disk past its share of the memory");
        }
        return notes;
    }

    private static Stage stage(String role, Loader sink, Schema input) {
        return new Stage(role, sink.describe().title(), sink.describe().toString(), "", List.of(), input);
    }

    private static void addSides(BoundStep step, List<Stage> stages) {
        if (step.step() instanceof PipelineStep.Transform transform) {
            List<Extractor> sides = transform.transformer().sides();
            for (int s = 0; s < sides.size(); s++) {
                Description side = sides.get(s).describe();
                stages.add(new Stage(
                        "side",
                        side.title(),
                        side.toString(),
                        "",
                        List.of(),
                        step.sides().get(s)));
            }
        }
    }
}
