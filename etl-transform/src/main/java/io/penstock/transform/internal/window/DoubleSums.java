package io.penstock.transform.internal.window;

import io.penstock.data.Column;
import io.penstock.data.DoubleColumn;
import io.penstock.data.DoubleColumnBuilder;

/**
 * Sum or mean of FLOAT64 over a running or moving frame. Running sums keep their rounding error beside them (Neumaier 1974); moving
 * ones add the two ends of blocks as long as the frame, so that nothing is ever taken away again and a NaN or infinity is gone
 * when it has left the frame. Null without a value.
 */
final class DoubleSums implements SpanFunction {
    private final int argument;
    private final RowsFrame frame;
    private final boolean mean;
    private double sum;
    private double error;
    private long count;

    DoubleSums(int argument, RowsFrame frame, boolean mean) {
        this.argument = argument;
        this.frame = frame;
        this.mean = mean;
    }

    @Override
    public Column compute(Span span) {
        DoubleColumn values = (DoubleColumn) span.values().column(argument);
        return frame.kind() == RowsFrame.Kind.MOVING ? moving(span, values) : running(span, values);
    }

    private Column running(Span span, DoubleColumn values) {
        DoubleColumnBuilder built = new DoubleColumnBuilder(span.count());
        for (int i = span.from(); i < span.to(); i++) {
            if (span.starts()[i] == i && !(i == span.from() && span.continues())) {
                sum = 0;
                error = 0;
                count = 0;
            }
            double value = values.get(i);
            double next = sum + value;
            error += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
            sum = next;
            count += values.isNull(i) ? 0 : 1;
            append(built, Double.isFinite(sum) ? sum + error : sum, count);
        }
        return built.build();
    }

    private Column moving(Span span, DoubleColumn values) {
        int size = values.size();
        int block = (int) Math.min(size, (long) frame.before() + frame.after() + 1);
        double[] fromStart = new double[size];
        double[] fromEnd = new double[size];
        long[] counts = RowCounts.before(span, values.validity());
        for (int i = 0; i < size; i++) {
            boolean begins = (i - span.starts()[i]) % block == 0;
            fromStart[i] = values.get(i) + (begins ? 0 : fromStart[i - 1]);
        }
        for (int i = size - 1; i >= 0; i--) {
            boolean ends = span.ends()[i] == i + 1 || (i + 1 - span.starts()[i]) % block == 0;
            fromEnd[i] = values.get(i) + (ends ? 0 : fromEnd[i + 1]);
        }
        DoubleColumnBuilder built = new DoubleColumnBuilder(span.count());
        for (int i = span.from(); i < span.to(); i++) {
            int first = span.first(i, frame);
            int last = span.end(i, frame) - 1;
            int at = first - span.starts()[i];
            boolean oneBlock = at / block == (last - span.starts()[i]) / block;
            double total =
                    oneBlock ? (at % block == 0 ? fromStart[last] : fromEnd[first]) : fromEnd[first] + fromStart[last];
            append(built, total, counts[last + 1] - counts[first]);
        }
        return built.build();
    }

    private void append(DoubleColumnBuilder built, double total, long values) {
        if (values == 0) {
            built.appendNull();
        } else {
            built.appendDouble(mean ? total / values : total);
        }
    }
}
