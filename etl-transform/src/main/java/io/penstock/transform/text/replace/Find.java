package io.penstock.transform.text.replace;

/** How the parts to replace are given. */
public enum Find {
    /** As they stand. */
    LITERAL,
    /** As regular expressions of {@link java.util.regex.Pattern}; {@code $1} and <code>${name}</code> stand for groups. */
    REGEX
}
