package io.penstock;

import io.penstock.internal.report.ReportJson;
import io.penstock.internal.report.ReportText;
import io.penstock.spi.InspectionResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run did. Row counts were checked: what was read is written, rejected, filtered or deduplicated.
 *
 * @param pipeline the pipeline's name
 * @param runId unique id of the run
 * @param status how it ended
 * @param startedAt when it began
 * @param duration wall time
 * @param rowsRead records found in the sources
 * @param bytesRead bytes read from the sources; -1 where unknown
 * @param steps source, steps and sinks in order
 * @param rejects what was rejected and why
 * @param sinks what each sink received
 * @param inspections what the inspectors found, in order
 * @param notes what a person should know besides: where an interrupted run was gone on with
 * @param failure the message of the error that ended the run; null when it succeeded
 */
public record RunReport(
        String pipeline,
        String runId,
        RunStatus status,
        Instant startedAt,
        Duration duration,
        long rowsRead,
        long bytesRead,
        List<StepReport> steps,
        RejectReport rejects,
        List<SinkReport> sinks,
        List<InspectionResult> inspections,
        List<String> notes,
        @Nullable String failure) {
    public RunReport {
        steps = List.copyOf(steps);
        sinks = List.copyOf(sinks);
        inspections = List.copyOf(inspections);
        notes = List.copyOf(notes);
    }

    /** Rows the first sink received; 0 for a pipeline without one. */
    public long rowsWritten() {
        return sinks.isEmpty() ? 0 : sinks.get(0).rows();
    }

    public long rowsRejected() {
        return rejects.rows();
    }

    public long rowsFiltered() {
        return steps.stream().mapToLong(StepReport::filtered).sum();
    }

    public long rowsDeduplicated() {
        return steps.stream().mapToLong(StepReport::deduplicated).sum();
    }

    /** The report as a JSON document, UTF-8 safe, keys in a fixed order. */
    public String toJson() {
        return ReportJson.write(this);
    }

    /** The report as a person reads it in a terminal, several lines. */
    public String toText() {
        return ReportText.write(this);
    }
}
