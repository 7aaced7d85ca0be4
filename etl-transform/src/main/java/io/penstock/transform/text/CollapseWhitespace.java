package io.penstock.transform.text;

import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.clean.Whitespaces;
import io.penstock.transform.internal.text.Into;
import io.penstock.transform.internal.text.TextMapping;

/**
 * Makes one space of every run of whitespace, line breaks included. Whitespace is Unicode's White_Space, the no-break space
 * included. Nulls stay. Twice is once.
 */
public final class CollapseWhitespace implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "collapse_whitespace";

    private final Columns columns;
    private final Whitespaces edges;
    private final Into into;

    private CollapseWhitespace(Columns columns, Whitespaces edges, Into into) {
        this.columns = columns;
        this.edges = edges;
        this.into = into;
    }

    public static CollapseWhitespace columns(String... names) {
        return columns(Columns.of(names));
    }

    public static CollapseWhitespace columns(Columns columns) {
        return new CollapseWhitespace(columns, Whitespaces.KEEP, Into.SAME);
    }

    /** Runs at both ends: one space of each ({@link Whitespaces#KEEP}, the default), or nothing ({@link Whitespaces#TRIM}). */
    public CollapseWhitespace edges(Whitespaces policy) {
        return new CollapseWhitespace(columns, policy, into);
    }

    /** A new column for the result, {@code *} for the name of the column read; the column itself is changed by default. */
    public CollapseWhitespace into(String name) {
        return new CollapseWhitespace(columns, edges, Into.of(TYPE, name));
    }

    @Override
    public Description describe() {
        Description all = into.describe(Description.of(TYPE, columns.toString()));
        return edges == Whitespaces.KEEP ? all : all.with("edges", "trim");
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        return TextMapping.bind(columns, into, input, problems, new CollapseKernel(edges == Whitespaces.TRIM));
    }
}
