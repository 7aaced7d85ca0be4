package io.penstock.transform.internal.window;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.expr.BoundExpr;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.spi.Output;
import io.penstock.spi.Problems;
import io.penstock.spi.Step;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.group.BoundMeasure;
import io.penstock.transform.internal.group.Measure;
import io.penstock.transform.internal.sort.Interleave;
import io.penstock.transform.internal.sort.SortColumn;
import io.penstock.transform.internal.sort.SortedBatches;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sorts by partition and order, then computes every column in one or two readings of the sorted rows. Holds the sort's share, the
 * rows that frames reach over, and a row of values per partition in its share or on disk.
 */
public final class Windowing implements Step {
    private final Plan plan;
    private final SortedBatches sorted;
    private final @Nullable Summaries summaries;
    private final SpanFunction[] functions;
    private final Deque<Stretch> before = new ArrayDeque<>();
    private final Deque<Stretch> behind = new ArrayDeque<>();
    private long rowsBehind;
    private boolean atEnd;

    /**
     * What to do.
     *
     * @param input schema of the rows
     * @param output the same with the new columns
     * @param partitionBy positions of the columns that make a partition
     * @param orderBy the order inside a partition
     * @param columns the new columns
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Plan(
            Schema input, Schema output, int[] partitionBy, List<SortColumn> orderBy, List<BoundColumn> columns) {}

    public Windowing(Plan plan, StepContext context) {
        this.plan = plan;
        List<SortColumn> order = new ArrayList<>();
        for (int position : plan.partitionBy()) {
            order.add(SortColumn.rising(position));
        }
        order.addAll(plan.orderBy());
        long share = context.memoryShare();
        this.sorted = new SortedBatches(order, context, share / 4 * 3);
        List<BoundMeasure> whole = wholeMeasures();
        this.summaries = whole.isEmpty() ? null : new Summaries(plan.input(), whole, context, share / 8);
        this.functions = new SpanFunction[plan.columns().size()];
        int argument = 0;
        for (int c = 0; c < functions.length; c++) {
            BoundColumn column = plan.columns().get(c);
            functions[c] = column.open(column.argument() == null ? -1 : argument++);
        }
    }

    private List<BoundMeasure> wholeMeasures() {
        List<BoundMeasure> whole = new ArrayList<>();
        for (BoundColumn column : plan.columns()) {
            if (column.measure() != null && column.isWhole()) {
                whole.add(column.measure());
            } else if (column.function() == WindowFunction.NTILE) {
                BoundMeasure rows = Measure.parse("rows", "count()").bind(plan.input(), new Problems());
                if (rows != null) {
                    whole.add(rows);
                }
            }
        }
        return whole;
    }

    @Override
    public void process(Batch batch, Output output) throws IOException {
        sorted.add(batch);
    }

    @Override
    public void finish(Output output) throws IOException {
        if (summaries != null) {
            Ranks ranks = ranks();
            for (Batch batch = sorted.next(); batch != null; batch = sorted.next()) {
                ranks.walk(batch);
                summaries.add(batch, ranks.partitions);
            }
            summaries.finish();
            sorted.rewind();
        }
        int reachBefore = 0;
        int reachAfter = 0;
        for (BoundColumn column : plan.columns()) {
            reachBefore = Math.max(reachBefore, column.before());
            reachAfter = Math.max(reachAfter, column.after());
        }
        Ranks ranks = ranks();
        long last = -1;
        while (true) {
            while (!atEnd && (behind.isEmpty() || rowsBehind - behind.getFirst().size() < reachAfter)) {
                load(ranks);
            }
            Stretch current = behind.pollFirst();
            if (current == null) {
                return;
            }
            rowsBehind -= current.size();
            boolean continues = current.partitions()[0] == last;
            output.emit(computed(current, span(current, reachBefore, reachAfter, continues)));
            last = current.partitions()[current.size() - 1];
            before.addLast(current);
            long kept = before.stream().mapToLong(Stretch::size).sum();
            while (!before.isEmpty() && kept - before.getFirst().size() >= reachBefore) {
                kept -= before.removeFirst().size();
            }
        }
    }

    private Ranks ranks() {
        return new Ranks(
                plan.partitionBy(),
                plan.orderBy().stream().mapToInt(SortColumn::position).toArray());
    }

    private void load(Ranks ranks) throws IOException {
        Batch batch = sorted.next();
        if (batch == null) {
            atEnd = true;
            return;
        }
        ranks.walk(batch);
        List<Field> fields = new ArrayList<>();
        List<Column> values = new ArrayList<>();
        for (BoundColumn column : plan.columns()) {
            BoundExpr argument = column.argument();
            if (argument != null) {
                fields.add(Field.of(String.valueOf(fields.size()), argument.type()));
                values.add(argument.evaluate(batch));
            }
        }
        Batch arguments = Batch.of(Schema.of(fields), values, batch.rowCount());
        behind.addLast(new Stretch(batch, arguments, ranks.partitions, ranks.places, ranks.ranks, ranks.denseRanks));
        rowsBehind += batch.rowCount();
    }

    private Span span(Stretch current, int reachBefore, int reachAfter, boolean continues) {
        if (reachBefore == 0 && reachAfter == 0) {
            return Span.of(current.arguments(), 0, current.size(), current.partitions(), continues);
        }
        List<Stretch> all = new ArrayList<>(before);
        all.add(current);
        int from = (int) before.stream().mapToLong(Stretch::size).sum();
        int skipped = Math.max(0, from - reachBefore);
        int rows = from + current.size();
        int end = rows;
        for (Stretch next : behind) {
            if (end - rows >= reachAfter) {
                break;
            }
            all.add(next);
            end = Math.min(rows + reachAfter, end + next.size());
        }
        int[] sources = new int[end - skipped];
        int[] places = new int[end - skipped];
        long[] partitions = new long[end - skipped];
        int at = 0;
        for (int s = 0; s < all.size(); s++) {
            for (int i = 0; i < all.get(s).size() && at < end; i++, at++) {
                if (at >= skipped) {
                    sources[at - skipped] = s;
                    places[at - skipped] = i;
                    partitions[at - skipped] = all.get(s).partitions()[i];
                }
            }
        }
        Batch values = Interleave.of(all.stream().map(Stretch::arguments).toList(), sources, places, places.length);
        return Span.of(values, from - skipped, rows - skipped, partitions, continues);
    }

    private Batch computed(Stretch current, Span span) throws IOException {
        List<Column> columns = new ArrayList<>(current.batch().columns());
        List<Column> whole = summaries == null ? List.of() : summaries.read(current.partitions());
        int nextWhole = 0;
        for (int c = 0; c < functions.length; c++) {
            BoundColumn column = plan.columns().get(c);
            Column values = switch (column.function()) {
                case ROW_NUMBER -> Stretch.column(current.places());
                case RANK -> Stretch.column(current.ranks());
                case DENSE_RANK -> Stretch.column(current.denseRanks());
                case NTILE -> current.tiles(whole.get(nextWhole++), column.number());
                default -> column.isWhole() ? whole.get(nextWhole++) : functions[c].compute(span);
            };
            int position = plan.output().indexOf(column.field().name());
            if (position < columns.size()) {
                columns.set(position, values);
            } else {
                columns.add(values);
            }
        }
        return current.batch().with(plan.output(), columns);
    }

    @Override
    public void close() throws IOException {
        before.clear();
        behind.clear();
        sorted.close();
        if (summaries != null) {
            summaries.close();
        }
    }
}
