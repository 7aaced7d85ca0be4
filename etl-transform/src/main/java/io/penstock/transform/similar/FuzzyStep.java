package io.penstock.transform.similar;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.expr.BoundExpr;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Output;
import io.penstock.spi.RowFate;
import io.penstock.spi.Step;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.internal.sort.SortColumn;
import io.penstock.transform.internal.sort.SortedBatches;
import io.penstock.transform.internal.spill.HeldBatches;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The running step: rows are held, and per block expression sorted by block and compared columns; clusters are made at the end. */
final class FuzzyStep implements Step {
    private final Likeness likeness;
    private final int[] positions;
    private final List<BoundExpr> keys;
    private final int neighbours;
    private final Survivor survivor;
    private final Found found;
    private final Schema output;
    private final StepContext context;
    private final HeldBatches held;
    private final List<SortedBatches> blocks = new ArrayList<>();
    private final Clusters clusters;

    FuzzyStep(
            Likeness likeness,
            int[] positions,
            List<BoundExpr> keys,
            int neighbours,
            Survivor survivor,
            Found found,
            Schema output,
            StepContext context) {
        this.likeness = likeness;
        this.positions = positions;
        this.keys = keys;
        this.neighbours = neighbours;
        this.survivor = survivor;
        this.found = found;
        this.output = output;
        this.context = context;
        long quarter = context.memoryShare() / 4;
        this.held = new HeldBatches(context, quarter);
        this.clusters = new Clusters(quarter);
        List<SortColumn> order = new ArrayList<>();
        for (int c = 0; c <= positions.length; c++) {
            order.add(SortColumn.rising(c));
        }
        for (int k = 0; k < keys.size(); k++) {
            blocks.add(new SortedBatches(order, context, quarter / keys.size()));
        }
    }

    @Override
    public void process(Batch batch, Output out) throws Exception {
        long before = clusters.size();
        clusters.add(batch.rowCount());
        held.add(batch);
        int[] rows = new int[batch.rowCount()];
        for (int k = 0; k < keys.size(); k++) {
            Column key = keys.get(k).evaluate(batch);
            long[] ordinals = new long[rows.length];
            int count = 0;
            for (int i = 0; i < rows.length; i++) {
                if (!key.isNull(i)) {
                    rows[count] = i;
                    ordinals[count++] = before + i;
                }
            }
            List<Field> fields = new ArrayList<>(List.of(Field.of("0", key.type())));
            List<Column> columns = new ArrayList<>(List.of(key.gather(rows, count)));
            for (int position : positions) {
                fields.add(Field.of(String.valueOf(fields.size()), Type.TEXT));
                columns.add(batch.column(position).gather(rows, count));
            }
            fields.add(Field.of("row", Type.INT64));
            columns.add(LongColumn.of(Type.INT64, ordinals, count, Validity.NO_NULLS));
            blocks.get(k).add(Batch.of(Schema.of(fields), columns, count));
        }
    }

    @Override
    public void finish(Output out) throws Exception {
        for (SortedBatches block : blocks) {
            compare(block);
        }
        if (found == Found.MARK) {
            mark(out);
        } else {
            drop(out);
        }
    }

    /** One row of a block, ready to be compared. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Candidate(int row, @Nullable Words[] words) {}

    private void compare(SortedBatches block) throws IOException {
        ArrayDeque<Candidate> window = new ArrayDeque<>();
        Object key = null;
        for (Batch batch = block.next(); batch != null; batch = block.next()) {
            LongColumn rows = (LongColumn) batch.column(positions.length + 1);
            for (int i = 0; i < batch.rowCount(); i++) {
                Object next = batch.column(0).value(i);
                if (!Objects.deepEquals(next, key)) {
                    window.clear();
                    key = next;
                    context.checkCancelled();
                }
                Candidate candidate = new Candidate((int) rows.get(i), words(batch, i));
                for (Candidate other : window) {
                    if (clusters.root(other.row()) != clusters.root(candidate.row())
                            && likeness.alike(other.words(), candidate.words())) {
                        clusters.join(other.row(), candidate.row());
                    }
                }
                window.addLast(candidate);
                if (window.size() > neighbours) {
                    window.removeFirst();
                }
            }
        }
    }

    private @Nullable Words[] words(Batch batch, int row) {
        @Nullable Words[] words = new Words[positions.length];
        for (int c = 0; c < words.length; c++) {
            TextColumn texts = (TextColumn) batch.column(c + 1);
            Words found = texts.isNull(row) ? null : Words.of(texts.string(row));
            words[c] = found == null || found.characters().length == 0 ? null : found;
        }
        return words;
    }

    private void mark(Output out) throws IOException {
        int row = 0;
        for (int b = 0; b < held.size(); b++) {
            Batch batch = held.get(b);
            long[] roots = new long[batch.rowCount()];
            for (int i = 0; i < roots.length; i++) {
                roots[i] = clusters.root(row++);
            }
            List<Column> columns = new ArrayList<>(batch.columns());
            columns.add(LongColumn.of(Type.INT64, roots, roots.length, Validity.NO_NULLS));
            out.emit(batch.with(output, columns));
        }
    }

    private void drop(Output out) throws IOException {
        Map<Integer, Best> best = survivors();
        int row = 0;
        for (int b = 0; b < held.size(); b++) {
            Batch batch = held.get(b);
            long[] dropped = RowBits.none(batch.rowCount());
            for (int i = 0; i < batch.rowCount(); i++, row++) {
                Best kept = best.get(clusters.root(row));
                if (kept == null ? clusters.root(row) != row : kept.row != row) {
                    RowBits.set(dropped, i);
                }
            }
            out.count(RowFate.DEDUPLICATED, RowBits.count(dropped, batch.rowCount()));
            out.emit(RowBits.without(batch, dropped));
        }
    }

    /** The best row so far of a cluster of several. */
    private static final class Best {
        private int row;
        private int nulls;

        Best(int row, int nulls) {
            this.row = row;
            this.nulls = nulls;
        }
    }

    /** The row to keep by root, of clusters whose first row is not kept anyway. */
    private Map<Integer, Best> survivors() throws IOException {
        Map<Integer, Best> best = new HashMap<>();
        if (survivor == Survivor.FIRST) {
            return best;
        }
        for (int row = 0; row < clusters.size(); row++) {
            if (clusters.root(row) != row) {
                best.put(clusters.root(row), new Best(-1, Integer.MAX_VALUE));
            }
        }
        int row = 0;
        for (int b = 0; b < held.size(); b++) {
            Batch batch = held.get(b);
            for (int i = 0; i < batch.rowCount(); i++, row++) {
                Best kept = best.get(clusters.root(row));
                if (kept != null) {
                    int nulls = survivor == Survivor.LAST ? 0 : nulls(batch, i);
                    if (survivor == Survivor.LAST || nulls < kept.nulls) {
                        kept.row = row;
                        kept.nulls = nulls;
                    }
                }
            }
        }
        return best;
    }

    private static int nulls(Batch batch, int row) {
        int count = 0;
        for (Column column : batch.columns()) {
            count += column.isNull(row) ? 1 : 0;
        }
        return count;
    }

    @Override
    public void close() throws Exception {
        held.close();
        for (SortedBatches block : blocks) {
            block.close();
        }
    }
}
