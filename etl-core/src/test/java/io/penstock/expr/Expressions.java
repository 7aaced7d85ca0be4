package io.penstock.expr;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.data.Column;
import io.penstock.error.EtlException;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions for tests. */
final class Expressions {
    private static final Batch ONE_ROW = Batch.of(Schema.empty(), List.of(), 1);

    private Expressions() {}

    /** The value of an expression without columns. */
    static @Nullable Object value(String sql) {
        return Expr.parse(sql).bind(Schema.empty()).evaluate(ONE_ROW).value(0);
    }

    static Type type(String sql) {
        return Expr.parse(sql).bind(Schema.empty()).type();
    }

    static List<@Nullable Object> values(String sql, Batch batch) {
        Column column = Expr.parse(sql).bind(batch.schema()).evaluate(batch);
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < column.size(); i++) {
            values.add(column.value(i));
        }
        return values;
    }

    /** The value of an expression over the one column {@code x}, row by row. */
    static List<@Nullable Object> over(Type type, String sql, @Nullable Object... rows) {
        return values(sql, column("x", type, rows));
    }

    static Batch column(String name, Type type, @Nullable Object... rows) {
        BatchBuilder builder = BatchBuilder.of(Schema.of(Field.of(name, type)));
        for (Object row : rows) {
            builder.add(new Object[] {row});
        }
        return builder.build();
    }

    /** The message of the exception that parsing and binding to {@code schema} throws. */
    static String refusal(String sql, Schema schema) {
        EtlException e =
                catchThrowableOfType(EtlException.class, () -> Expr.parse(sql).bind(schema));
        return e == null ? "accepted" : String.valueOf(e.getMessage());
    }

    static String refusal(String sql) {
        return refusal(sql, Schema.empty());
    }
}
