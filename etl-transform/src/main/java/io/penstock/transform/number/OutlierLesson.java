package io.penstock.transform.number;

import io.penstock.data.Batch;
import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.Validity;
import io.penstock.schema.Schema;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.transform.internal.Doubles;
import io.penstock.transform.internal.FailedRows;
import io.penstock.transform.internal.LearnThenApply;
import io.penstock.transform.internal.RowBits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Learns the fences of each column, then settles what lies outside. */
final class OutlierLesson implements LearnThenApply.Lesson {
    private final int[] positions;
    private final Fences fences;
    private final OutlierAction action;
    private final Schema output;
    private final Moments[] moments;
    private final Failure[] reasons;
    private Fences.Range[] ranges = {};

    OutlierLesson(Schema input, int[] positions, Fences fences, OutlierAction action, Schema output) {
        this.positions = positions;
        this.fences = fences;
        this.action = action;
        this.output = output;
        this.moments = new Moments[positions.length];
        this.reasons = new Failure[positions.length];
        for (int p = 0; p < positions.length; p++) {
            moments[p] = new Moments();
            reasons[p] = Failure.of(
                    "outliers(" + input.field(positions[p]).name() + ")", "is too far from the other values");
        }
    }

    @Override
    public void learn(Batch batch) {
        if (fences.method() == OutlierMethod.Z_SCORE) {
            for (int p = 0; p < positions.length; p++) {
                moments[p].add(batch.column(positions[p]));
            }
        }
    }

    @Override
    public void review(LearnThenApply.Held rows) throws IOException {
        ranges = fences.find(rows, positions, moments);
    }

    @Override
    public void apply(Batch batch, Output out) {
        List<Column> columns = new ArrayList<>(batch.columns());
        long[][] outside = new long[positions.length][];
        for (int p = 0; p < positions.length; p++) {
            Column column = batch.column(positions[p]);
            outside[p] = outside(column, ranges[p]);
            switch (action) {
                case FLAG -> columns.add(flags(column, outside[p]));
                case CLIP -> columns.set(positions[p], clipped(column, outside[p], ranges[p]));
                case NULL -> columns.set(positions[p], nulled(column, outside[p]));
                case REJECT -> {}
            }
        }
        if (action == OutlierAction.REJECT) {
            FailedRows.settle(batch, batch, outside, reasons, out);
        } else {
            out.emit(batch.with(output, columns));
        }
    }

    private static long[] outside(Column column, Fences.Range range) {
        long[] bits = RowBits.none(column.size());
        double[] values = Doubles.of(column);
        for (int i = 0; i < column.size(); i++) {
            if (!column.isNull(i) && !range.holds(values[i])) {
                RowBits.set(bits, i);
            }
        }
        return bits;
    }

    private static Column flags(Column column, long[] outside) {
        boolean[] values = new boolean[column.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = RowBits.get(outside, i);
        }
        return BooleanColumn.of(values, values.length, column.validity());
    }

    private static Column nulled(Column column, long[] outside) {
        long[] words = column.validity().copyWords(column.size());
        double[] values = Doubles.of(column).clone();
        for (int i = 0; i < column.size(); i++) {
            if (RowBits.get(outside, i)) {
                Validity.clear(words, i);
                values[i] = 0;
            }
        }
        return merged(column, outside, values, Validity.of(words, column.size()));
    }

    private static Column clipped(Column column, long[] outside, Fences.Range range) {
        double[] values = Doubles.of(column).clone();
        for (int i = 0; i < column.size(); i++) {
            if (RowBits.get(outside, i)) {
                values[i] = Math.max(range.low(), Math.min(range.high(), values[i]));
            }
        }
        return merged(column, outside, values, column.validity());
    }

    private static Column merged(Column column, long[] changed, double[] values, Validity validity) {
        return RowBits.count(changed, column.size()) == 0 ? column : Doubles.replace(column, changed, values, validity);
    }
}
