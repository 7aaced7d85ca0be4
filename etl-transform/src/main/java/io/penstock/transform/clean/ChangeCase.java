package io.penstock.transform.clean;

import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.internal.text.Into;
import io.penstock.transform.internal.text.TextMapping;
import java.util.Locale;

/** Writes texts in upper, lower, title or sentence case; see {@link LetterCase}. Nulls stay. */
public final class ChangeCase implements Transformer {
    private static final long serialVersionUID = 1L;

    private final LetterCase to;
    private final Columns columns;
    private final Into into;

    private ChangeCase(LetterCase to, Columns columns, Into into) {
        this.to = to;
        this.columns = columns;
        this.into = into;
    }

    public static ChangeCase to(LetterCase letterCase, Columns columns) {
        return new ChangeCase(letterCase, columns, Into.SAME);
    }

    public static ChangeCase upper(String... columns) {
        return to(LetterCase.UPPER, Columns.of(columns));
    }

    public static ChangeCase lower(String... columns) {
        return to(LetterCase.LOWER, Columns.of(columns));
    }

    public static ChangeCase title(String... columns) {
        return to(LetterCase.TITLE, Columns.of(columns));
    }

    public static ChangeCase sentence(String... columns) {
        return to(LetterCase.SENTENCE, Columns.of(columns));
    }

    /** A new column for the result, {@code *} for the name of the column read; the column itself is changed by default. */
    public ChangeCase into(String name) {
        return new ChangeCase(to, columns, Into.of("case", name));
    }

    @Override
    public Description describe() {
        return into.describe(
                Description.of("case", columns.toString()).with("to", to.name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        return TextMapping.bind(columns, into, input, problems, CaseKernel.of(to));
    }
}
