package io.penstock.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.RunReport;
import io.penstock.RunStatus;
import io.penstock.StepReport;
import org.assertj.core.api.AbstractAssert;

/** Assertions about the report of a run. A failure shows the whole report. */
public final class RunReportAssert extends AbstractAssert<RunReportAssert, RunReport> {
    RunReportAssert(RunReport actual) {
        super(actual, RunReportAssert.class);
    }

    public RunReportAssert succeeded() {
        return hasStatus(RunStatus.SUCCEEDED);
    }

    public RunReportAssert hasStatus(RunStatus expected) {
        isNotNull();
        if (actual.status() != expected) {
            failWithMessage("Expected a run that %s but it %s:%n%s", expected, actual.status(), actual.toText());
        }
        return this;
    }

    public RunReportAssert read(long expected) {
        return count("read", expected, actual.rowsRead());
    }

    /** Rows the first sink received. */
    public RunReportAssert wrote(long expected) {
        return count("wrote", expected, actual.rowsWritten());
    }

    public RunReportAssert rejected(long expected) {
        return count("rejected", expected, actual.rowsRejected());
    }

    /** Rows that failed this rule, whatever else they failed: {@code rejectedBy("not_null(id)", 2)}. */
    public RunReportAssert rejectedBy(String rule, long expected) {
        isNotNull();
        assertThat(actual.rejects().byRule()).as("rejected rows by rule").containsEntry(rule, expected);
        return this;
    }

    public RunReportAssert filtered(long expected) {
        return count("filtered", expected, actual.rowsFiltered());
    }

    public RunReportAssert deduplicated(long expected) {
        return count("deduplicated", expected, actual.rowsDeduplicated());
    }

    /** Every row that came into a step left it, or is accounted for. */
    public RunReportAssert accountsForEveryRow() {
        isNotNull();
        assertThat(actual.steps()).as("steps").allMatch(StepReport::isConserved, "every row is accounted for");
        return this;
    }

    private RunReportAssert count(String what, long expected, long found) {
        isNotNull();
        if (found != expected) {
            failWithMessage(
                    "Expected a run that %s %s rows but it %s %s:%n%s", what, expected, what, found, actual.toText());
        }
        return this;
    }
}
