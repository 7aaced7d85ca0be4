package io.penstock.transform.enrich;

import java.util.Locale;

/** What {@link TextFeatures} counts in a text. */
public enum TextFeature {
    /** Characters (code points). */
    LENGTH,
    /** Runs of anything but whitespace. */
    WORDS,
    /** Upper-case letters, of any script. */
    UPPER,
    /** Decimal digits, of any script. */
    DIGITS;

    /** As in column names and JSON. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
