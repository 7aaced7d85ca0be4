package io.penstock.quality.check.metric;

import io.penstock.quality.check.CheckErrors;
import io.penstock.quality.check.CheckTest;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Finding;
import io.penstock.quality.check.TestBinding;
import io.penstock.schema.Type;
import io.penstock.spi.Description;
import java.util.List;

/**
 * A number about a column must lie between bounds.
 *
 * @param metric which number
 * @param column of which column
 * @param bounds both included
 */
public record MetricTest(Metric metric, String column, Bounds bounds) implements CheckTest {
    public MetricTest {
        bounds.required(metric.id());
    }

    @Override
    public Description describe() {
        return Description.of(metric.id(), column);
    }

    @Override
    public List<String> columns() {
        return List.of(column);
    }

    @Override
    public Dimension dimension() {
        return metric.dimension();
    }

    @Override
    public String expectation() {
        return metric.id().replace('_', ' ') + " of " + column + " is " + bounds.words();
    }

    @Override
    public boolean judgesRows() {
        return false;
    }

    @Override
    public BoundTest bind(TestBinding binding) {
        int position = binding.column(column);
        if (position >= 0) {
            refuse(binding, binding.schema().field(position).type());
            binding.profile(column, metric.detail());
        }
        return context -> evidence -> judge(metric.of(evidence.profile(column)), bounds);
    }

    private void refuse(TestBinding binding, Type type) {
        boolean fits = switch (metric) {
            case MEAN, SUM, VARIANCE, STDDEV, SKEWNESS, KURTOSIS, ZERO_SHARE, NEGATIVE_SHARE, INFINITE_SHARE ->
                type.isNumeric();
            case MIN, MAX, RANGE, MEDIAN, IQR ->
                type.isNumeric() || type == Type.DATE || type == Type.TIME || type == Type.TIMESTAMP;
            case LENGTH_MIN, LENGTH_MAX, LENGTH_MEAN -> type == Type.TEXT || type == Type.BINARY;
            default -> true;
        };
        if (!fits) {
            binding.problems()
                    .add(
                            CheckErrors.WRONG_TYPE,
                            metric.id() + " does not exist for column '" + column + "' of type " + type);
        }
    }

    static Finding judge(double value, Bounds bounds) {
        return Double.isNaN(value) ? new Finding.Nothing("there were not enough values") : bounds.judge(value);
    }
}
