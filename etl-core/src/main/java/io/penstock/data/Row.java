package io.penstock.data;

import io.penstock.schema.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A read-only view of one position of a batch, for lambdas, rejects and messages. Cheap to make; holds the whole batch, so
 * copy the values out of rows that are kept.
 *
 * <p>Typed getters give null for a null value and throw {@link ClassCastException} when the column is of another type.
 */
public final class Row {
    private final Batch batch;
    private final int index;

    Row(Batch batch, int index) {
        this.batch = batch;
        this.index = index;
    }

    Batch batch() {
        return batch;
    }

    public Schema schema() {
        return batch.schema();
    }

    /** The position in the batch, from 0. */
    public int index() {
        return index;
    }

    public boolean isNull(String column) {
        return batch.column(column).isNull(index);
    }

    /** The value as a Java object; see {@link Column#value}. */
    public @Nullable Object get(String column) {
        return batch.column(column).value(index);
    }

    public @Nullable Object get(int position) {
        return batch.column(position).value(index);
    }

    public @Nullable String text(String column) {
        return (String) get(column);
    }

    public @Nullable Long int64(String column) {
        return (Long) get(column);
    }

    public @Nullable Double float64(String column) {
        return (Double) get(column);
    }

    public @Nullable Boolean bool(String column) {
        return (Boolean) get(column);
    }

    public @Nullable BigDecimal decimal(String column) {
        return (BigDecimal) get(column);
    }

    public @Nullable LocalDate date(String column) {
        return (LocalDate) get(column);
    }

    public @Nullable LocalTime time(String column) {
        return (LocalTime) get(column);
    }

    public @Nullable Instant timestamp(String column) {
        return (Instant) get(column);
    }

    /** The values in column order; an independent copy. */
    public List<@Nullable Object> values() {
        List<@Nullable Object> values = new ArrayList<>(batch.schema().size());
        for (int c = 0; c < batch.schema().size(); c++) {
            values.add(get(c));
        }
        return values;
    }

    /** The values by column name, in column order; an independent copy. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int c = 0; c < batch.schema().size(); c++) {
            values.put(batch.schema().field(c).name(), get(c));
        }
        return values;
    }

    @Override
    public String toString() {
        return "Row " + index + " of " + batch.schema();
    }
}
