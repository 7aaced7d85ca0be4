package io.penstock.transform.validate.address;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.transform.internal.RecentValues;
import io.penstock.transform.internal.RowBits;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Telephone numbers by libphonenumber, with a memo of recent ones. Not touched before it is known that the library is there. One
 * thread.
 */
public final class PhoneTest {
    /** What a number may be written with; the library itself would look for one inside of any text. */
    private static final Pattern WRITTEN =
            Pattern.compile("[+(\uff0b]?[\\p{Nd} ()./\u00a0\u2010-\u2013+-]+(?: ?(?:x|ext\\.?|#) ?\\p{Nd}{1,7})?");

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final RecentValues recent = new RecentValues();
    private final @Nullable String region;
    private final PhoneMode mode;

    /** @param region two letters (ISO 3166) of numbers without a country code; null when every number must have one */
    public PhoneTest(@Nullable String region, PhoneMode mode) {
        this.region = region;
        this.mode = mode;
    }

    /** The regions that the library knows. */
    public static Set<String> regions() {
        return PhoneNumberUtil.getInstance().getSupportedRegions();
    }

    public void test(Column column, long[] failed) {
        TextColumn text = (TextColumn) column;
        for (int i = 0; i < text.size(); i++) {
            if (text.isNull(i)) {
                continue;
            }
            int slot = recent.slot(text, i);
            if (!recent.holds(slot, text, i)) {
                recent.put(slot, text, i, isNumber(text.string(i)) ? 1 : 0);
            }
            if (recent.value(slot) == 0) {
                RowBits.set(failed, i);
            }
        }
    }

    private boolean isNumber(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            return false;
        }
        try {
            PhoneNumber number = library.parse(text, region);
            return mode == PhoneMode.VALID ? library.isValidNumber(number) : library.isPossibleNumber(number);
        } catch (NumberParseException e) {
            return false;
        }
    }
}
