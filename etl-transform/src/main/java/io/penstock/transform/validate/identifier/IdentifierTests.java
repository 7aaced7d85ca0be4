package io.penstock.transform.validate.identifier;

import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.format.identifier.CardNumber;
import io.penstock.format.identifier.Iban;
import io.penstock.format.identifier.Isbn;
import io.penstock.format.identifier.IsbnForm;
import io.penstock.format.identifier.Uuid;
import io.penstock.transform.internal.RowBits;

/** The identifiers as loops over whole columns; each sets the bits of valid positions that fail. One loop each, so that each is inlined. */
public final class IdentifierTests {
    private IdentifierTests() {}

    public static void isbn(Column column, long[] failed, IsbnForm form) {
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

    public static void uuid(Column column, long[] failed) {
        TextColumn text = (TextColumn) column;
        Validity validity = text.validity();
        byte[] bytes = text.bytes();
        int[] starts = text.starts();
        int[] ends = text.ends();
        for (int i = 0; i < text.size(); i++) {
            if (!Uuid.isValid(bytes, starts[i], ends[i]) && validity.isValid(i)) {
                RowBits.set(failed, i);
            }
        }
    }

    public static void iban(Column column, long[] failed) {
        TextColumn text = (TextColumn) column;
        Validity validity = text.validity();
        byte[] bytes = text.bytes();
        int[] starts = text.starts();
        int[] ends = text.ends();
        for (int i = 0; i < text.size(); i++) {
            if (!Iban.isValid(bytes, starts[i], ends[i]) && validity.isValid(i)) {
                RowBits.set(failed, i);
            }
        }
    }

    public static void card(Column column, long[] failed, CardNumber number) {
        TextColumn text = (TextColumn) column;
        Validity validity = text.validity();
        byte[] bytes = text.bytes();
        int[] starts = text.starts();
        int[] ends = text.ends();
        for (int i = 0; i < text.size(); i++) {
            if (!number.isValid(bytes, starts[i], ends[i]) && validity.isValid(i)) {
                RowBits.set(failed, i);
            }
        }
    }
}
