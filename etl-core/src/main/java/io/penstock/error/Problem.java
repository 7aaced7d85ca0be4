package io.penstock.error;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, told so that the reader can mend it.
 *
 * @param code the kind of mistake
 * @param where the place, such as {@code checkouts.csv:8123, column 'fine_amount'} or {@code transform 'derive'}; null
 *     where the mistake has no place of its own
 * @param what what was found and what was expected, with the valid choices; no data value, no secret;
 *     what ends with a line break, behind a table, has the next step on a line of its own
 * @param next the next thing to do; null where {@code what} already says it
 */
public record Problem(
        ErrorCode code,
        @Nullable String where,
        String what,
        @Nullable String next) implements Serializable {

    public static Problem of(ErrorCode code, String what) {
        return new Problem(code, null, what, null);
    }

    public Problem at(String place) {
        return new Problem(code, where == null ? place : place + ", " + where, what, next);
    }

    public Problem next(String step) {
        return new Problem(code, where, what, step);
    }

    /** The problem in one line, unless it tells a table, without its code. */
    public String text() {
        StringBuilder text = new StringBuilder();
        if (where != null) {
            text.append(where).append(": ");
        }
        text.append(what);
        if (next != null) {
            String end = what.endsWith("\n") ? "" : what.endsWith(".") ? " " : ". ";
            text.append(end).append(next);
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "[" + code.id() + "] " + text();
    }
}
