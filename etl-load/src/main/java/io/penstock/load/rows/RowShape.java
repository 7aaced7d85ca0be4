package io.penstock.load.rows;

import io.penstock.data.RecordMapper;
import io.penstock.data.Row;
import io.penstock.schema.Schema;
import io.penstock.spi.Problems;
import java.io.Serializable;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a row becomes. */
sealed interface RowShape<R> extends Serializable {
    /** How rows of a schema become values, or null after telling what is wrong. */
    @Nullable
    Function<Row, R> bind(Schema schema, Problems problems);

    /** Maps from column name to value, in column order. */
    record Maps() implements RowShape<Map<String, @Nullable Object>> {
        @Override
        public Function<Row, Map<String, @Nullable Object>> bind(Schema schema, Problems problems) {
            return Row::toMap;
        }
    }

    /** Rows as they are. */
    record Rows() implements RowShape<Row> {
        @Override
        public Function<Row, Row> bind(Schema schema, Problems problems) {
            return row -> row;
        }
    }

    /** Java records. */
    record Records<T extends Record>(RecordMapper<T> mapper) implements RowShape<T> {
        @Override
        public @Nullable Function<Row, T> bind(Schema schema, Problems problems) {
            var reader = mapper.bind(schema, problems::add);
            return reader == null ? null : reader::read;
        }
    }
}
