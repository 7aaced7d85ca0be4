package io.penstock.quality.check.metric;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.check.CheckErrors;
import io.penstock.quality.check.CheckTest;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.TestBinding;
import io.penstock.quality.profile.ProfileDetail;
import io.penstock.spi.Description;
import java.util.List;

/**
 * A quantile of a column must lie between bounds.
 *
 * @param column of numbers, dates or times
 * @param share which quantile, 0 to 1
 * @param bounds both included
 */
public record QuantileTest(String column, double share, Bounds bounds) implements CheckTest {
    public QuantileTest {
        bounds.required("quantile");
        if (!(share >= 0 && share <= 1)) {
            throw new PlanException(
                    Problem.of(CheckErrors.BAD_SETTING, "check quantile: the quantile must be 0 to 1, not " + share));
        }
    }

    @Override
    public Description describe() {
        return Description.of("quantile", column).with("quantile", share);
    }

    @Override
    public List<String> columns() {
        return List.of(column);
    }

    @Override
    public Dimension dimension() {
        return Dimension.ACCURACY;
    }

    @Override
    public String expectation() {
        return "quantile " + Bounds.shown(share) + " of " + column + " is " + bounds.words();
    }

    @Override
    public boolean judgesRows() {
        return false;
    }

    @Override
    public BoundTest bind(TestBinding binding) {
        if (binding.column(column) >= 0) {
            binding.profile(column, ProfileDetail.STANDARD);
        }
        return context -> evidence -> MetricTest.judge(Metric.quantile(evidence.profile(column), share), bounds);
    }
}
