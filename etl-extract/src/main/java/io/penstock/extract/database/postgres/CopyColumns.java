package io.penstock.extract.database.postgres;

import io.penstock.data.BinaryColumn;
import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.DecimalColumn;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.extract.database.jdbc.JdbcForm;
import io.penstock.extract.database.sql.MisfitList;
import io.penstock.extract.database.sql.ParsedTexts;
import io.penstock.extract.text.Utf8;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Columns from rows of a binary COPY, a column at a time; texts and bytes stay where they are. One thread. */
final class CopyColumns {
    private final CopyPlan plan;
    private final CopyRows rows;
    private final MisfitList misfits;
    private final Numerics numerics;

    CopyColumns(CopyPlan plan, CopyRows rows, MisfitList misfits) {
        this.plan = plan;
        this.rows = rows;
        this.misfits = misfits;
        this.numerics = new Numerics(rows);
    }

    Column read(int column) {
        JdbcForm form = plan.forms().get(column);
        return switch (plan.wires().get(column)) {
            case TEXT, WRITTEN ->
                form.getter() == JdbcForm.Getter.PARSED
                        ? ParsedTexts.read(form.type(), texts(column), column, misfits)
                        : texts(column);
            case FLOAT4, FLOAT8 -> doubles(column);
            case BOOL -> flags(column);
            case BYTES -> bytes(column);
            case NUMERIC ->
                form.type() instanceof DecimalType type && !type.isCompact()
                        ? wide(column, type)
                        : longs(column, form.type());
            default -> longs(column, form.type());
        };
    }

    private long[] valid(int column) {
        int[] lengths = rows.lengths(column);
        long[] valid = Validity.allValidWords(rows.rows());
        for (int i = 0; i < rows.rows(); i++) {
            if (lengths[i] < 0) {
                Validity.clear(valid, i);
            }
        }
        return valid;
    }

    private int[] ends(int column) {
        int[] ends = rows.starts(column).clone();
        int[] lengths = rows.lengths(column);
        for (int i = 0; i < ends.length; i++) {
            ends[i] += Math.max(0, lengths[i]);
        }
        return ends;
    }

    private TextColumn texts(int column) {
        byte[] b = rows.bytes();
        int[] starts = rows.starts(column);
        int[] ends = ends(column);
        long[] valid = valid(column);
        for (int i = 0; i < rows.rows(); i++) {
            // Only a server of encoding SQL_ASCII gives what is no UTF-8.
            if (Utf8.firstMalformed(b, starts[i], ends[i]) >= 0) {
                byte[] escaped = Utf8.escapeMalformed(b, starts[i], ends[i]);
                misfits.add(i, column, new String(escaped, StandardCharsets.UTF_8));
                Validity.clear(valid, i);
                ends[i] = starts[i];
            }
        }
        return TextColumn.of(b, starts, ends, rows.rows(), Validity.of(valid, rows.rows()));
    }

    private BinaryColumn bytes(int column) {
        Validity validity = Validity.of(valid(column), rows.rows());
        return BinaryColumn.of(rows.bytes(), rows.starts(column), ends(column), rows.rows(), validity);
    }

    private DoubleColumn doubles(int column) {
        int[] starts = rows.starts(column);
        int[] lengths = rows.lengths(column);
        double[] values = new double[rows.rows()];
        for (int i = 0; i < values.length; i++) {
            if (lengths[i] == 4) {
                values[i] = Float.intBitsToFloat(rows.int32(starts[i]));
            } else if (lengths[i] == 8) {
                values[i] = Double.longBitsToDouble(rows.int64(starts[i]));
            }
        }
        return DoubleColumn.of(values, values.length, Validity.of(valid(column), values.length));
    }

    private BooleanColumn flags(int column) {
        int[] starts = rows.starts(column);
        int[] lengths = rows.lengths(column);
        boolean[] values = new boolean[rows.rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = lengths[i] > 0 && rows.bytes()[starts[i]] != 0;
        }
        return BooleanColumn.of(values, values.length, Validity.of(valid(column), values.length));
    }

    private LongColumn longs(int column, Type type) {
        WireType wire = plan.wires().get(column);
        int[] starts = rows.starts(column);
        int[] lengths = rows.lengths(column);
        long[] values = new long[rows.rows()];
        long[] valid = valid(column);
        for (int i = 0; i < values.length; i++) {
            if (lengths[i] < 0) {
                continue;
            }
            int at = starts[i];
            long value = switch (wire) {
                case INT2 -> rows.int16(at);
                case INT4 -> rows.int32(at);
                case INT8 -> rows.int64(at);
                case NUMERIC -> numerics.unscaled(at, (DecimalType) type);
                case DATE -> PostgresTimes.date(rows.int32(at));
                case TIME -> PostgresTimes.time(rows.int64(at));
                default -> PostgresTimes.timestamp(rows.int64(at));
            };
            if (value == Long.MIN_VALUE && wire != WireType.INT8) {
                misfits.add(i, column, text(wire, at));
                Validity.clear(valid, i);
            } else {
                values[i] = value;
            }
        }
        return LongColumn.of(type, values, values.length, Validity.of(valid, values.length));
    }

    private String text(WireType wire, int at) {
        return switch (wire) {
            case NUMERIC -> numerics.text(at);
            case DATE -> PostgresTimes.dateText(rows.int32(at));
            case TIME -> "24:00:00";
            default -> PostgresTimes.timestampText(rows.int64(at));
        };
    }

    @SuppressWarnings("NullAway") // does not see in another module's class file that elements may be null
    private DecimalColumn wide(int column, DecimalType type) {
        int[] starts = rows.starts(column);
        int[] lengths = rows.lengths(column);
        @Nullable BigInteger[] values = new BigInteger[rows.rows()];
        for (int i = 0; i < values.length; i++) {
            if (lengths[i] >= 0) {
                values[i] = numerics.exact(starts[i], type);
                if (values[i] == null) {
                    misfits.add(i, column, numerics.text(starts[i]));
                }
            }
        }
        return DecimalColumn.of(type, values, values.length);
    }
}
