package io.penstock.transform.clean;

import io.penstock.data.Batch;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.internal.EmailForm;
import io.penstock.transform.internal.FailedRows;
import io.penstock.transform.internal.RowBits;
import java.util.Locale;

/**
 * Trims e-mail addresses and writes them in lower case. What does not look like an address ({@code something@domain.top},
 * no whitespace) is kept by default, in lower case too, for a validation rule to judge. Nulls stay and are not invalid.
 */
public final class StandardizeEmail implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Columns columns;
    private final OnInvalid onInvalid;

    private StandardizeEmail(Columns columns, OnInvalid onInvalid) {
        this.columns = columns;
        this.onInvalid = onInvalid;
    }

    public static StandardizeEmail column(String name) {
        return columns(Columns.of(name));
    }

    public static StandardizeEmail columns(Columns columns) {
        return new StandardizeEmail(columns, OnInvalid.KEEP);
    }

    /** What happens to a text that does not look like an address; {@link OnInvalid#KEEP} by default. */
    public StandardizeEmail onInvalid(OnInvalid policy) {
        return new StandardizeEmail(columns, policy);
    }

    @Override
    public Description describe() {
        Description all = Description.of("standardize_email", columns.toString());
        return onInvalid == OnInvalid.KEEP
                ? all
                : all.with("on_invalid", onInvalid.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] positions = TextMapping.select(columns, input, problems);
        TextKernel trim = new EdgeKernel(Whitespaces.TRIM, NullTokens.NONE);
        TextKernel lower = CaseKernel.of(LetterCase.LOWER);
        TextKernel clean = column -> lower.apply(trim.apply(column));
        Failure[] reasons = new Failure[positions.length];
        for (int p = 0; p < positions.length; p++) {
            reasons[p] = Failure.of(
                    "standardize_email(" + input.field(positions[p]).name() + ")", "is not an e-mail address");
        }
        return BoundTransformer.of(input, context -> switch (onInvalid) {
            case KEEP -> (batch, output) -> output.emit(TextMapping.apply(batch, positions, clean));
            case NULL ->
                (batch, output) ->
                        output.emit(TextMapping.apply(batch, positions, column -> nullInvalid(clean.apply(column))));
            case REJECT -> (batch, output) -> reject(batch, positions, clean, reasons, output);
        });
    }

    private static void reject(Batch batch, int[] positions, TextKernel clean, Failure[] reasons, Output output) {
        Batch done = TextMapping.apply(batch, positions, clean);
        long[][] failed = new long[positions.length][];
        for (int p = 0; p < positions.length; p++) {
            failed[p] = invalid((TextColumn) done.column(positions[p]));
        }
        FailedRows.settle(batch, done, failed, reasons, output);
    }

    private static long[] invalid(TextColumn column) {
        long[] failed = RowBits.none(column.size());
        for (int i = 0; i < column.size(); i++) {
            if (!column.isNull(i) && !EmailForm.matches(column.bytes(), column.starts()[i], column.ends()[i])) {
                RowBits.set(failed, i);
            }
        }
        return failed;
    }

    private static TextColumn nullInvalid(TextColumn column) {
        long[] failed = invalid(column);
        if (RowBits.count(failed, column.size()) == 0) {
            return column;
        }
        long[] words = column.validity().copyWords(column.size());
        int[] ends = column.ends().clone();
        for (int i = 0; i < column.size(); i++) {
            if (RowBits.get(failed, i)) {
                Validity.clear(words, i);
                ends[i] = column.starts()[i];
            }
        }
        return TextColumn.of(column.bytes(), column.starts(), ends, column.size(), Validity.of(words, column.size()));
    }
}
