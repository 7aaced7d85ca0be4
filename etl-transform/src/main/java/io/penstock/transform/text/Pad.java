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
import java.util.Locale;

/**
 * Fills texts up to a width in code points; longer ones stay, see {@link Truncate}. The empty text is filled, a null stays null.
 * Twice is once.
 */
public final class Pad implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "pad";
    private static final int WIDEST = 100_000;

    private final Columns columns;
    private final PadSide side;
    private final int width;
    private final String filling;
    private final Into into;

    private Pad(Columns columns, PadSide side, int width, String filling, Into into) {
        this.columns = columns;
        this.side = side;
        this.width = width;
        this.filling = filling;
        this.into = into;
    }

    /** Filling before the text: {@code Pad.left("branch_code", 5).with("0")}. */
    public static Pad left(String column, int width) {
        return columns(Columns.of(column), width);
    }

    /** Filling behind the text. */
    public static Pad right(String column, int width) {
        return left(column, width).side(PadSide.RIGHT);
    }

    /**
     * Filling before the text, of spaces, unless told otherwise.
     *
     * @param width code points, 1 to 100,000
     * @throws io.penstock.error.PlanException {@code PEN-3003} for another width
     */
    public static Pad columns(Columns columns, int width) {
        if (width < 1 || width > WIDEST) {
            throw TransformErrors.badSetting(TYPE, "a width of " + width + " is not possible. Valid: 1 to " + WIDEST);
        }
        return new Pad(columns, PadSide.LEFT, width, " ", Into.SAME);
    }

    /** {@link PadSide#LEFT} by default. */
    public Pad side(PadSide choice) {
        return new Pad(columns, choice, width, filling, into);
    }

    /**
     * The character to fill with; a space by default.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} when it is not one code point
     */
    public Pad with(String character) {
        if (character.codePointCount(0, character.length()) != 1) {
            throw TransformErrors.badSetting(
                    TYPE, "'with' needs one character, '" + character + "' has " + character.length());
        }
        return new Pad(columns, side, width, character, into);
    }

    /** A new column for the result, {@code *} for the name of the column read; the column itself is changed by default. */
    public Pad into(String name) {
        return new Pad(columns, side, width, filling, Into.of(TYPE, name));
    }

    @Override
    public Description describe() {
        Description all = into.describe(Description.of(TYPE, columns.toString()).with("width", width));
        all = side == PadSide.LEFT ? all : all.with("side", side.name().toLowerCase(Locale.ROOT));
        return filling.equals(" ") ? all : all.with("with", filling);
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        PadKernel kernel = new PadKernel(side, width, filling.getBytes(StandardCharsets.UTF_8));
        return TextMapping.bind(columns, into, input, problems, kernel);
    }
}
