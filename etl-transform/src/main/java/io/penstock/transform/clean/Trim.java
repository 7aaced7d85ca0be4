package io.penstock.transform.clean;

import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.internal.text.Into;
import io.penstock.transform.internal.text.TextMapping;

/**
 * Removes whitespace at both ends of texts. Whitespace is Unicode's White_Space property, the no-break space included. A text
 * of whitespace only becomes empty, not null. Nulls stay.
 */
public final class Trim implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Columns columns;
    private final Into into;

    private Trim(Columns columns, Into into) {
        this.columns = columns;
        this.into = into;
    }

    public static Trim columns(String... names) {
        return columns(Columns.of(names));
    }

    public static Trim columns(Columns columns) {
        return new Trim(columns, Into.SAME);
    }

    /** A new column for the result, {@code *} for the name of the column read; the column itself is changed by default. */
    public Trim into(String name) {
        return new Trim(columns, Into.of("trim", name));
    }

    @Override
    public Description describe() {
        return into.describe(Description.of("trim", columns.toString()));
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        return TextMapping.bind(columns, into, input, problems, new EdgeKernel(Whitespaces.TRIM, NullTokens.NONE));
    }
}
