package io.penstock.internal.plan;

import io.penstock.Pipeline;
import io.penstock.PipelineStep;
import io.penstock.StatePlace;
import io.penstock.error.Problem;
import io.penstock.spi.Distribution;
import io.penstock.spi.Extractor;
import io.penstock.spi.Loader;
import io.penstock.spi.Problems;
import io.penstock.spi.RestartableLoader;
import io.penstock.state.StateErrors;
import java.util.HashSet;
import java.util.Set;

/** Finds pipelines that cannot remember what their settings promise. */
final class StateChecks {
    private StateChecks() {}

    static void check(Pipeline pipeline, Problems problems) {
        problems.at("state");
        boolean targetKeeps = pipeline.sinks().stream().anyMatch(Loader::keepsState);
        if (pipeline.state() instanceof StatePlace.Target && !targetKeeps) {
            problems.add(
                    Problem.of(StateErrors.NO_TARGET_STATE, "no sink of this pipeline has a place for state of its own")
                            .next("Load into a database, or keep the state in a file."));
        }
        Set<String> keys = new HashSet<>();
        for (Extractor source : pipeline.sources()) {
            source.stateKey()
                    .filter(key -> !keys.add(key))
                    .ifPresent(key -> problems.add(Problem.of(
                                    StateErrors.NOT_INCREMENTAL,
                                    "two incremental sources have the same name '" + key + "'")
                            .next("Read them in pipelines of their own.")));
        }
        if (pipeline.commitEvery() > 0) {
            checkRestart(pipeline, problems);
        }
    }

    private static void checkRestart(Pipeline pipeline, Problems problems) {
        problems.at("commit_every");
        for (PipelineStep step : pipeline.steps()) {
            if (step instanceof PipelineStep.Inspect) {
                refuse(problems, "quality check '" + step.name() + "' would see only the rows behind the restart");
            } else if (step instanceof PipelineStep.Transform transform
                    && !transform.transformer().distribution().equals(Distribution.ANY)) {
                refuse(problems, "step '" + step.name() + "' must see all rows in one go");
            }
        }
        if (pipeline.sources().stream().anyMatch(source -> source.stateKey().isPresent())) {
            refuse(problems, "an incremental source moves its watermark only with the whole load");
        }
        if (pipeline.sinks().size() != 1) {
            refuse(
                    problems,
                    "it needs exactly one sink, found " + pipeline.sinks().size());
        }
        for (Loader sink : pipeline.sinks()) {
            checkSink("load ", sink, problems);
        }
        if (pipeline.rejects() != null) {
            checkSink("reject ", pipeline.rejects().loader(), problems);
        }
    }

    private static void checkSink(String role, Loader sink, Problems problems) {
        problems.at(role + sink.describe().title());
        if (sink instanceof RestartableLoader restartable) {
            restartable.bindRestart(problems);
        } else {
            refuse(problems, "this sink can only be written in one go");
        }
    }

    private static void refuse(Problems problems, String why) {
        problems.add(Problem.of(StateErrors.NOT_RESTARTABLE, why).next("Mend that, or remove commit_every."));
    }
}
