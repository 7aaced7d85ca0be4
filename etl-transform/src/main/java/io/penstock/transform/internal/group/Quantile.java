package io.penstock.transform.internal.group;

import io.penstock.data.Column;
import org.jspecify.annotations.Nullable;

/**
 * The value below which a share of the values lies. Of numbers interpolated between the two nearest (SQL's PERCENTILE_CONT, R's
 * type 7), of other types the lower of the two. Null without a value.
 */
final class Quantile extends GroupResult {
    private final double share;
    private final boolean interpolate;
    private double[] numbers = new double[0];
    private @Nullable Column converted;
    private long seen;
    private long lowerAt;
    private double fraction;
    private double lower;
    private double upper;
    private @Nullable Object value;

    Quantile(double share, boolean interpolate) {
        super(Order.VALUE, Nulls.SKIP);
        this.share = share;
        this.interpolate = interpolate;
    }

    @Override
    void begin(long count) {
        double at = share * (count - 1);
        seen = 0;
        lowerAt = count == 0 ? -1 : (long) Math.floor(at);
        fraction = at - lowerAt;
        value = null;
    }

    @Override
    void take(Column values, int from, int to) {
        long at = lowerAt - seen;
        if (!interpolate) {
            if (at >= 0 && at < to - from) {
                value = values.value((int) (from + at));
            }
        } else if (at < to - from && at + 1 >= 0) {
            if (converted != values) {
                numbers = Numbers.of(values, new double[0]);
                converted = values;
            }
            lower = at >= 0 ? numbers[(int) (from + at)] : lower;
            upper = at + 1 < to - from ? numbers[(int) (from + at + 1)] : lower;
        }
        seen += to - from;
    }

    @Override
    @Nullable
    Object end() {
        if (!interpolate || lowerAt < 0) {
            return value;
        }
        boolean exact = fraction == 0 || Double.compare(lower, upper) == 0;
        if (exact) {
            return lower;
        }
        double between = (upper - lower) * fraction;
        return Double.isFinite(between) ? lower + between : lower * (1 - fraction) + upper * fraction;
    }
}
