package io.penstock.console;

import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.RunListener;
import io.penstock.RunOptions;
import io.penstock.RunReport;
import io.penstock.config.AfterFailure;
import io.penstock.config.PipelineConfig;
import io.penstock.console.command.Command;
import io.penstock.console.command.ExitCode;
import io.penstock.console.terminal.Progress;
import io.penstock.error.EtlException;
import io.penstock.error.RunCancelledException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs pipelines of a file one after the other. Used once. */
final class Runs implements RunListener {
    /** How much is told. */
    enum Voice {
        /** Progress and reports. */
        NORMAL,
        /** Errors only. */
        QUIET
    }

    private final Command.Session session;
    private final PipelineConfig config;
    private final Voice voice;
    private final Map<String, RunReport> reports = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Set<ExitCode> ends = EnumSet.noneOf(ExitCode.class);

    Runs(Command.Session session, PipelineConfig config, Voice voice) {
        this.session = session;
        this.config = config;
        this.voice = voice;
    }

    @Override
    public void finished(Pipeline pipeline, RunReport report) {
        reports.put(pipeline.name(), report);
    }

    /** The reports of the runs that were begun, in order; of a repeated run the last one. */
    List<RunReport> reports() {
        return List.copyOf(reports.values());
    }

    ExitCode run(Collection<Pipeline> pipelines, RunOptions options) {
        return run(pipelines, options, new RunListener() {});
    }

    /** @param listener told about each run too */
    ExitCode run(Collection<Pipeline> pipelines, RunOptions options, RunListener listener) {
        List<String> waiting =
                new ArrayList<>(pipelines.stream().map(Pipeline::name).toList());
        for (Pipeline pipeline : pipelines) {
            waiting.remove(pipeline.name());
            if (!runOne(pipeline, options, listener) && !waiting.isEmpty()) {
                session.terminal().err().println("not run: " + String.join(", ", waiting));
                break;
            }
        }
        for (ExitCode code : List.of(ExitCode.FAILED, ExitCode.WRONG_USE, ExitCode.TOO_MANY_REJECTS)) {
            if (ends.contains(code)) {
                return code;
            }
        }
        return ExitCode.DONE;
    }

    /** Whether the next pipeline may run. */
    private boolean runOne(Pipeline pipeline, RunOptions options, RunListener listener) {
        LocalEngine engine = LocalEngine.create().listener(this).listener(listener);
        if (voice == Voice.NORMAL) {
            engine = engine.listener(new Progress(session.terminal()));
        }
        try (LocalEngine running = engine) {
            RunReport report = running.run(pipeline, options.cancellation(session.cancellation()));
            if (voice == Voice.NORMAL) {
                session.terminal().out().println(report.toText());
            }
            return true;
        } catch (EtlException e) {
            RunReport report = reports.get(pipeline.name());
            if (report != null && voice == Voice.NORMAL) {
                session.terminal().out().println(withoutFailure(report).toText());
            }
            session.complain(e);
            ends.add(ExitCode.of(e));
            return !(e instanceof RunCancelledException)
                    && config.afterFailure(pipeline.name()) == AfterFailure.CONTINUE;
        }
    }

    /** The failure is told once, on the error stream. */
    private static RunReport withoutFailure(RunReport report) {
        return new RunReport(
                report.pipeline(),
                report.runId(),
                report.status(),
                report.startedAt(),
                report.duration(),
                report.rowsRead(),
                report.bytesRead(),
                report.steps(),
                report.rejects(),
                report.sinks(),
                report.inspections(),
                report.notes(),
                null);
    }
}
