package io.penstock.transform.validate.address;

import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.format.address.EmailForm;
import io.penstock.format.address.EmailLevel;
import io.penstock.format.address.IpAddress;
import io.penstock.format.address.IpVersion;
import io.penstock.format.address.Mailbox;
import io.penstock.format.address.UrlForm;
import io.penstock.transform.internal.RowBits;

/** The addresses as loops over whole columns; each sets the bits of valid positions that fail. One loop each, so that each is inlined. */
public final class AddressTests {
    private AddressTests() {}

    /** {@link EmailLevel#LOOKS_LIKE}. */
    public static void email(Column column, long[] failed) {
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

    /** The other levels. */
    public static void mailbox(Column column, long[] failed, EmailLevel level) {
        TextColumn text = (TextColumn) column;
        Validity validity = text.validity();
        byte[] bytes = text.bytes();
        int[] starts = text.starts();
        int[] ends = text.ends();
        for (int i = 0; i < text.size(); i++) {
            if (!Mailbox.isValid(bytes, starts[i], ends[i], level) && validity.isValid(i)) {
                RowBits.set(failed, i);
            }
        }
    }

    public static void ip(Column column, long[] failed, IpVersion version) {
        TextColumn text = (TextColumn) column;
        Validity validity = text.validity();
        byte[] bytes = text.bytes();
        int[] starts = text.starts();
        int[] ends = text.ends();
        for (int i = 0; i < text.size(); i++) {
            if (!IpAddress.isValid(bytes, starts[i], ends[i], version) && validity.isValid(i)) {
                RowBits.set(failed, i);
            }
        }
    }

    public static void url(Column column, long[] failed, UrlForm form) {
        TextColumn text = (TextColumn) column;
        Validity validity = text.validity();
        byte[] bytes = text.bytes();
        int[] starts = text.starts();
        int[] ends = text.ends();
        for (int i = 0; i < text.size(); i++) {
            if (!form.isValid(bytes, starts[i], ends[i]) && validity.isValid(i)) {
                RowBits.set(failed, i);
            }
        }
    }
}
