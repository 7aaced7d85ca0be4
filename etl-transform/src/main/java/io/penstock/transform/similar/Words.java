package io.penstock.transform.similar;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;

/**
 * A text made ready for comparison: lower case, accents off, whatever is neither letter nor digit as one space between words.
 *
 * @param characters code points
 * @param tokens the different words, sorted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Words(int[] characters, String[] tokens) {
    static Words of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        boolean gap = false;
        for (int point : Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .toArray()) {
            if (Character.isLetterOrDigit(point)) {
                if (gap && !plain.isEmpty()) {
                    plain.append(' ');
                }
                gap = false;
                plain.appendCodePoint(point);
            } else if (Character.getType(point) != Character.NON_SPACING_MARK) {
                gap = true;
            }
        }
        String joined = plain.toString();
        String[] tokens = joined.isEmpty()
                ? new String[0]
                : new TreeSet<>(Arrays.asList(joined.split(" "))).toArray(String[]::new);
        return new Words(joined.codePoints().toArray(), tokens);
    }
}
