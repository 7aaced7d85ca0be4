package io.penstock.quality.check.reference;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.check.CheckErrors;
import io.penstock.quality.check.CheckTest;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Finding;
import io.penstock.quality.check.TestBinding;
import io.penstock.quality.check.metric.Bounds;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.StepContext;
import java.util.List;

/**
 * There are as many rows as in another source, which is read after the last row. The check's {@code where} is about the rows that pass, not about
 * the source. No rows on both sides match.
 *
 * @param source the other
 * @param tolerance by what share of the source's rows the numbers may differ, at least 0
 */
public record RowCountMatch(Extractor source, double tolerance) implements CheckTest {
    public RowCountMatch {
        if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw new PlanException(Problem.of(
                    CheckErrors.BAD_SETTING, "check row_count_match: tolerance must be at least 0, not " + tolerance));
        }
    }

    @Override
    public Description describe() {
        return Description.of("row_count_match", source.describe().title());
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public Dimension dimension() {
        return Dimension.COMPLETENESS;
    }

    @Override
    public String expectation() {
        return "as many rows as " + source.describe().title()
                + (tolerance == 0 ? "" : ", give or take a share of " + Bounds.shown(tolerance));
    }

    @Override
    public boolean judgesRows() {
        return false;
    }

    @Override
    public BoundTest bind(TestBinding binding) {
        return context -> evidence -> judge(evidence.rows(), context.run());
    }

    private Finding judge(long rows, StepContext run) {
        long others = NoRows.count(source, run);
        String observed = Bounds.shown((double) rows) + " rows, there are " + Bounds.shown((double) others);
        return Math.abs(rows - others) <= tolerance * others
                ? Finding.met(observed, (double) rows)
                : Finding.missed((double) Math.min(rows, others) / Math.max(rows, others), observed, (double) rows);
    }
}
