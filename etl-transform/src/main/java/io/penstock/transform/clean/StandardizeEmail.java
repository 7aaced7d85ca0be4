package io.penstock.transform.clean;

import io.penstock.data.Batch;
import io.penstock.data.TextColumn;
import io.penstock.format.address.EmailForm;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.internal.text.CheckedKernel;
import io.penstock.transform.internal.text.CheckedMapping;
import io.penstock.transform.internal.text.Into;
import io.penstock.transform.internal.text.TextMapping;
import java.util.Locale;

/**
 * Trims e-mail addresses and writes them in lower case; nothing else is touched, so dots and {@code +tags} of the local part
 * stay. What does not look like an address ({@code something@domain.top}, no whitespace) is kept by default, in lower case too,
 * for a validation rule to judge. Nulls stay and are not invalid.
 */
public final class StandardizeEmail implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "standardize_email";

    private final Columns columns;
    private final OnInvalid onInvalid;
    private final Into into;

    private StandardizeEmail(Columns columns, OnInvalid onInvalid, Into into) {
        this.columns = columns;
        this.onInvalid = onInvalid;
        this.into = into;
    }

    public static StandardizeEmail column(String name) {
        return columns(Columns.of(name));
    }

    public static StandardizeEmail columns(Columns columns) {
        return new StandardizeEmail(columns, OnInvalid.KEEP, Into.SAME);
    }

    /** What happens to a text that does not look like an address; {@link OnInvalid#KEEP} by default. */
    public StandardizeEmail onInvalid(OnInvalid policy) {
        return new StandardizeEmail(columns, policy, into);
    }

    /** A new column for the result, {@code *} for the name of the column read; the column itself is changed by default. */
    public StandardizeEmail into(String name) {
        return new StandardizeEmail(columns, onInvalid, Into.of(TYPE, name));
    }

    @Override
    public Description describe() {
        Description all = into.describe(Description.of(TYPE, columns.toString()));
        return onInvalid == OnInvalid.KEEP
                ? all
                : all.with("on_invalid", onInvalid.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] positions = TextMapping.select(columns, input, problems);
        Kernel kernel = new Kernel(onInvalid);
        return CheckedMapping.bind(
                TYPE, "is not an e-mail address", positions, into, onInvalid, input, problems, () -> kernel);
    }

    /** Trims, lowers, and looks at the form where somebody wants to know. */
    private record Kernel(EdgeKernel trim, CaseKernel lower, OnInvalid onInvalid) implements CheckedKernel {
        Kernel(OnInvalid onInvalid) {
            this(new EdgeKernel(Whitespaces.TRIM, NullTokens.NONE), CaseKernel.of(LetterCase.LOWER), onInvalid);
        }

        @Override
        public TextColumn apply(Batch batch, int position, long[] failed) {
            TextColumn column = lower.apply(trim.apply((TextColumn) batch.column(position)));
            for (int i = 0; onInvalid != OnInvalid.KEEP && i < column.size(); i++) {
                if (!EmailForm.matches(column.bytes(), column.starts()[i], column.ends()[i]) && !column.isNull(i)) {
                    RowBits.set(failed, i);
                }
            }
            return column;
        }
    }
}
