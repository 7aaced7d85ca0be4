package io.penstock.quality.monitoring;

import io.penstock.RunReport;
import io.penstock.RunStatus;
import io.penstock.quality.alert.AlertKey;
import io.penstock.quality.alert.AlertLevel;
import io.penstock.quality.alert.AlertSignal;
import io.penstock.quality.auto.Thresholds;
import io.penstock.quality.check.CheckResult;
import io.penstock.quality.check.Outcome;
import io.penstock.quality.notify.RunAlerts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run gives reason to tell: checks that are not met, and a run that failed for another reason. */
final class RunSignals {
    /** The check under which a failed run is known. */
    static final String RUN = "run";

    private final Thresholds thresholds;

    RunSignals(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    void raise(RunReport report, List<CheckResult> results, RunAlerts alerts) {
        boolean gate = false;
        for (CheckResult result : results) {
            AlertKey key = key(report.pipeline(), result);
            gate |= result.blocks();
            if (result.outcome().isBad()) {
                alerts.raise(AlertSignal.of(key, level(result), result.name() + " is not met")
                        .dimension(result.dimension())
                        .message(result.message() + "."));
            } else if (result.outcome() == Outcome.PASS) {
                alerts.pass(key);
            }
        }
        AlertKey run = AlertKey.of(report.pipeline(), RUN);
        if (report.status() == RunStatus.FAILED && !gate) {
            alerts.raise(AlertSignal.of(run, AlertLevel.ERROR, "the run failed").message(firstLine(report.failure())));
        } else if (report.status() == RunStatus.SUCCEEDED) {
            alerts.recover(run, "run " + report.runId() + " succeeded");
        }
    }

    private static AlertKey key(String pipeline, CheckResult result) {
        AlertKey key = AlertKey.of(pipeline, result.name());
        return result.columns().isEmpty() ? key : key.column(String.join(", ", result.columns()));
    }

    /** By the score; a check that keeps data from its commit, or broke, is an error at least. */
    private AlertLevel level(CheckResult result) {
        Double score = result.score();
        AlertLevel byScore = score == null
                ? AlertLevel.WARNING
                : AlertLevel.of(score, thresholds.of(result.dimension())).orElse(AlertLevel.WARNING);
        return result.outcome() != Outcome.WARN && !byScore.isAtLeast(AlertLevel.ERROR) ? AlertLevel.ERROR : byScore;
    }

    private static String firstLine(@Nullable String failure) {
        return failure == null ? "" : failure.lines().findFirst().orElse("");
    }
}
