package io.penstock.internal.report;

import io.penstock.RunReport;
import io.penstock.SinkReport;
import io.penstock.StepReport;
import io.penstock.spi.InspectionResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run report as a JSON document. Durations are seconds. */
public final class ReportJson {
    private static final double NANOS = 1e9;

    private ReportJson() {}

    public static String write(RunReport report) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("pipeline", report.pipeline());
        json.put("run_id", report.runId());
        json.put("status", report.status().name());
        json.put("started_at", report.startedAt().toString());
        json.put("duration_seconds", report.duration().toNanos() / NANOS);
        json.put("rows_read", report.rowsRead());
        json.put("rows_written", report.rowsWritten());
        json.put("rows_rejected", report.rowsRejected());
        json.put("rows_filtered", report.rowsFiltered());
        json.put("rows_deduplicated", report.rowsDeduplicated());
        json.put("bytes_read", report.bytesRead());
        json.put("failure", report.failure());
        json.put("notes", report.notes());
        List<Object> steps = new ArrayList<>();
        report.steps().forEach(step -> steps.add(step(step)));
        json.put("steps", steps);
        Map<String, Object> rejects = new LinkedHashMap<>();
        rejects.put("rows", report.rejects().rows());
        rejects.put("by_first_rule", report.rejects().byFirstRule());
        rejects.put("by_rule", report.rejects().byRule());
        rejects.put("warnings", report.rejects().warnings());
        rejects.put("outcome", report.rejects().outcome());
        json.put("rejects", rejects);
        List<Object> sinks = new ArrayList<>();
        report.sinks().forEach(sink -> sinks.add(sink(sink)));
        json.put("sinks", sinks);
        List<Object> inspections = new ArrayList<>();
        for (InspectionResult result : report.inspections()) {
            Map<String, Object> inspection = new LinkedHashMap<>();
            inspection.put("type", result.type());
            inspection.putAll(result.toMap());
            inspections.add(inspection);
        }
        json.put("inspections", inspections);
        return JsonText.pretty(json);
    }

    private static Map<String, Object> step(StepReport step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", step.name());
        json.put("role", step.role());
        json.put("rows_in", step.rowsIn());
        json.put("rows_out", step.rowsOut());
        json.put("rejected", step.rejected());
        json.put("filtered", step.filtered());
        json.put("deduplicated", step.deduplicated());
        json.put("combined", step.combined());
        json.put("generated", step.generated());
        json.put("busy_seconds", step.busyNanos() / NANOS);
        return json;
    }

    private static Map<String, Object> sink(SinkReport sink) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", sink.name());
        json.put("rows", sink.rows());
        json.put("outcome", sink.outcome());
        return json;
    }
}
