package io.penstock.expr.compute;

import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.expr.kernel.Bits;
import io.penstock.expr.kernel.Frame;
import io.penstock.expr.kernel.TextBuffer;

/** Joins texts. */
public final class Concatenation {
    private Concatenation() {}

    /** {@code ||}: null where one part is. */
    public static Column strict(Column[] parts, Frame frame) {
        return join(parts, frame, Bits.valid(parts, frame.size()));
    }

    /** {@code concat}: nulls are passed over. */
    public static Column lenient(Column[] parts, Frame frame) {
        return join(parts, frame, Validity.NO_NULLS);
    }

    private static Column join(Column[] parts, Frame frame, Validity validity) {
        int size = frame.size();
        TextBuffer result = new TextBuffer(size, size * 12 * parts.length);
        for (int i = 0; i < size; i++) {
            if (validity.isValid(i)) {
                for (Column part : parts) {
                    TextColumn text = (TextColumn) part;
                    result.append(text.bytes(), text.starts()[i], text.ends()[i]);
                }
            }
            result.end(i);
        }
        return result.build(validity);
    }
}
