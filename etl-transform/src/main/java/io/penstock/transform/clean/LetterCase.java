package io.penstock.transform.clean;

/** How letters are written. Mapping is Unicode's, without a language ({@code Locale.ROOT}). */
public enum LetterCase {
    UPPER,
    LOWER,
    /**
     * The first letter of every word in upper case, the others in lower case. Anything but a letter, digit or combining mark
     * ends a word: {@code non-fiction} → {@code Non-Fiction}. An apostrophe ends it only when three or more letters follow:
     * {@code o'brien don't} → {@code O'Brien Don't}. A digit does not: {@code 21st}.
     */
    TITLE,
    /**
     * The first letter of the text, and of each sentence ({@code . ! ?} and whitespace), in upper case, the others in lower
     * case.
     */
    SENTENCE
}
