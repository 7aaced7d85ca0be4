package io.penstock.quality.audit;

import io.penstock.Pipeline;
import io.penstock.RunListener;
import io.penstock.RunReport;
import io.penstock.RunStatus;
import io.penstock.SinkReport;
import io.penstock.quality.audit.AuditTrail.Act;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes every run into the trail: that it began, so that one whose process was killed is seen by having no end; how it ended; and what was loaded into each of its
 * sinks, together with the end in one transaction. A trail that cannot be written never fails a run; it is logged as an error and told to {@link #whenItFails}. Safe
 * for use by several threads.
 */
public final class AuditRecorder implements RunListener {
    private static final Logger LOG = LoggerFactory.getLogger(AuditRecorder.class);

    private final AuditTrail trail;
    private final String who;
    private final Consumer<RuntimeException> failed;

    private AuditRecorder(AuditTrail trail, String who, Consumer<RuntimeException> failed) {
        this.trail = trail;
        this.who = who;
        this.failed = failed;
    }

    /** @param who the person or program that runs the pipelines */
    public static AuditRecorder into(AuditTrail trail, String who) {
        return new AuditRecorder(trail, who, e -> {});
    }

    /** The same that also tells somebody why a run could not be written; called on the engine's thread. */
    public AuditRecorder whenItFails(Consumer<RuntimeException> told) {
        return new AuditRecorder(trail, who, told);
    }

    @Override
    public void started(Pipeline pipeline, String runId) {
        write(runId, List.of(started(pipeline.name(), runId)));
    }

    @Override
    public void finished(Pipeline pipeline, RunReport report) {
        write(report.runId(), acts(report));
    }

    /** That a run begins. */
    public static Act started(String pipeline, String runId) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("run_id", runId);
        detail.put("status", "started");
        return new Act(AuditKind.RUN, pipeline, detail);
    }

    /** What a run that ended did: its end, and when it succeeded a load for each of its sinks. */
    public static List<Act> acts(RunReport report) {
        List<Act> acts = new ArrayList<>();
        acts.add(new Act(AuditKind.RUN, report.pipeline(), run(report)));
        if (report.status() == RunStatus.SUCCEEDED) {
            for (SinkReport sink : report.sinks()) {
                Map<String, Object> load = new LinkedHashMap<>();
                load.put("run_id", report.runId());
                load.put("target", sink.name());
                load.put("rows", sink.rows());
                load.put("outcome", sink.outcome());
                acts.add(new Act(AuditKind.LOAD, report.pipeline(), load));
            }
        }
        return acts;
    }

    private static Map<String, Object> run(RunReport report) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("run_id", report.runId());
        detail.put("status", report.status().name().toLowerCase(Locale.ROOT));
        detail.put("started_at", report.startedAt().toString());
        detail.put("duration_ms", report.duration().toMillis());
        detail.put("rows_read", report.rowsRead());
        detail.put("rows_written", report.rowsWritten());
        detail.put("rows_rejected", report.rowsRejected());
        if (report.failure() != null) {
            detail.put("failure", report.failure());
        }
        return detail;
    }

    private void write(String runId, List<Act> acts) {
        try {
            trail.append(who, acts);
        } catch (RuntimeException e) {
            LOG.error("run {} was not written to the audit trail: {}", runId, e.getMessage());
            failed.accept(e);
        }
    }
}
