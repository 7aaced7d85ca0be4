package io.penstock.transform.internal.digest;

import io.penstock.data.Batch;
import io.penstock.data.TextColumn;
import io.penstock.expr.BoundExpr;
import io.penstock.expr.Expr;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Problems;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows as bytes that say which values they hold and no other. A value is its UTF-8 text as {@code CAST(x AS TEXT)} writes it. One
 * column: the bytes of the text. Several, in order: for each a byte 1, the length as four bytes (highest first), the bytes of the
 * text; for a null a byte 0 alone. So {@code ('ab','c')} and {@code ('a','bc')} differ, and so do null and the empty text. One
 * thread.
 */
public final class RowBytes {
    private final Source[] sources;
    private final TextColumn[] values;
    private byte[] bytes = new byte[256];
    private int length;

    private RowBytes(Source[] sources) {
        this.sources = sources;
        this.values = new TextColumn[sources.length];
    }

    /**
     * Where a column's text comes from.
     *
     * @param cast makes it text; null where it is text already
     */
    public record Source(int position, @Nullable BoundExpr cast) {}

    /** Binds; a column whose type has no text form is a problem. */
    public static Source[] bind(Schema input, int[] positions, Problems problems) {
        Source[] sources = new Source[positions.length];
        for (int p = 0; p < positions.length; p++) {
            var field = input.field(positions[p]);
            BoundExpr cast = field.type() == Type.TEXT
                    ? null
                    : Expr.parse("CAST(" + Expr.quote(field.name()) + " AS TEXT)")
                            .bind(input, problems::add);
            sources[p] = new Source(positions[p], cast);
        }
        return sources;
    }

    public static RowBytes of(Source[] sources) {
        return new RowBytes(sources);
    }

    /** Takes the values of a batch. */
    public void load(Batch batch) {
        for (int s = 0; s < sources.length; s++) {
            BoundExpr cast = sources[s].cast();
            values[s] = (TextColumn) (cast == null ? batch.column(sources[s].position()) : cast.evaluate(batch));
        }
    }

    /** Makes the bytes of a row of the batch; false when there is one column and it is null. */
    public boolean read(int row) {
        length = 0;
        if (values.length == 1) {
            append(values[0], row);
            return !values[0].isNull(row);
        }
        for (TextColumn value : values) {
            boolean isNull = value.isNull(row);
            room(5);
            bytes[length++] = (byte) (isNull ? 0 : 1);
            if (!isNull) {
                int size = value.length(row);
                bytes[length++] = (byte) (size >>> 24);
                bytes[length++] = (byte) (size >>> 16);
                bytes[length++] = (byte) (size >>> 8);
                bytes[length++] = (byte) size;
                append(value, row);
            }
        }
        return true;
    }

    /** The bytes of the row read last, {@link #length} of them. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    private void append(TextColumn value, int row) {
        int size = value.length(row);
        room(size);
        System.arraycopy(value.bytes(), value.starts()[row], bytes, length, size);
        length += size;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
