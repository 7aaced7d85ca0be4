package io.penstock.expr.compute;

import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.expr.kernel.Call;
import io.penstock.expr.kernel.ColumnFunction;
import io.penstock.expr.kernel.Frame;
import io.penstock.expr.kernel.Kernel;
import io.penstock.expr.kernel.Site;
import io.penstock.expr.syntax.ExprErrors;
import io.penstock.expr.syntax.Node.OnFailure;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** {@code CAST}: which type becomes which, and how. Fractions are rounded half away from zero. */
public final class Casts {
    private final Type target;
    private final OnFailure onFailure;
    private final Site site;

    private Casts(Type target, OnFailure onFailure, Site site) {
        this.target = target;
        this.onFailure = onFailure;
        this.site = site;
    }

    /** The kernel's values as {@code target}, or null where no cast leads there. */
    public static @Nullable Kernel of(Kernel from, Type target, OnFailure onFailure, Site site) {
        if (from.type().equals(target)) {
            return from;
        }
        Casts casts = new Casts(target, onFailure, site);
        if (target == Type.FLOAT64 && from.type().isNumeric()) {
            return DoubleMath.toDouble(from);
        }
        ColumnFunction function = casts.function(from.type());
        if (function == null) {
            return null;
        }
        return casts.cannotFail(from.type()) || onFailure == OnFailure.NULL
                ? Call.of(target, function, from)
                : Call.failing(target, function, from);
    }

    private boolean cannotFail(Type from) {
        return target == Type.TEXT
                || (from == Type.DATE && target == Type.TIMESTAMP)
                || (from == Type.TIMESTAMP && target == Type.DATE)
                || (from == Type.INT64 && target == Type.BOOLEAN)
                || from == Type.BOOLEAN;
    }

    private @Nullable ColumnFunction function(Type from) {
        if (target == Type.TEXT) {
            return from.isNested() || from == Type.BINARY
                    ? null
                    : (arguments, frame) -> TextPrinting.print(arguments[0]);
        } else if (from == Type.TEXT) {
            return fromText();
        } else if (from.isNumeric() && target.isNumeric()) {
            return from == Type.FLOAT64 ? this::fromDouble : exact(from);
        } else if (from == Type.BOOLEAN && target == Type.INT64) {
            return (arguments, frame) -> booleanToLong((BooleanColumn) arguments[0]);
        } else if (from == Type.INT64 && target == Type.BOOLEAN) {
            return (arguments, frame) -> longToBoolean((LongColumn) arguments[0]);
        } else if (from == Type.DATE && target == Type.TIMESTAMP) {
            return (arguments, frame) -> days((LongColumn) arguments[0], Type.TIMESTAMP);
        } else if (from == Type.TIMESTAMP && target == Type.DATE) {
            return (arguments, frame) -> days((LongColumn) arguments[0], Type.DATE);
        }
        return null;
    }

    private @Nullable ColumnFunction fromText() {
        if (target instanceof DecimalType decimal && !decimal.isCompact()) {
            return this::wideFromText;
        } else if (target == Type.FLOAT64) {
            return this::doubleFromText;
        } else if (target == Type.BOOLEAN) {
            return (arguments, frame) -> longToBoolean((LongColumn) longFromText(arguments, frame));
        }
        return Comparisons.isLong(target) && target != Type.TIME ? this::longFromText : null;
    }

    private void refuse(Frame frame, int i, long[] valid) {
        if (onFailure == OnFailure.ERROR) {
            site.fail(
                    frame,
                    i,
                    ExprErrors.CAST_FAILED,
                    "the value cannot be cast to " + target + "; TRY_CAST gives null for such values");
        }
        Validity.clear(valid, i);
    }

    private Column longFromText(Column[] arguments, Frame frame) {
        TextColumn column = (TextColumn) arguments[0];
        byte[] bytes = column.bytes();
        int size = frame.size();
        long[] result = new long[size];
        long[] valid = column.validity().copyWords(size);
        TextParsing text = new TextParsing();
        for (int i = 0; i < size; i++) {
            if (column.isNull(i)) {
                continue;
            }
            if (read(text, bytes, column.starts()[i], column.ends()[i])) {
                result[i] = text.value;
            } else {
                refuse(frame, i, valid);
            }
        }
        return LongColumn.of(target == Type.BOOLEAN ? Type.INT64 : target, result, size, Validity.of(valid, size));
    }

    private boolean read(TextParsing text, byte[] bytes, int from, int to) {
        if (target instanceof DecimalType decimal) {
            return text.readDecimal(bytes, from, to, decimal);
        } else if (target == Type.DATE) {
            return text.readDate(bytes, from, to);
        } else if (target == Type.TIMESTAMP) {
            return text.readTimestamp(bytes, from, to);
        }
        return target == Type.BOOLEAN ? text.readBoolean(bytes, from, to) : text.readLong(bytes, from, to);
    }

