package io.penstock.transform.internal.window;

import io.penstock.data.Column;
import io.penstock.data.ColumnBuilder;
import io.penstock.data.DecimalColumn;
import io.penstock.data.LongColumn;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import io.penstock.transform.internal.group.MeasureErrors;
import io.penstock.transform.internal.group.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sum or mean of INT64 or DECIMAL over a running or moving frame: differences of exact sums. Null without a value. */
final class ExactSums implements SpanFunction {
    private final int argument;
    private final RowsFrame frame;
    private final Type result;
    private final String name;
    private BigInteger carried = BigInteger.ZERO;
    private long carriedCount;

    /** @param result INT64 or DECIMAL for a sum, FLOAT64 for a mean */
    ExactSums(int argument, RowsFrame frame, Type result, String name) {
        this.argument = argument;
        this.frame = frame;
        this.result = result;
        this.name = name;
    }

    @Override
    public Column compute(Span span) {
        Column values = span.values().column(argument);
        int scale = values.type() instanceof DecimalType decimal ? decimal.scale() : 0;
        long[] counts = RowCounts.before(span, values.validity());
        boolean running = frame.kind() == RowsFrame.Kind.RUNNING;
        boolean goesOn = running && span.continues();
        BigInteger more = goesOn ? carried : BigInteger.ZERO;
        long moreCount = goesOn ? carriedCount : 0;
        Prefix prefix = values instanceof LongColumn longs ? Prefix.of(longs) : Prefix.of((DecimalColumn) values);
        ColumnBuilder built = ColumnBuilder.of(result, span.count());
        for (int i = span.from(); i < span.to(); i++) {
            int first = span.first(i, frame);
            int end = span.end(i, frame);
            boolean given = goesOn && span.starts()[i] <= span.from();
            long count = counts[end] - counts[first] + (given ? moreCount : 0);
            if (count == 0) {
                built.appendNull();
            } else if (prefix.fits && (!given || more.bitLength() < 62)) {
                long sum = prefix.small[end] - prefix.small[first] + (given ? more.longValue() : 0);
                append(built, BigInteger.ZERO, sum, count, scale);
            } else {
                BigInteger sum = prefix.large(end).subtract(prefix.large(first));
                append(built, given ? sum.add(more) : sum, 0, count, scale);
            }
        }
        carry(span, prefix, counts, goesOn);
        return built.build();
    }

    private void carry(Span span, Prefix prefix, long[] counts, boolean goesOn) {
        int last = span.to() - 1;
        if (last < span.from()) {
            return;
        }
        boolean given = goesOn && span.starts()[last] <= span.from();
        int first = Math.max(span.starts()[last], span.from());
        carried = prefix.large(last + 1).subtract(prefix.large(first)).add(given ? carried : BigInteger.ZERO);
        carriedCount = counts[last + 1] - counts[first] + (given ? carriedCount : 0);
    }

    private void append(ColumnBuilder built, BigInteger large, long small, long count, int scale) {
        if (result == Type.INT64 && large.signum() == 0) {
            built.append(small);
            return;
        }
        BigInteger unscaled = large.add(BigInteger.valueOf(small));
        BigDecimal sum = new BigDecimal(unscaled, scale);
        if (result == Type.FLOAT64) {
            built.append(Numbers.mean(unscaled, scale, count));
        } else if (result == Type.INT64 ? unscaled.bitLength() > 63 : sum.precision() > DecimalType.MAX_PRECISION) {
            throw MeasureErrors.overflow(name, result);
        } else {
            built.append(sum);
        }
    }

    /** Sums of all values before a row; in longs where they fit with room to spare. */
    private static final class Prefix {
        final boolean fits;
        final long[] small;
        private final @Nullable BigInteger[] large;

        private Prefix(boolean fits, long[] small, @Nullable BigInteger[] large) {
            this.fits = fits;
            this.small = small;
            this.large = large;
        }

        static Prefix of(LongColumn column) {
            long[] sums = new long[column.size() + 1];
            long bits = 0;
            for (int i = 0; i < column.size(); i++) {
                long value = column.get(i);
                bits |= value ^ (value >> 63);
                sums[i + 1] = sums[i] + value;
            }
            int rowBits = 32 - Integer.numberOfLeadingZeros(column.size());
            if (64 - Long.numberOfLeadingZeros(bits) + rowBits < 62) {
                return new Prefix(true, sums, new BigInteger[0]);
            }
            BigInteger[] exact = new BigInteger[column.size() + 1];
            Arrays.fill(exact, BigInteger.ZERO);
            for (int i = 0; i < column.size(); i++) {
                exact[i + 1] = exact[i].add(BigInteger.valueOf(column.get(i)));
            }
            return new Prefix(false, sums, exact);
        }

        static Prefix of(DecimalColumn column) {
            BigInteger[] exact = new BigInteger[column.size() + 1];
            Arrays.fill(exact, BigInteger.ZERO);
            for (int i = 0; i < column.size(); i++) {
                BigInteger value = column.unscaled(i);
                exact[i + 1] = value == null ? exact[i] : exact[i].add(value);
            }
            return new Prefix(false, new long[0], exact);
        }

        BigInteger large(int i) {
            BigInteger exact = fits ? BigInteger.valueOf(small[i]) : large[i];
            return exact == null ? BigInteger.ZERO : exact;
        }
    }
}
