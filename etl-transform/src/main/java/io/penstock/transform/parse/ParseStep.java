package io.penstock.transform.parse;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.schema.Field;
import io.penstock.schema.Nullability;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.Problems;
import io.penstock.spi.Step;
import io.penstock.transform.Columns;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.internal.FailedRows;
import io.penstock.transform.internal.RowBits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Binds and runs what all parsing has in common: which columns, their new type, what happens to unreadable values. */
final class ParseStep implements Step {
    private final Schema output;
    private final int[] positions;
    private final ColumnReader reader;
    private final OnInvalid onInvalid;
    private final Failure[] reasons;

    private ParseStep(Schema output, int[] positions, ColumnReader reader, OnInvalid onInvalid, Failure[] reasons) {
        this.output = output;
        this.positions = positions;
        this.reader = reader;
        this.onInvalid = onInvalid;
        this.reasons = reasons;
    }

    static OnInvalid checked(OnInvalid policy) {
        if (policy == OnInvalid.KEEP) {
            throw TransformErrors.badSetting(
                    "parse",
                    "on_invalid 'keep' is not possible: the column gets another type, so a text that cannot be read cannot"
                            + " stay. Valid choices: reject, null.");
        }
        return policy;
    }

    /**
     * Binds a parse of the selected columns, {@code TEXT} or already of the wanted type.
     *
     * @param readers one reader for each thread
     * @param expected what an unreadable value is not: {@code a whole number of at most 64 bits}
     */
    static BoundTransformer bind(
            Columns columns,
            Type to,
            OnInvalid onInvalid,
            String expected,
            Supplier<ColumnReader> readers,
            Schema input,
            Problems problems) {
        int[] selected = columns.select(
                input, type -> type == Type.TEXT || type.equals(to), "TEXT (or " + to + " already)", problems);
        int[] texts = Arrays.stream(selected)
                .filter(position -> input.field(position).type() == Type.TEXT)
                .toArray();
        Schema output = input;
        Failure[] reasons = new Failure[texts.length];
        for (int p = 0; p < texts.length; p++) {
            Field field = input.field(texts[p]);
            reasons[p] = Failure.of("parse(" + field.name() + ")", "is not " + expected);
            Nullability nullability = onInvalid == OnInvalid.NULL ? Nullability.NULLABLE : field.nullability();
            output = output.with(texts[p], new Field(field.name(), to, nullability));
        }
        Schema result = output;
        return BoundTransformer.of(result, context -> new ParseStep(result, texts, readers.get(), onInvalid, reasons));
    }

    @Override
    public void process(Batch batch, Output out) {
        List<Column> columns = new ArrayList<>(batch.columns());
        long[][] failed = new long[positions.length][];
        for (int p = 0; p < positions.length; p++) {
            failed[p] = RowBits.none(batch.rowCount());
            columns.set(positions[p], reader.read((TextColumn) columns.get(positions[p]), failed[p]));
        }
        Batch parsed = batch.with(output, columns);
        if (onInvalid == OnInvalid.REJECT) {
            FailedRows.settle(batch, parsed, failed, reasons, out);
        } else {
            out.emit(parsed);
        }
    }
}
