package io.penstock.transform.text;

import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.internal.text.Into;
import io.penstock.transform.internal.text.TextMapping;
import java.nio.charset.StandardCharsets;

/**
 * Cuts texts to a length in code points. A character is never torn from the combining marks, joiners and emoji tones that follow
 * it: the text is cut before it instead and is then shorter. Nulls stay. Twice is once. Without an ellipsis no text is copied.
 */
public final class Truncate implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "truncate";

    private final Columns columns;
    private final int length;
    private final String ellipsis;
    private final Into into;

    private Truncate(Columns columns, int length, String ellipsis, Into into) {
        this.columns = columns;
        this.length = length;
        this.ellipsis = ellipsis;
        this.into = into;
    }

    public static Truncate column(String name, int length) {
        return columns(Columns.of(name), length);
    }

    /**
     * Texts of at most {@code length} code points.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} when the length is negative
     */
    public static Truncate columns(Columns columns, int length) {
        if (length < 0) {
            throw TransformErrors.badSetting(TYPE, "a length of " + length + " is not possible");
        }
        return new Truncate(columns, length, "", Into.SAME);
    }

    /**
     * What a text that was cut ends with, within the length: {@code …} or {@code ...}; nothing by default.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} when it leaves no room for the text
     */
    public Truncate ellipsis(String text) {
        if (!text.isEmpty() && codePoints(text) >= length) {
            throw TransformErrors.badSetting(
                    TYPE,
                    "the ellipsis '" + text + "' of " + codePoints(text) + " characters leaves no room in a length of "
                            + length);
        }
        return new Truncate(columns, length, text, into);
    }

    /** A new column for the result, {@code *} for the name of the column read; the column itself is changed by default. */
    public Truncate into(String name) {
        return new Truncate(columns, length, ellipsis, Into.of(TYPE, name));
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    @Override
    public Description describe() {
        Description all = into.describe(Description.of(TYPE, columns.toString()).with("length", length));
        return ellipsis.isEmpty() ? all : all.with("ellipsis", ellipsis);
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        TruncateKernel kernel =
                new TruncateKernel(length, length - codePoints(ellipsis), ellipsis.getBytes(StandardCharsets.UTF_8));
        return TextMapping.bind(columns, into, input, problems, kernel);
    }
}
