package io.penstock.transform.nested;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.ListColumn;
import io.penstock.data.LongColumnBuilder;
import io.penstock.data.TextColumn;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.RowFailures;
import io.penstock.spi.RowFate;
import io.penstock.spi.Step;
import io.penstock.spi.StepContext;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.internal.match.RowConcat;
import java.util.ArrayList;
import java.util.List;

/** Repeats rows for the elements of their lists, in batches of about the wanted size. */
final class ExplodeStep implements Step {
    private final Explode.Settings settings;
    private final int column;
    private final Type element;
    private final Schema output;
    private final StepContext context;
    private final Failure invalid;
    private final int[] rows;
    private final int[] elements;
    private int count;

    ExplodeStep(Explode.Settings settings, int column, Type element, Schema output, StepContext context) {
        this.settings = settings;
        this.column = column;
        this.element = element;
        this.output = output;
        this.context = context;
        this.invalid = Failure.of("explode(" + settings.column() + ")", "is not a JSON array of " + element);
        this.rows = new int[Math.max(1, context.batchRows())];
        this.elements = new int[rows.length];
    }

    @Override
    public void process(Batch batch, Output out) {
        long[] failed = RowBits.none(batch.rowCount());
        Column source = batch.column(column);
        Packing packing = settings.packing();
        ListColumn lists = packing == null || !(source instanceof TextColumn texts)
                ? (ListColumn) source
                : packing.unpack(texts, element, failed);
        boolean rejects = settings.onInvalid() == OnInvalid.REJECT;
        if (rejects) {
            reject(batch, failed, out);
        }
        int none = lists.elements().size();
        Column values = RowConcat.withNulls(lists.elements(), 1);
        long more = 0;
        long dropped = 0;
        for (int i = 0; i < batch.rowCount(); i++) {
            int from = lists.offsets()[i];
            int to = lists.offsets()[i + 1];
            if (rejects && RowBits.get(failed, i)) {
                continue;
            } else if (lists.isNull(i) || from == to) {
                boolean keep = (lists.isNull(i) ? settings.nulls() : settings.empties()) == EmptyLists.KEEP;
                dropped += keep ? 0 : 1;
                if (keep) {
                    add(batch, lists, values, i, none, out);
                }
                continue;
            }
            more += to - from - 1;
            for (int e = from; e < to; e++) {
                add(batch, lists, values, i, e, out);
            }
        }
        flush(batch, lists, values, out);
        out.count(RowFate.GENERATED, more);
        out.count(RowFate.FILTERED, dropped);
    }

    private void reject(Batch batch, long[] failed, Output out) {
        RowFailures failures = new RowFailures();
        for (int i = 0; i < batch.rowCount(); i++) {
            if (RowBits.get(failed, i)) {
                failures.add(i, invalid);
            }
        }
        if (!failures.isEmpty()) {
            out.reject(batch, failures);
        }
    }

    private void add(Batch batch, ListColumn lists, Column values, int row, int element, Output out) {
        if (count == rows.length) {
            flush(batch, lists, values, out);
        }
        rows[count] = row;
        elements[count++] = element;
    }

    private void flush(Batch batch, ListColumn lists, Column values, Output out) {
        if (count == 0) {
            return;
        }
        context.checkCancelled();
        Batch repeated = batch.gather(rows, count);
        List<Column> columns = new ArrayList<>(repeated.columns());
        columns.set(column, values.gather(elements, count));
        if (settings.position() != null) {
            columns.add(column + 1, positions(lists, values.size() - 1));
        }
        out.emit(repeated.with(output, columns));
        count = 0;
    }

    private Column positions(ListColumn lists, int none) {
        LongColumnBuilder positions = new LongColumnBuilder(Type.INT64, count);
        for (int i = 0; i < count; i++) {
            if (elements[i] == none) {
                positions.appendNull();
            } else {
                positions.appendLong(elements[i] - lists.offsets()[rows[i]] + 1L);
            }
        }
        return positions.build();
    }
}
