package io.penstock.quality.store;

import io.penstock.quality.check.CheckResult;
import io.penstock.quality.profile.ProfileResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A run and everything that was found in it.
 *
 * @param startedAt to the millisecond
 * @param status {@code succeeded}, {@code failed} …
 * @param rowsRead records found in the sources
 * @param rowsWritten rows the first sink received
 * @param failure the message of the error that ended it; null when it succeeded
 * @param score of its checks, 0 to 1; NaN when it has none
 * @param metrics numbers about its rows
 * @param results of its checks, in their order
 * @param profile of its columns; null when it has none
 */
public record StoredRun(
        String pipeline,
        String runId,
        Instant startedAt,
        Duration took,
        String status,
        long rowsRead,
        long rowsWritten,
        long rowsRejected,
        @Nullable String failure,
        double score,
        List<Metric> metrics,
        List<CheckResult> results,
        @Nullable ProfileResult profile) {
    static final String SUCCEEDED = "succeeded";

    private static final Pattern CODE = Pattern.compile("\\[(PEN-\\d{4})]");

    public StoredRun {
        metrics = List.copyOf(metrics);
        results = List.copyOf(results);
    }

    /**
     * A number about the rows of a run.
     *
     * @param column empty for one about the table
     */
    public record Metric(String column, String name, double value) {}

    /** Whether it came to its commit. */
    public boolean succeeded() {
        return status.equals(SUCCEEDED);
    }

    /** The code of the error that ended it: {@code PEN-4102}. */
    public Optional<String> failureCode() {
        Matcher found = CODE.matcher(failure == null ? "" : failure);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
