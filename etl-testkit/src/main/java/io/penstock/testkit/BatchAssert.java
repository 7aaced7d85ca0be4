package io.penstock.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.Batch;
import io.penstock.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions about a batch. */
public final class BatchAssert extends AbstractAssert<BatchAssert, Batch> {
    BatchAssert(Batch actual) {
        super(actual, BatchAssert.class);
    }

    public BatchAssert hasRows(int expected) {
        isNotNull();
        if (actual.rowCount() != expected) {
            failWithMessage("Expected %s rows but there are %s in %s", expected, actual.rowCount(), actual);
        }
        return this;
    }

    public BatchAssert hasSchema(Schema expected) {
        isNotNull();
        assertThat(actual.schema()).as("schema").isEqualTo(expected);
        return this;
    }

    /** The columns' names, all of them in order. */
    public BatchAssert hasColumns(String... names) {
        isNotNull();
        assertThat(actual.schema().names()).as("columns").containsExactly(names);
        return this;
    }

    /** The values of one row, in column order; rows count from 0. */
    public BatchAssert hasRow(int row, @Nullable Object... values) {
        isNotNull();
        if (row >= actual.rowCount()) {
            failWithMessage("Expected a row %s but there are %s rows in %s", row, actual.rowCount(), actual);
        }
        assertThat(actual.row(row).values()).as("row %s", row).containsExactlyElementsOf(Arrays.asList(values));
        return this;
    }

    /** Assertions about one column; the name must be there. */
    public ColumnAssert column(String name) {
        isNotNull();
        assertThat(actual.schema().names()).as("columns").contains(name);
        List<@Nullable Object> values = new ArrayList<>();
        actual.rows().forEach(row -> values.add(row.get(name)));
        return new ColumnAssert(this, actual.schema().field(name), values);
    }
}
