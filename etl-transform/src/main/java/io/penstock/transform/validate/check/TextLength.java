package io.penstock.transform.validate.check;

import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.transform.internal.RowBits;

/** Length of texts in characters (code points): bytes that do not continue one. */
public record TextLength(int least, int most) {
    /** Sets the bits of valid positions whose length is outside of the bounds. */
    public void test(Column column, long[] failed) {
        TextColumn text = (TextColumn) column;
        byte[] bytes = text.bytes();
        for (int i = 0; i < text.size(); i++) {
            int length = 0;
            for (int b = text.starts()[i]; b < text.ends()[i]; b++) {
                length += (bytes[b] & 0xC0) == 0x80 ? 0 : 1;
            }
            if ((length < least || length > most) && !text.isNull(i)) {
                RowBits.set(failed, i);
            }
        }
    }
}
