package io.penstock.transform.internal.sort;

import io.penstock.data.Batch;
import io.penstock.data.BinaryColumn;
import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.DecimalColumn;
import io.penstock.data.DoubleColumn;
import io.penstock.data.ListColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.StructColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.schema.DecimalType;
import io.penstock.schema.StructType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts chosen rows of several batches of one schema into one new batch that shares nothing with them: texts are copied, so that
 * a batch takes the memory it says. Origins come along when every batch has one and they are of one schema.
 */
public final class Interleave {
    private final int[] sources;
    private final int[] rows;
    private final int count;

    private Interleave(int[] sources, int[] rows, int count) {
        this.sources = sources;
        this.rows = rows;
        this.count = count;
    }

    /** Row {@code rows[i]} of {@code batches[sources[i]]} for i from 0 to {@code count - 1}. */
    public static Batch of(List<Batch> batches, int[] sources, int[] rows, int count) {
        Interleave picks = new Interleave(sources, rows, count);
        Batch made = picks.batch(batches);
        return made.withOrigin(Origins.of(batches, sources, rows, count));
    }

    /** All rows of the batches, one batch after the other. */
    public static Batch concat(List<Batch> batches) {
        int total = 0;
        for (Batch batch : batches) {
            total = Math.addExact(total, batch.rowCount());
        }
        int[] sources = new int[total];
        int[] rows = new int[total];
        int n = 0;
        for (int b = 0; b < batches.size(); b++) {
            for (int i = 0; i < batches.get(b).rowCount(); i++) {
                sources[n] = b;
                rows[n++] = i;
            }
        }
        return of(batches, sources, rows, total);
    }

    /** Value {@code rows[i]} of {@code columns[sources[i]]} for i from 0 to {@code count - 1}; columns of one type. */
    public static Column of(Column[] columns, int[] sources, int[] rows, int count) {
        return new Interleave(sources, rows, count).column(columns);
    }

    /** As {@link #of}, without origins. */
    static Batch withoutOrigin(List<Batch> batches, int[] sources, int[] rows, int count) {
        return new Interleave(sources, rows, count).batch(batches);
    }

    private Batch batch(List<Batch> batches) {
        Batch first = batches.get(0);
        List<Column> made = new ArrayList<>(first.schema().size());
        Column[] parts = new Column[batches.size()];
        for (int c = 0; c < first.schema().size(); c++) {
            for (int b = 0; b < parts.length; b++) {
                parts[b] = batches.get(b).column(c);
            }
            made.add(column(parts));
        }
        return Batch.of(first.schema(), made, count);
    }

    private Column column(Column[] parts) {
        Column first = parts[0];
        if (first instanceof LongColumn) {
            return longs(parts);
        } else if (first instanceof TextColumn) {
            return texts(parts);
        } else if (first instanceof DoubleColumn) {
            return doubles(parts);
        } else if (first instanceof BooleanColumn) {
            boolean[] values = new boolean[count];
            for (int i = 0; i < count; i++) {
                values[i] = ((BooleanColumn) parts[sources[i]]).get(rows[i]);
            }
            return BooleanColumn.of(values, count, validity(parts));
        } else if (first instanceof BinaryColumn) {
            return binaries(parts);
        } else if (first instanceof DecimalColumn decimals) {
            return decimals(decimals.type(), parts);
        } else if (first instanceof ListColumn) {
            return lists(parts);
        }
        return structs(((StructColumn) first).type(), parts);
    }

    private Validity validity(Column[] parts) {
        boolean none = true;
        for (Column part : parts) {
            none &= !part.validity().hasNulls();
        }
        if (none) {
            return Validity.NO_NULLS;
        }
        long[] words = new long[Validity.wordsFor(count)];
        for (int i = 0; i < count; i++) {
            if (parts[sources[i]].validity().isValid(rows[i])) {
                words[i >>> 6] |= 1L << i;
            }
        }
        return Validity.of(words, count);
    }

