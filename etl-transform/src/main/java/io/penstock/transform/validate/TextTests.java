package io.penstock.transform.validate;

import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.transform.internal.EmailForm;
import io.penstock.transform.internal.RowBits;

/** Tests of single texts, as loops over whole columns. */
final class TextTests {
    private TextTests() {}

    static void email(Column column, long[] failed) {
        TextColumn text = (TextColumn) column;
        Validity validity = text.validity();
        byte[] bytes = text.bytes();
        int[] starts = text.starts();
        int[] ends = text.ends();
        for (int i = 0; i < text.size(); i++) {
            if (!EmailForm.matches(bytes, starts[i], ends[i]) && validity.isValid(i)) {
                RowBits.set(failed, i);
            }
        }
    }

    static void isbn(Column column, long[] failed, IsbnForm form) {
        TextColumn text = (TextColumn) column;
        Validity validity = text.validity();
        byte[] bytes = text.bytes();
        int[] starts = text.starts();
        int[] ends = text.ends();
        for (int i = 0; i < text.size(); i++) {
            if (!Isbn.isValid(bytes, starts[i], ends[i], form) && validity.isValid(i)) {
                RowBits.set(failed, i);
            }
        }
    }

    /** Length in characters (code points): bytes that do not continue one. */
    static void length(Column column, long[] failed, int least, int most) {
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
