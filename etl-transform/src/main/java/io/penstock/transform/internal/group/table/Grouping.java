package io.penstock.transform.internal.group.table;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.schema.Schema;
import io.penstock.spi.Output;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.group.BoundMeasure;
import io.penstock.transform.internal.sort.Interleave;
import io.penstock.transform.internal.sort.KeyEncoder;
import io.penstock.transform.internal.sort.RowKeys;
import io.penstock.transform.internal.spill.BatchFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hybrid hash aggregation: groups are numbered as they come and their measures kept in memory; once the budget is used up, rows of
 * groups that are not among them go to partitions on disk, which are aggregated one by one, in the same way, at the end (Graefe
 * 1993). Measures that sort get half of the budget. One thread.
 */
public final class Grouping implements AutoCloseable {
    private static final int SMALLEST = 64 << 10;

    private final Layout layout;
    private final Schema output;
    private final StepContext context;
    private final int level;
    private final long budget;
    private final long tableBudget;
    private final KeyEncoder encoder;
    private GroupTable table = new GroupTable();
    private final Accumulators states;
    private final List<Batch> firstRows = new ArrayList<>();
    private long firstRowBytes;
    private int[] groups = new int[0];
    private int[] rows = new int[0];
    private int[] others = new int[0];
    private long[] hashes = new long[0];
    private @Nullable Partitions partitions;

    /** @param output the key columns, then the measures */
    public Grouping(
            Schema input, int[] keys, List<BoundMeasure> measures, Schema output, StepContext context, long budget) {
        this(new Layout(input, keys, measures), output, context, budget, 0);
    }

    private Grouping(Layout layout, Schema output, StepContext context, long budget, int level) {
        this.layout = layout;
        this.output = output;
        this.context = context;
        this.level = level;
        this.budget = budget;
        boolean sorts = layout.measures().stream().anyMatch(BoundMeasure::sorts);
        this.tableBudget = Math.max(SMALLEST, sorts ? budget / 2 : budget);
        this.encoder = KeyEncoder.ofGroups(layout.keyPositions());
        this.states = new Accumulators(layout, context, budget / 2);
    }

    public void add(Batch batch) throws IOException {
        addPrepared(layout.prepare(batch));
    }

    private void addPrepared(Batch prepared) throws IOException {
        int count = prepared.rowCount();
        if (groups.length < count) {
            groups = new int[count];
            rows = new int[count];
            others = new int[count];
            hashes = new long[count];
        }
        if (layout.keyCount() == 0) {
            Arrays.setAll(rows, i -> i);
            states.add(prepared, rows, count, groups, 1);
            return;
        }
        RowKeys keys = encoder.encode(prepared);
        boolean open = partitions == null && byteSize() < tableBudget;
        int known = table.size();
        int resident = 0;
        int spilled = 0;
        for (int i = 0; i < count; i++) {
            long hash = GroupTable.hash(keys, i);
            int group = table.find(keys, i, hash);
            if (group == GroupTable.ABSENT && (open || table.size() == 0)) {
                group = table.add(keys, i, hash);
            }
            hashes[i] = hash;
            groups[i] = group;
            if (group == GroupTable.ABSENT) {
                others[spilled++] = i;
            } else {
                rows[resident++] = i;
            }
        }
        rememberKeys(prepared, resident, known);
        states.add(prepared, rows, resident, groups, table.size());
        if (spilled > 0) {
            if (partitions == null) {
                partitions = new Partitions(context, level, budget);
            }
            partitions.add(prepared, others, spilled, hashes);
        }
    }

    /** Keeps the key columns of the row that began each new group, in the order of the groups' numbers. */
    private void rememberKeys(Batch prepared, int resident, int known) {
        int fresh = table.size() - known;
        if (fresh == 0) {
            return;
        }
        int[] firsts = new int[fresh];
        int next = known;
        for (int k = 0; k < resident && next < table.size(); k++) {
            if (groups[rows[k]] == next) {
                firsts[next - known] = rows[k];
                next++;
            }
        }
        List<Column> columns = prepared.columns().subList(0, layout.keyCount());
        Batch keyColumns = Batch.of(layout.schema().select(layout.keyPositions()), columns, prepared.rowCount());
        Batch kept = Interleave.of(List.of(keyColumns), new int[fresh], firsts, fresh);
        firstRowBytes += kept.byteSize() + 128;
        firstRows.add(kept);
    }

    private long byteSize() {
        return table.byteSize() + states.byteSize() + firstRowBytes;
    }

    /** Whether rows went to disk, other than those of measures that sort. */
    public boolean hasSpilled() {
        return partitions != null;
    }

    /** Emits one row per group and gives their number. Without a key there is always one. */
    public long finish(Output out) throws IOException {
        int size = layout.keyCount() == 0 ? 1 : table.size();
        int step = Math.max(1, context.batchRows());
        KeyReader keyReader = new KeyReader(firstRows);
        for (int from = 0; from < size; from += step) {
            context.checkCancelled();
            int to = Math.min(size, from + step);
            List<Column> columns = new ArrayList<>(keyReader.next(to - from, layout.keyCount()));
            columns.addAll(states.build(from, to));
            out.emit(Batch.of(output, columns, to - from));
        }
        states.close();
        firstRows.clear();
        table = new GroupTable();
        return size + (partitions == null ? 0 : finishPartitions(partitions, out));
    }

    private long finishPartitions(Partitions parts, Output out) throws IOException {
        long total = 0;
        for (BatchFile file : parts.files()) {
            try (Grouping grouping = new Grouping(layout, output, context, budget, level + 1)) {
                for (int b = 0; b < file.size(); b++) {
                    context.checkCancelled();
                    grouping.addPrepared(file.get(b));
                }
                total += file.size() == 0 ? 0 : grouping.finish(out);
            }
            file.close();
        }
        return total;
    }

    @Override
    public void close() throws IOException {
        states.close();
        if (partitions != null) {
            partitions.close();
            partitions = null;
        }
    }
}
