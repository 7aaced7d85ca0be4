package io.penstock.quality.profile.scan;

import io.penstock.data.BinaryColumn;
import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.distinct.Fresh;
import io.penstock.quality.distinct.WyHash;
import io.penstock.quality.profile.count.CountSettings;
import io.penstock.quality.profile.count.TextMeasures;
import io.penstock.quality.profile.count.ValueCounter;
import io.penstock.quality.profile.measure.ColumnMeasures;
import io.penstock.quality.profile.text.TextFeatures;
import io.penstock.quality.sketch.tally.ValueText;
import io.penstock.schema.Type;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Scans {@code TEXT} and {@code BINARY}: each value is hashed once, and only values whose hash is new are compared with the least and
 * the greatest so far.
 */
final class BytesScan implements ColumnScan {
    private static final long serialVersionUID = 1L;

    private final Type type;
    private final ValueCounter counter;
    private final BytesRange range = new BytesRange();
    private final @Nullable TextFeatures texts;
    private final @Nullable ByteLengths sizes;

    BytesScan(Type type, CountSettings settings) {
        this.type = type;
        this.counter = ValueCounter.ofTexts(settings);
        boolean text = type == Type.TEXT;
        this.texts = settings.everything() && text
                ? new TextFeatures(settings.budget(), settings.sketchBytes() / 4, settings.top())
                : null;
        this.sizes = settings.everything() && !text ? new ByteLengths() : null;
    }

    @Override
    public void accept(Column column, Scratch scratch) {
        int count = scratch.validRows(column.validity(), column.size());
        if (column instanceof TextColumn text) {
            accept(new Slices(text.bytes(), text.starts(), text.ends(), scratch.rows()), count, scratch);
        } else if (column instanceof BinaryColumn binary) {
            accept(new Slices(binary.bytes(), binary.starts(), binary.ends(), scratch.rows()), count, scratch);
        }
    }

    private void accept(Slices values, int count, Scratch scratch) {
        int used = counter.countsValues() ? hashAll(values, count, scratch) : hashChanges(values, count, scratch);
        ValueText copies = k -> values.copy(k);
        counter.addHashes(scratch.longs(), used, copies, scratch.fresh());
        Fresh fresh = scratch.fresh();
        for (int k = 0; k < fresh.size(); k++) {
            int row = values.rows[fresh.get(k)];
            range.add(values.bytes, values.starts[row], values.ends[row]);
        }
        if (texts != null) {
            texts.add(values.bytes, values.starts, values.ends, values.rows, scratch.longs(), count);
        }
        if (sizes != null) {
            sizes.add(values, count);
        }
    }

    private static int hashAll(Slices values, int count, Scratch scratch) {
        long[] hashes = scratch.longs();
        byte[] bytes = values.bytes;
        int[] starts = values.starts;
        int[] ends = values.ends;
        int[] rows = values.rows;
        for (int k = 0; k < count; k++) {
            int row = rows[k];
            hashes[k] = WyHash.hash(bytes, starts[row], ends[row]);
        }
        return count;
    }

    /** Leaves out a value that shares its bytes with the one before, and makes {@code rows} those of the others. */
    private static int hashChanges(Slices values, int count, Scratch scratch) {
        long[] hashes = scratch.longs();
        byte[] bytes = values.bytes;
        int[] starts = values.starts;
        int[] ends = values.ends;
        int[] rows = values.rows;
        int used = 0;
        int lastFrom = -1;
        int lastTo = -1;
        for (int k = 0; k < count; k++) {
            int row = rows[k];
            int from = starts[row];
            int to = ends[row];
            if (from == lastFrom && to == lastTo) {
                continue;
            }
            hashes[used] = WyHash.hash(bytes, from, to);
            rows[used++] = row;
            lastFrom = from;
            lastTo = to;
        }
        return used;
    }

    @Override
    public void merge(ColumnScan other) {
        BytesScan that = (BytesScan) other;
        range.merge(that.range);
        counter.merge(that.counter);
        if (texts != null && that.texts != null) {
            texts.merge(that.texts);
        }
        if (sizes != null && that.sizes != null) {
            sizes.merge(that.sizes);
        }
    }

    @Override
    public DistinctCount distinct() {
        return counter.distinct();
    }

    @Override
    public @Nullable Serializable min() {
        return BytesRange.show(range.min(), type);
    }

    @Override
    public @Nullable Serializable max() {
        return BytesRange.show(range.max(), type);
    }

    @Override
    public ColumnMeasures measures() {
        if (!counter.countsValues()) {
            return ColumnMeasures.NONE;
        }
        ColumnMeasures values = TextMeasures.values(counter, text -> BytesRange.show(text, type));
        if (texts != null) {
            return values.texts(texts.lengths(), texts.patterns(), texts.content());
        }
        return sizes == null ? values : values.texts(sizes.lengths(), null, null);
    }
}