    private Column longs(Column[] parts) {
        long[][] from = new long[parts.length][];
        for (int p = 0; p < parts.length; p++) {
            from[p] = ((LongColumn) parts[p]).values();
        }
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = from[sources[i]][rows[i]];
        }
        return LongColumn.of(parts[0].type(), values, count, validity(parts));
    }

    private Column doubles(Column[] parts) {
        double[][] from = new double[parts.length][];
        for (int p = 0; p < parts.length; p++) {
            from[p] = ((DoubleColumn) parts[p]).values();
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = from[sources[i]][rows[i]];
        }
        return DoubleColumn.of(values, count, validity(parts));
    }

    private Column texts(Column[] parts) {
        byte[][] bytes = new byte[parts.length][];
        int[][] starts = new int[parts.length][];
        int[][] ends = new int[parts.length][];
        for (int p = 0; p < parts.length; p++) {
            TextColumn text = (TextColumn) parts[p];
            bytes[p] = text.bytes();
            starts[p] = text.starts();
            ends[p] = text.ends();
        }
        int[] from = new int[count];
        int[] to = new int[count];
        byte[] copied = copy(bytes, starts, ends, from, to);
        return TextColumn.of(copied, from, to, count, validity(parts));
    }

    private Column binaries(Column[] parts) {
        byte[][] bytes = new byte[parts.length][];
        int[][] starts = new int[parts.length][];
        int[][] ends = new int[parts.length][];
        for (int p = 0; p < parts.length; p++) {
            BinaryColumn binary = (BinaryColumn) parts[p];
            bytes[p] = binary.bytes();
            starts[p] = binary.starts();
            ends[p] = binary.ends();
        }
        int[] from = new int[count];
        int[] to = new int[count];
        byte[] copied = copy(bytes, starts, ends, from, to);
        return BinaryColumn.of(copied, from, to, count, validity(parts));
    }

    /** Copies the chosen slices and fills in where they stand now. */
    private byte[] copy(byte[][] bytes, int[][] starts, int[][] ends, int[] from, int[] to) {
        int total = 0;
        for (int i = 0; i < count; i++) {
            from[i] = total;
            total = Math.addExact(total, ends[sources[i]][rows[i]] - starts[sources[i]][rows[i]]);
            to[i] = total;
        }
        byte[] copied = new byte[total];
        for (int i = 0; i < count; i++) {
            int source = sources[i];
            System.arraycopy(bytes[source], starts[source][rows[i]], copied, from[i], to[i] - from[i]);
        }
        return copied;
    }

    /** javac 17 drops the nullness of array elements from class files, hence the suppression. */
    @SuppressWarnings("NullAway")
    private Column decimals(DecimalType type, Column[] parts) {
        @Nullable BigInteger[] values = new BigInteger[count];
        for (int i = 0; i < count; i++) {
            values[i] = ((DecimalColumn) parts[sources[i]]).unscaled(rows[i]);
        }
        return DecimalColumn.of(type, values, count);
    }

    private Column lists(Column[] parts) {
        Column[] elements = new Column[parts.length];
        for (int p = 0; p < parts.length; p++) {
            elements[p] = ((ListColumn) parts[p]).elements();
        }
        int[] offsets = new int[count + 1];
        for (int i = 0; i < count; i++) {
            int[] from = ((ListColumn) parts[sources[i]]).offsets();
            offsets[i + 1] = Math.addExact(offsets[i], from[rows[i] + 1] - from[rows[i]]);
        }
        int[] elementSources = new int[offsets[count]];
        int[] elementRows = new int[offsets[count]];
        for (int i = 0; i < count; i++) {
            int e = ((ListColumn) parts[sources[i]]).offsets()[rows[i]];
            for (int to = offsets[i]; to < offsets[i + 1]; to++) {
                elementSources[to] = sources[i];
                elementRows[to] = e++;
            }
        }
        Column chosen = new Interleave(elementSources, elementRows, elementRows.length).column(elements);
        return ListColumn.of(offsets, chosen, count, validity(parts));
    }

    private Column structs(StructType type, Column[] parts) {
        List<Column> made = new ArrayList<>();
        Column[] members = new Column[parts.length];
        for (int m = 0; m < type.fields().size(); m++) {
            for (int p = 0; p < parts.length; p++) {
                members[p] = ((StructColumn) parts[p]).parts().get(m);
            }
            made.add(column(members));
        }
        return StructColumn.of(type, made, count, validity(parts));
    }
}
