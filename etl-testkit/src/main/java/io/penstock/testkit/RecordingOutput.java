package io.penstock.testkit;

import io.penstock.data.Batch;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.RowFailures;
import io.penstock.spi.RowFate;
import io.penstock.spi.SinkOutput;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps everything a source, step or sink puts out, for tests that use one without an engine. One thread. */
public final class RecordingOutput implements Output, SinkOutput {
    private final List<Batch> batches = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final Map<Failure, Long> warnings = new LinkedHashMap<>();
    private final Map<RowFate, Long> counts = new EnumMap<>(RowFate.class);

    /**
     * One rejected row with one of its reasons.
     *
     * @param values the row's values in the rejected batch
     * @param failure the reason
     */
    public record Rejection(List<? extends @Nullable Object> values, Failure failure) {}

    private long rejectedRows;

    @Override
    public void emit(Batch batch) {
        if (batch.rowCount() > 0) {
            batches.add(batch);
        }
    }

    @Override
    public void reject(Batch batch, RowFailures failures) {
        rejectedRows += failures.rowCount();
        for (int i = 0; i < failures.size(); i++) {
            rejections.add(new Rejection(batch.row(failures.row(i)).values(), failures.failure(i)));
        }
    }

    @Override
    public void warn(Failure failure, long rows) {
        warnings.merge(failure, rows, Long::sum);
    }

    @Override
    public void count(RowFate fate, long rows) {
        counts.merge(fate, rows, Long::sum);
    }

    /** The batches with rows, in the order they were emitted. */
    public List<Batch> batches() {
        return List.copyOf(batches);
    }

    /** The values of every emitted row, in order. */
    public List<List<@Nullable Object>> rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Batch batch : batches) {
            batch.rows().forEach(row -> rows.add(row.values()));
        }
        return rows;
    }

    /** One entry per rejected row and reason. */
    public List<Rejection> rejections() {
        return List.copyOf(rejections);
    }

    /** Number of rejected rows. */
    public long rejected() {
        return rejectedRows;
    }

    public Map<Failure, Long> warnings() {
        return Map.copyOf(warnings);
    }

    public long counted(RowFate fate) {
        return counts.getOrDefault(fate, 0L);
    }
}
