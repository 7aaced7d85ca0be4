package io.penstock.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schema.Field;
import io.penstock.schema.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Assertions about one column of a batch; values are Java objects as in {@link io.penstock.data.Column#value}. */
public final class ColumnAssert {
    private final BatchAssert batch;
    private final Field field;
    private final List<@Nullable Object> values;

    ColumnAssert(BatchAssert batch, Field field, List<@Nullable Object> values) {
        this.batch = batch;
        this.field = field;
        this.values = values;
    }

    /** The values in order, null for null. */
    public ColumnAssert containsExactly(@Nullable Object... expected) {
        assertThat(values).as("column '%s'", field.name()).containsExactlyElementsOf(Arrays.asList(expected));
        return this;
    }

    public ColumnAssert containsExactlyInAnyOrder(@Nullable Object... expected) {
        assertThat(values).as("column '%s'", field.name()).containsExactlyInAnyOrderElementsOf(Arrays.asList(expected));
        return this;
    }

    public ColumnAssert hasType(Type expected) {
        assertThat(field.type()).as("type of column '%s'", field.name()).isEqualTo(expected);
        return this;
    }

    public ColumnAssert hasNulls(long expected) {
        assertThat(values.stream().filter(Objects::isNull).count())
                .as("nulls of column '%s'", field.name())
                .isEqualTo(expected);
        return this;
    }

    public ColumnAssert hasNoNulls() {
        return hasNulls(0);
    }

    /** Back to the batch. */
    public BatchAssert and() {
        return batch;
    }

    /** Another column of the batch. */
    public ColumnAssert column(String name) {
        return batch.column(name);
    }
}
