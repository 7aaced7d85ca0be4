package io.penstock.expr.compute;

import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.expr.kernel.TextBuffer;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Writes values as text: numbers plainly, dates and timestamps as ISO 8601 ({@code 2024-01-31}, {@code
 * 2024-01-31T10:00:00Z}), booleans as {@code true} and {@code false}.
 */
final class TextPrinting {
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.UTF_8);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.UTF_8);

    private TextPrinting() {}

    static TextColumn print(Column column) {
        int size = column.size();
        TextBuffer out = new TextBuffer(size, size * 12);
        for (int i = 0; i < size; i++) {
            if (!column.isNull(i)) {
                append(out, column, i);
            }
            out.end(i);
        }
        return out.build(column.validity());
    }

    private static void append(TextBuffer out, Column column, int i) {
        if (column instanceof BooleanColumn booleans) {
            out.append(booleans.get(i) ? TRUE : FALSE);
        } else if (column instanceof DoubleColumn doubles) {
            out.append(Double.toString(doubles.get(i)));
        } else if (column instanceof LongColumn longs && longs.type() == Type.INT64) {
            digits(out, longs.get(i), 0);
        } else if (column instanceof LongColumn longs && longs.type() instanceof DecimalType decimal) {
            digits(out, longs.get(i), decimal.scale());
        } else if (column instanceof LongColumn longs && longs.type() == Type.DATE) {
            date(out, longs.get(i));
        } else if (column.value(i) instanceof BigDecimal decimal) {
            out.append(decimal.toPlainString());
        } else {
            out.append(Objects.toString(column.value(i)));
        }
    }

    /** An unscaled value with {@code scale} digits after the point. */
    private static void digits(TextBuffer out, long unscaled, int scale) {
        if (unscaled == Long.MIN_VALUE) {
            out.append(BigDecimal.valueOf(unscaled, scale).toPlainString());
            return;
        }
        out.reserve(24);
        byte[] bytes = out.bytes();
        long rest = Math.abs(unscaled);
        int length = 1;
        for (long more = rest; more >= 10; more /= 10) {
            length++;
        }
        length = Math.max(length, scale + 1) + (scale > 0 ? 1 : 0) + (unscaled < 0 ? 1 : 0);
        int end = out.used() + length;
        int first = out.used() + (unscaled < 0 ? 1 : 0);
        for (int at = end - 1, digit = 0; at >= first; at--, digit++) {
            if (scale > 0 && digit == scale) {
                bytes[at--] = '.';
            }
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        if (unscaled < 0) {
            bytes[first - 1] = '-';
        }
        out.used(end);
    }

    private static void date(TextBuffer out, long epochDay) {
        long civil = CivilDate.fromDay(epochDay);
        long year = CivilDate.year(civil);
        if (year < 0 || year > 9999) {
            out.append(LocalDate.ofEpochDay(epochDay).toString());
            return;
        }
        out.reserve(10);
        byte[] bytes = out.bytes();
        int at = out.used();
        two(bytes, at, (int) year / 100);
        two(bytes, at + 2, (int) year % 100);
        bytes[at + 4] = '-';
        two(bytes, at + 5, CivilDate.month(civil));
        bytes[at + 7] = '-';
        two(bytes, at + 8, CivilDate.day(civil));
        out.used(at + 10);
    }

    private static void two(byte[] bytes, int at, int number) {
        bytes[at] = (byte) ('0' + number / 10);
        bytes[at + 1] = (byte) ('0' + number % 10);
    }
}
