package io.penstock.quality.check.history;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.check.CheckErrors;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Evidence;
import io.penstock.quality.check.Finding;
import io.penstock.quality.check.TestBinding;
import io.penstock.quality.check.metric.Bounds;
import io.penstock.quality.drift.Drift;
import io.penstock.quality.drift.DriftMeasure;
import io.penstock.quality.profile.ColumnProfile;
import io.penstock.quality.profile.ProfileDetail;
import io.penstock.quality.profile.ProfileResult;
import io.penstock.spi.Description;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The values of a column must be spread as in the baseline, where somebody named one, or else as in an earlier run that succeeded and has a profile.
 *
 * @param max the greatest distance that is no drift
 * @param back how many runs back; where there are fewer, the oldest. A slow drift shows against a run some time ago
 */
public record DriftTest(String column, DriftMeasure measure, double max, int back) implements HistoryTest {
    public DriftTest {
        if (!(max >= 0) || back < 1) {
            throw new PlanException(
                    Problem.of(CheckErrors.BAD_SETTING, "check drift: max must be 0 or more and back 1 or more"));
        }
    }

    @Override
    public Description describe() {
        return Description.of("drift", column).with("measure", measure.id());
    }

    @Override
    public List<String> columns() {
        return List.of(column);
    }

    @Override
    public Dimension dimension() {
        return Dimension.CONSISTENCY;
    }

    @Override
    public String expectation() {
        return column + " is spread as " + (back == 1 ? "in the run before" : back + " runs ago") + ": " + measure.id()
                + " is at most " + Bounds.shown(max);
    }

    @Override
    public void prepare(TestBinding binding) {
        if (binding.column(column) >= 0) {
            binding.profile(column, ProfileDetail.FULL);
        }
    }

    @Override
    public Finding judge(Evidence evidence) {
        ColumnProfile before = evidence.history()
                .baseline()
                .or(() -> evidence.history().profile(back))
                .map(ProfileResult::columns)
                .flatMap(all ->
                        all.stream().filter(each -> each.name().equals(column)).findFirst())
                .orElse(null);
        if (before == null) {
            return new Finding.Nothing("there is not enough history");
        }
        ColumnProfile now = evidence.profile(column);
        if (!before.type().equals(now.type())) {
            return Finding.missed(0, "another type, " + now.type() + " for " + before.type(), null);
        }
        OptionalDouble distance = Drift.of(measure, before, now);
        if (distance.isEmpty()) {
            return new Finding.Nothing("there were no values to compare");
        }
        double value = distance.getAsDouble();
        return value <= max
                ? Finding.met(Bounds.shown(value), value)
                : Finding.missed(max <= 0 ? 0 : max / value, Bounds.shown(value), value);
    }
}
