package io.penstock.transform.clean;

import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;

/**
 * Removes whitespace at both ends of texts. Whitespace is Unicode's White_Space property, the no-break space included. A text
 * of whitespace only becomes empty, not null. Nulls stay.
 */
public final class Trim implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Columns columns;

    private Trim(Columns columns) {
        this.columns = columns;
    }

    public static Trim columns(String... names) {
        return new Trim(Columns.of(names));
    }

    public static Trim columns(Columns columns) {
        return new Trim(columns);
    }

    @Override
    public Description describe() {
        return Description.of("trim", columns.toString());
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        return TextMapping.bind(columns, input, problems, new EdgeKernel(Whitespaces.TRIM, NullTokens.NONE));
    }
}
