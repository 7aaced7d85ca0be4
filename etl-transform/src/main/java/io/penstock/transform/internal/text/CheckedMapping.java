package io.penstock.transform.internal.text;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.schema.Field;
import io.penstock.schema.Nullability;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.Problems;
import io.penstock.spi.Step;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.internal.FailedRows;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.internal.text.Into.Places;
import java.util.function.Supplier;

/** Binds and runs a {@link CheckedKernel}: values it has no answer for are kept, become null, or reject their row. */
public final class CheckedMapping implements Step {
    private final Places places;
    private final CheckedKernel kernel;
    private final OnInvalid onInvalid;
    private final Failure[] reasons;

    private CheckedMapping(Places places, CheckedKernel kernel, OnInvalid onInvalid, Failure[] reasons) {
        this.places = places;
        this.kernel = kernel;
        this.onInvalid = onInvalid;
        this.reasons = reasons;
    }

    /**
     * The bound step.
     *
     * @param step its type, for reasons: {@code standardize_email(column)}
     * @param reason what is wrong with a value that fails: {@code is not an e-mail address}
     * @param kernels one for each thread
     */
    public static BoundTransformer bind(
            String step,
            String reason,
            int[] positions,
            Into into,
            OnInvalid onInvalid,
            Schema input,
            Problems problems,
            Supplier<CheckedKernel> kernels) {
        Places places = into.bind(input, positions, field -> result(field, onInvalid), problems);
        Failure[] reasons = new Failure[positions.length];
        for (int p = 0; p < positions.length; p++) {
            reasons[p] = Failure.of(step + "(" + input.field(positions[p]).name() + ")", reason);
        }
        return BoundTransformer.of(
                places.output(), context -> new CheckedMapping(places, kernels.get(), onInvalid, reasons));
    }

    private static Field result(Field field, OnInvalid onInvalid) {
        return new Field(
                field.name(), Type.TEXT, onInvalid == OnInvalid.NULL ? Nullability.NULLABLE : field.nullability());
    }

    @Override
    public void process(Batch batch, Output output) {
        Column[] results = new Column[places.count()];
        long[][] failed = new long[results.length][];
        boolean changed = !batch.schema().equals(places.output());
        for (int s = 0; s < results.length; s++) {
            int source = places.sources()[s];
            failed[s] = RowBits.none(batch.rowCount());
            TextColumn made = kernel.apply(batch, source, failed[s]);
            results[s] = onInvalid == OnInvalid.NULL ? without(made, failed[s]) : made;
            changed |= results[s] != batch.column(source);
        }
        Batch done = changed ? places.put(batch, results) : batch;
        if (onInvalid == OnInvalid.REJECT) {
            FailedRows.settle(batch, done, failed, reasons, output);
        } else {
            output.emit(done);
        }
    }

    /** The column with null in these rows. */
    public static TextColumn without(TextColumn column, long[] rows) {
        int size = column.size();
        if (RowBits.count(rows, size) == 0) {
            return column;
        }
        long[] words = column.validity().copyWords(size);
        int[] ends = column.ends().clone();
        for (int i = 0; i < size; i++) {
            if (RowBits.get(rows, i)) {
                Validity.clear(words, i);
                ends[i] = column.starts()[i];
            }
        }
        return TextColumn.of(column.bytes(), column.starts(), ends, size, Validity.of(words, size));
    }
}
