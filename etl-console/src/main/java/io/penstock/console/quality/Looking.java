package io.penstock.console.quality;

import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.RunListener;
import io.penstock.RunMode;
import io.penstock.RunOptions;
import io.penstock.RunReport;
import io.penstock.console.command.Command.Session;
import io.penstock.console.terminal.Progress;
import io.penstock.error.QualityException;
import io.penstock.quality.check.Checks;
import io.penstock.quality.check.QualityReport;
import io.penstock.spi.Inspector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Runs pipelines only to look at their rows: nothing is loaded, no state moves. */
final class Looking {
    private final Session session;

    Looking(Session session) {
        this.session = session;
    }

    /** The report of a pipeline with an inspector more, also when its checks fail. */
    RunReport at(Pipeline pipeline, Inspector inspector) {
        List<RunReport> reports = new ArrayList<>();
        Pipeline looked = pipeline.inspecting(inspector).withoutSinks();
        try (LocalEngine engine = LocalEngine.create().listener(new Progress(session.terminal()))) {
            LocalEngine told = engine.listener(new RunListener() {
                @Override
                public void finished(Pipeline run, RunReport report) {
                    reports.add(report);
                }
            });
            return told.run(looked, RunOptions.defaults().mode(RunMode.DRY_RUN).cancellation(session.cancellation()));
        } catch (QualityException e) {
            if (reports.isEmpty()
                    || reports.get(reports.size() - 1).inspections().isEmpty()) {
                throw e;
            }
            return reports.get(reports.size() - 1);
        }
    }

    /** What was found of type {@code T}, the last one. */
    static <T> T last(RunReport report, Class<T> type) {
        T found = null;
        for (Object each : report.inspections()) {
            found = type.isInstance(each) ? type.cast(each) : found;
        }
        if (found == null) {
            throw new IllegalStateException("the run has no " + type.getSimpleName());
        }
        return found;
    }

    /** The pipelines to look at, or one of the file itself. */
    static Collection<Pipeline> pipelines(Path file, Collection<Pipeline> ofConfig) {
        return ofConfig.isEmpty()
                ? List.of(Pipeline.named(String.valueOf(file.getFileName()))
                        .extract(Sources.of(file))
                        .inspect(Checks.of())
                        .build())
                : ofConfig;
    }

    static QualityReport quality(RunReport report) {
        return last(report, QualityReport.class);
    }
}
