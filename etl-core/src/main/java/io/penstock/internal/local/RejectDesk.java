package io.penstock.internal.local;

import io.penstock.RejectReport;
import io.penstock.data.Batch;
import io.penstock.data.Origin;
import io.penstock.error.ErrorCode;
import io.penstock.error.Problem;
import io.penstock.error.QualityException;
import io.penstock.internal.validate.RuleLimit;
import io.penstock.spi.Failure;
import io.penstock.spi.RejectRoute;
import io.penstock.spi.RowFailures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns failing rows into batches for the reject sink and keeps the counts and limits. Safe for use by several threads. */
final class RejectDesk {
    private final RejectBatches batches;
    private final @Nullable RejectRoute route;
    private final Map<String, Long> byFirstRule = new LinkedHashMap<>();
    private final Map<String, Long> byRule = new LinkedHashMap<>();
    private final Map<String, Long> warnings = new LinkedHashMap<>();
    private final List<RuleLimit> limits;
    private volatile long rows;
    private volatile boolean ruleFull;
    private @Nullable String example;
    private @Nullable String exampleStage;

    /** @param limits of single rules */
    RejectDesk(RejectBatches batches, @Nullable RejectRoute route, List<RuleLimit> limits) {
        this.limits = limits;
        this.batches = batches;
        this.route = route;
    }

    /**
     * The rows of {@code batch} that failed, as they go to the reject sink.
     *
     * @throws QualityException when there is no reject route
     */
    Batch take(Batch batch, RowFailures failures, String stage) {
        if (route == null) {
            Problem problem = Problem.of(RunErrors.NO_REJECT_ROUTE, example(batch, failures))
                    .next("Mend the data, or say where rejected rows go: rejectTo(…) in Java, \"rejects\" in JSON.");
            throw new QualityException(problem);
        }
        count(failures);
        return batches.of(batch, failures, stage);
    }

    synchronized void warn(Failure failure, long count) {
        warnings.merge(failure.rule(), count, Long::sum);
        checkRules();
    }

    private void checkRules() {
        for (RuleLimit limit : limits) {
            ruleFull |= failing(limit) > limit.most();
        }
    }

    private long failing(RuleLimit limit) {
        return byRule.getOrDefault(limit.rule(), 0L) + warnings.getOrDefault(limit.rule(), 0L);
    }

    private synchronized void count(RowFailures failures) {
        rows += failures.rowCount();
        int last = -1;
        for (int i = 0; i < failures.size(); i++) {
            String rule = failures.failure(i).rule();
            byRule.merge(rule, 1L, Long::sum);
            if (failures.row(i) != last) {
                last = failures.row(i);
                byFirstRule.merge(rule, 1L, Long::sum);
            }
        }
        checkRules();
    }

    /** Called with rejected rows in the order of the source: remembers the first for messages. */
    synchronized void passed(Batch rejected) {
        if (example == null) {
            example = batches.summary(rejected, 0);
            exampleStage = batches.stage(rejected, 0);
        }
    }

    private static String example(Batch batch, RowFailures failures) {
        Failure failure = failures.failure(0);
        Origin origin = batch.origin();
        String place = origin == null ? "" : origin.position(failures.row(0)) + ", ";
        return place + failure.rule() + ": " + failure.message();
    }

    long rows() {
        return rows;
    }

    /** Whether so many rows were rejected already that reading on is pointless. */
    boolean isFull() {
        return ruleFull || (route != null && rows > route.maxRejects());
    }

    /** The problem of too many rejected rows, or null while the limits hold. */
    synchronized @Nullable Problem overLimit(long rowsRead) {
        if (route == null || rows == 0) {
            return overRuleLimit(rowsRead);
        }
        ErrorCode code = RunErrors.OVER_REJECT_LIMIT;
        double share = (double) rows / rowsRead;
        if (rows > route.maxRejects()) {
            return Problem.of(
                    code,
                    String.format(
                            Locale.ROOT,
                            "%s. %,d %s rejected, over the limit of %,d; reading stopped at %,d rows.",
                            example,
                            rows,
                            rows == 1 ? "row" : "rows",
                            route.maxRejects(),
                            rowsRead));
        } else if (share > route.maxRejectRatio()) {
            return Problem.of(
                    code,
                    String.format(
                            Locale.ROOT,
                            "%s. %,d of %,d rows rejected (%.2f%%), over the limit of %s%%.",
                            example,
                            rows,
                            rowsRead,
                            share * 100,
                            plain(route.maxRejectRatio() * 100)));
        }
        return overRuleLimit(rowsRead);
    }

    private @Nullable Problem overRuleLimit(long rowsRead) {
        for (RuleLimit limit : limits) {
            long failing = failing(limit);
            double share = rowsRead == 0 ? 0 : (double) failing / rowsRead;
            boolean tooMany = failing > limit.most();
            if (tooMany || share > limit.share()) {
                String allowed =
                        tooMany ? String.format(Locale.ROOT, "%,d", limit.most()) : plain(limit.share() * 100) + "%";
                return Problem.of(
                        RunErrors.OVER_RULE_LIMIT,
                        String.format(
                                Locale.ROOT,
                                "%,d of %,d rows failed %s (%.2f%%), over its limit of %s.",
                                failing,
                                rowsRead,
                                limit.rule(),
                                share * 100,
                                allowed));
            }
        }
        return null;
    }

    /** The step that rejected the first row; null while none was. */
    synchronized @Nullable String exampleStage() {
        return exampleStage;
    }

    private static String plain(double percent) {
        String text = String.format(Locale.ROOT, "%.4f", percent);
        return text.replaceAll("\\.?0+$", "");
    }

    synchronized RejectReport report(String outcome) {
        return new RejectReport(rows, mostFirst(byFirstRule), mostFirst(byRule), mostFirst(warnings), outcome);
    }

    /** Threads meet rules in any order; a report has one order. */
    private static Map<String, Long> mostFirst(Map<String, Long> counts) {
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
