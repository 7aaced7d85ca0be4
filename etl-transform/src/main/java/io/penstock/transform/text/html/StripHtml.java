package io.penstock.transform.text.html;

import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.internal.text.Into;
import io.penstock.transform.internal.text.TextMapping;
import java.util.Locale;

/**
 * Leaves the text of HTML: tags, comments and whole scripts and styles go, character references become characters. Reads as
 * browsers do, so no markup is too broken: an unclosed tag or comment ends with the text, a {@code <} that begins no tag stays.
 * Whitespace of the text stays as it is; use {@code collapse_whitespace} behind it. Nulls stay.
 *
 * <p>One pass: an escaped tag becomes a tag, and a second pass would take that for a tag. Not a sanitiser: do not put the
 * result into a page without escaping it.
 */
public final class StripHtml implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "strip_html";

    private final Columns columns;
    private final Breaks breaks;
    private final Into into;

    private StripHtml(Columns columns, Breaks breaks, Into into) {
        this.columns = columns;
        this.breaks = breaks;
        this.into = into;
    }

    public static StripHtml columns(String... names) {
        return columns(Columns.of(names));
    }

    public static StripHtml columns(Columns columns) {
        return new StripHtml(columns, Breaks.SPACE, Into.SAME);
    }

    /** What stands between blocks (paragraphs, list items, cells, {@code br}); {@link Breaks#SPACE} by default. */
    public StripHtml breaks(Breaks policy) {
        return new StripHtml(columns, policy, into);
    }

    /** A new column for the result, {@code *} for the name of the column read; the column itself is changed by default. */
    public StripHtml into(String name) {
        return new StripHtml(columns, breaks, Into.of(TYPE, name));
    }

    @Override
    public Description describe() {
        Description all = into.describe(Description.of(TYPE, columns.toString()));
        return breaks == Breaks.SPACE ? all : all.with("breaks", breaks.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        return TextMapping.bindEach(columns, into, input, problems, () -> new HtmlKernel(breaks));
    }
}
