package io.penstock.testkit;

import io.penstock.RunReport;
import io.penstock.data.Batch;
import org.assertj.core.api.Assertions;

/** AssertJ's assertions and those for Penstock's types; one static import of {@code assertThat} serves both. */
public final class PenstockAssertions extends Assertions {
    private PenstockAssertions() {}

    public static BatchAssert assertThat(Batch actual) {
        return new BatchAssert(actual);
    }

    public static RunReportAssert assertThat(RunReport actual) {
        return new RunReportAssert(actual);
    }
}
