package io.penstock.transform.standard;

import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.internal.text.CheckedMapping;
import io.penstock.transform.internal.text.Into;
import java.util.Locale;

/**
 * Writes ISBNs in one form, thirteen digits by default: the name {@code ISBN}, spaces, hyphens and dashes go, the check digit is
 * tested, ISBN-10 become ISBN-13. Works on {@code TEXT}, and on {@code INT64} where a reader took a column of ISBNs for numbers
 * (leading zeros of an ISBN-10 are put back); the result is {@code TEXT}. Nulls stay and are not invalid. Twice is once.
 */
public final class StandardizeIsbn implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "standardize_isbn";

    private final Columns columns;
    private final IsbnOutput output;
    private final OnInvalid onInvalid;
    private final Into into;

    private StandardizeIsbn(Columns columns, IsbnOutput output, OnInvalid onInvalid, Into into) {
        this.columns = columns;
        this.output = output;
        this.onInvalid = onInvalid;
        this.into = into;
    }

    public static StandardizeIsbn column(String name) {
        return columns(Columns.of(name));
    }

    public static StandardizeIsbn columns(Columns columns) {
        return new StandardizeIsbn(columns, IsbnOutput.ISBN13, OnInvalid.KEEP, Into.SAME);
    }

    /** {@link IsbnOutput#ISBN13} by default. */
    public StandardizeIsbn output(IsbnOutput form) {
        return new StandardizeIsbn(columns, form, onInvalid, into);
    }

    /** What happens to a value that is no ISBN; {@link OnInvalid#KEEP}, as it came, by default. */
    public StandardizeIsbn onInvalid(OnInvalid policy) {
        return new StandardizeIsbn(columns, output, policy, into);
    }

    /** A new column for the result, {@code *} for the name of the column read; the column itself is changed by default. */
    public StandardizeIsbn into(String name) {
        return new StandardizeIsbn(columns, output, onInvalid, Into.of(TYPE, name));
    }

    @Override
    public Description describe() {
        Description all = into.describe(Description.of(TYPE, columns.toString()));
        all = output == IsbnOutput.ISBN13
                ? all
                : all.with("output", output.name().toLowerCase(Locale.ROOT));
        return onInvalid == OnInvalid.KEEP
                ? all
                : all.with("on_invalid", onInvalid.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] positions =
                columns.select(input, type -> type == Type.TEXT || type == Type.INT64, "TEXT or INT64", problems);
        String reason = output == IsbnOutput.ISBN10 ? "is not an ISBN that has ten digits" : "is not an ISBN";
        return CheckedMapping.bind(
                TYPE, reason, positions, into, onInvalid, input, problems, () -> new IsbnKernel(output));
    }
}
