package io.penstock.internal.plan;

import io.penstock.PipelineStep;
import io.penstock.PlanDescription;
import io.penstock.PlanDescription.Stage;
import io.penstock.internal.plan.BoundPlan.BoundStep;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.Loader;
import io.penstock.spi.RejectRoute;
import java.util.ArrayList;
import java.util.List;

/** Describes a bound plan for {@code explain}. */
public final class PlanText {
    private PlanText() {}

    public static PlanDescription describe(BoundPlan plan) {
        List<Stage> stages = new ArrayList<>();
        for (Extractor source : plan.pipeline().sources()) {
            stages.add(new Stage(
                    "extract", source.describe().title(), source.describe().toString(), "", plan.source()));
        }
        for (BoundStep step : plan.steps()) {
            boolean transform = step.step() instanceof PipelineStep.Transform;
            stages.add(new Stage(
                    transform ? "transform" : "inspect",
                    step.step().name(),
                    step.step().describe().toString(),
                    step.step() instanceof PipelineStep.Transform t
                            ? t.transformer().distribution().toString()
                            : "all rows pass",
                    step.output()));
            addSides(step, stages);
        }
        for (Loader sink : plan.pipeline().sinks()) {
            stages.add(
                    new Stage("load", sink.describe().title(), sink.describe().toString(), "", plan.output()));
        }
        RejectRoute route = plan.pipeline().rejects();
        if (route != null) {
            stages.add(new Stage(
                    "reject",
                    route.loader().describe().title(),
                    route.loader().describe().toString(),
                    "",
                    plan.rejects().schema()));
        }
        return new PlanDescription(plan.pipeline().name(), stages);
    }

    private static void addSides(BoundStep step, List<Stage> stages) {
        if (step.step() instanceof PipelineStep.Transform transform) {
            List<Extractor> sides = transform.transformer().sides();
            for (int s = 0; s < sides.size(); s++) {
                Description side = sides.get(s).describe();
                stages.add(new Stage(
                        "side", side.title(), side.toString(), "", step.sides().get(s)));
            }
        }
    }
}
