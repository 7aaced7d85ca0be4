package io.penstock.transform.parse;

/** How exactly a text must keep to a date format. The day must exist either way. */
public enum Strictness {
    /** To the letter: {@code dd} is two digits. */
    STRICT,
    /** Whitespace around it does not count, and {@code MM}, {@code dd}, {@code HH}, {@code mm} and {@code ss} may be one digit. */
    LENIENT
}
