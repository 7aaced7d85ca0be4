package io.penstock.error;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * A stable name for one kind of mistake. Codes never change their meaning and are never used again; the text of a
 * message may be improved, the code stays.
 *
 * <p>The first digit tells the family: 1 plan, 2 extract, 3 transform, 4 load, 5 quality, 6 state, 7 config, 8 engine.
 *
 * @param id {@code PEN-} and four digits, such as {@code PEN-2104}
 * @param summary one line for the list of codes in the reference
 */
public record ErrorCode(String id, String summary) implements Serializable {
    private static final Pattern FORM = Pattern.compile("PEN-[1-8]\\d{3}");

    public ErrorCode {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("an error code looks like PEN-2104, not '" + id + "'");
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