    private Column doubleFromText(Column[] arguments, Frame frame) {
        TextColumn column = (TextColumn) arguments[0];
        int size = frame.size();
        double[] result = new double[size];
        long[] valid = column.validity().copyWords(size);
        TextParsing text = new TextParsing();
        for (int i = 0; i < size; i++) {
            if (column.isNull(i)) {
                continue;
            }
            if (text.readDouble(column.bytes(), column.starts()[i], column.ends()[i])) {
                result[i] = text.number;
            } else {
                refuse(frame, i, valid);
            }
        }
        return DoubleColumn.of(result, size, Validity.of(valid, size));
    }

    private Column wideFromText(Column[] arguments, Frame frame) {
        TextColumn column = (TextColumn) arguments[0];
        return decimals(
                column,
                frame,
                i -> TextParsing.wide(column.bytes(), column.starts()[i], column.ends()[i], (DecimalType) target));
    }

    private Column fromDouble(Column[] arguments, Frame frame) {
        DoubleColumn column = (DoubleColumn) arguments[0];
        return decimals(column, frame, i -> {
            double value = column.get(i);
            return Double.isNaN(value) || Double.isInfinite(value) ? null : fitted(BigDecimal.valueOf(value));
        });
    }

    /** Between INT64 and decimals; a product or quotient where both fit 64 bits. */
    private ColumnFunction exact(Type from) {
        if (!Comparisons.isLong(from) || !Comparisons.isLong(target)) {
            return (arguments, frame) -> decimals(arguments[0], frame, i -> fitted(WideDecimals.at(arguments[0], i)));
        }
        int up = Comparisons.scale(target) - Comparisons.scale(from);
        long factor = LongMath.powerOfTen(Math.abs(up));
        long limit =
                target instanceof DecimalType decimal ? LongMath.powerOfTen(decimal.precision()) - 1 : Long.MAX_VALUE;
        long before = up > 0 ? limit / factor : limit;
        return (arguments, frame) -> {
            LongColumn column = (LongColumn) arguments[0];
            int size = frame.size();
            long[] result = new long[size];
            long[] valid = column.validity().copyWords(size);
            for (int i = 0; i < size; i++) {
                long value = column.values()[i];
                if (up < 0) {
                    long rest = value % factor;
                    value = value / factor + (2 * Math.abs(rest) >= factor ? Long.signum(rest) : 0);
                }
                if (value > before || value < -before) {
                    refuse(frame, i, valid);
                } else {
                    result[i] = up > 0 ? value * factor : value;
                }
            }
            return LongColumn.of(target, result, size, Validity.of(valid, size));
        };
    }

    private @Nullable BigDecimal fitted(@Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        BigDecimal rounded = value.setScale(Comparisons.scale(target), RoundingMode.HALF_UP);
        boolean fits = target instanceof DecimalType decimal
                ? rounded.precision() <= decimal.precision()
                : rounded.unscaledValue().bitLength() < 64;
        return fits ? rounded : null;
    }

    /** Gives a row's value as an object; null where there is none of the target's type. */
    @FunctionalInterface
    private interface Reader {
        @Nullable
        BigDecimal at(int i);
    }

    private Column decimals(Column column, Frame frame, Reader reader) {
        int size = frame.size();
        @Nullable BigInteger[] unscaled = new BigInteger[size];
        long[] valid = column.validity().copyWords(size);
        for (int i = 0; i < size; i++) {
            if (column.isNull(i)) {
                continue;
            }
            BigDecimal value = reader.at(i);
            if (value == null) {
                refuse(frame, i, valid);
            } else {
                unscaled[i] = value.unscaledValue();
            }
        }
        if (target instanceof DecimalType decimal) {
            return WideDecimals.column(decimal, unscaled);
        }
        long[] result = new long[size];
        for (int i = 0; i < size; i++) {
            BigInteger value = unscaled[i];
            result[i] = value == null ? 0 : value.longValueExact();
        }
        return LongColumn.of(target, result, size, Validity.of(valid, size));
    }

    private static Column booleanToLong(BooleanColumn column) {
        int size = column.size();
        long[] result = new long[size];
        for (int i = 0; i < size; i++) {
            result[i] = column.values()[i] ? 1 : 0;
        }
        return LongColumn.of(Type.INT64, result, size, column.validity());
    }

    private static Column longToBoolean(LongColumn column) {
        int size = column.size();
        boolean[] result = new boolean[size];
        for (int i = 0; i < size; i++) {
            result[i] = column.values()[i] != 0;
        }
        return BooleanColumn.of(result, size, column.validity());
    }

    private static Column days(LongColumn column, Type target) {
        int size = column.size();
        long[] result = new long[size];
        for (int i = 0; i < size; i++) {
            long value = column.values()[i];
            result[i] = target == Type.DATE
                    ? Math.floorDiv(value, CivilDate.MICROS_PER_DAY)
                    : value * CivilDate.MICROS_PER_DAY;
        }
        return LongColumn.of(target, result, size, column.validity());
    }
}
