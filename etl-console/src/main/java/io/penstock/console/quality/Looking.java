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
import io.penstock.quality.check.QualityReport;
import io.penstock.spi.Extractor;
import io.penstock.spi.Inspector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Runs pipelines only to look at their rows: nothing is loaded, no state moves. */
final class Looking {
    private final Session session;

    Looking(Session session) {
        this.session = session;
    }

    /**
     * Rows to look at.
     *
     * @param with the pipeline that reads them, with an inspector
     */
    record Subject(String name, Function<Inspector, Pipeline> with) {}

    /** The report of a run with an inspector, also when its checks fail. */
    RunReport at(Subject subject, Inspector inspector) {
        List<RunReport> reports = new ArrayList<>();
        Pipeline looked = subject.with().apply(inspector);
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

    /** The pipelines of a config, or the file itself. */
    static List<Subject> subjects(Path file, Collection<Pipeline> ofConfig) {
        if (!ofConfig.isEmpty()) {
            return ofConfig.stream()
                    .map(pipeline -> new Subject(
                            pipeline.name(),
                            inspector -> pipeline.inspecting(inspector).withoutSinks()))
                    .toList();
        }
        String name = String.valueOf(file.getFileName());
        Extractor source = Sources.of(file);
        return List.of(new Subject(
                name,
                inspector ->
                        Pipeline.named(name).extract(source).inspect(inspector).build()));
    }

    static QualityReport quality(RunReport report) {
        return last(report, QualityReport.class);
    }
}
