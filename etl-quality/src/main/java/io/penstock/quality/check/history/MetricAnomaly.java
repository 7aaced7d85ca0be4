package io.penstock.quality.check.history;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import io.penstock.quality.anomaly.AnomalyDetector;
import io.penstock.quality.anomaly.Judgement;
import io.penstock.quality.anomaly.Judgement.Verdict;
import io.penstock.quality.anomaly.Observation;
import io.penstock.quality.check.CheckErrors;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Evidence;
import io.penstock.quality.check.Finding;
import io.penstock.quality.check.TestBinding;
import io.penstock.quality.check.metric.Bounds;
import io.penstock.quality.check.metric.Metric;
import io.penstock.spi.Description;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A metric must be what its history makes one expect.
 *
 * @param metric {@code row_count}, or a {@link Metric} of a column
 * @param column empty for {@code row_count}
 */
public record MetricAnomaly(String metric, String column, AnomalyDetector detector) implements HistoryTest {
    /** The metric of the table. */
    public static final String ROW_COUNT = "row_count";

    public MetricAnomaly {
        if (column.isEmpty() != metric.equals(ROW_COUNT)) {
            throw new PlanException(Problem.of(
                    CheckErrors.BAD_SETTING,
                    column.isEmpty()
                            ? "check anomaly: the metric '" + metric + "' needs a column"
                            : "check anomaly: row_count takes no column"));
        }
        if (!metric.equals(ROW_COUNT)
                && Arrays.stream(Metric.values()).noneMatch(each -> each.id().equals(metric))) {
            throw new PlanException(Problem.of(
                    CheckErrors.BAD_SETTING,
                    "check anomaly: there is no metric '" + metric + "'. "
                            + Suggestion.among(
                                    metric,
                                    Arrays.stream(Metric.values())
                                            .map(Metric::id)
                                            .toList())));
        }
    }

    private Metric measured() {
        return Metric.valueOf(metric.toUpperCase(Locale.ROOT));
    }

    @Override
    public Description describe() {
        return Description.of("anomaly", column.isEmpty() ? metric : metric + " of " + column);
    }

    @Override
    public List<String> columns() {
        return column.isEmpty() ? List.of() : List.of(column);
    }

    @Override
    public Dimension dimension() {
        return column.isEmpty() ? Dimension.COMPLETENESS : Dimension.CONSISTENCY;
    }

    @Override
    public String expectation() {
        return describe().subject() + " is as its history makes one expect, by " + detector.type();
    }

    @Override
    public void prepare(TestBinding binding) {
        if (!column.isEmpty() && binding.column(column) >= 0) {
            binding.profile(column, measured().detail());
        }
    }

    @Override
    public Finding judge(Evidence evidence) {
        double value = column.isEmpty() ? evidence.rows() : measured().of(evidence.profile(column));
        if (!Double.isFinite(value)) {
            return new Finding.Nothing("there were not enough values");
        }
        List<Observation> past = evidence.history().series(column, metric).stream()
                .map(point -> new Observation(point.at(), point.value(), point.known()))
                .toList();
        Judgement judgement = detector.judge(past, Observation.of(evidence.now(), value));
        if (judgement.verdict() == Verdict.NOT_ENOUGH_HISTORY) {
            return new Finding.Nothing(judgement.because());
        }
        return new Finding.Value(
                judgement.verdict() == Verdict.NORMAL,
                judgement.verdict() == Verdict.NORMAL ? 1 : nearness(value, judgement),
                Bounds.shown(value),
                value,
                judgement.because());
    }

    /** 0 when the value is a whole width of the usual range away from it. */
    private static double nearness(double value, Judgement judgement) {
        double width = judgement.high() - judgement.low();
        double away = value < judgement.low() ? judgement.low() - value : value - judgement.high();
        return !(width > 0) || Double.isInfinite(width) ? 0 : Math.max(0, 1 - away / width);
    }
}
