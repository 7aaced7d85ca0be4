package io.penstock.transform.join.lookup;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.ColumnBuilder;
import io.penstock.error.Suggestion;
import io.penstock.expr.BoundExpr;
import io.penstock.expr.Expr;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.spi.Problems;
import io.penstock.transform.TransformErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in for a row of the reference that is not there.
 *
 * @param row one row in the reference's schema, null where there is no default
 */
record DefaultRow(Batch row) {
    static DefaultRow of(Schema side, Map<String, String> wanted, Map<String, Object> values, Problems problems) {
        Map<String, Object> left = new LinkedHashMap<>(values);
        List<Column> columns = new ArrayList<>();
        for (Field field : side.fields()) {
            String name = wanted.get(field.name());
            columns.add(column(field, name == null ? null : left.remove(name), problems));
        }
        left.keySet()
                .forEach(name -> problems.add(
                        TransformErrors.BAD_SETTING,
                        "'defaults' has '" + name + "', which is no column the lookup brings. "
                                + Suggestion.among(name, wanted.values())));
        return new DefaultRow(Batch.of(side, columns, 1));
    }

    private static Column column(Field field, @Nullable Object value, Problems problems) {
        ColumnBuilder builder = ColumnBuilder.of(field.type(), 1);
        try {
            builder.append(value);
        } catch (IllegalArgumentException e) {
            Column cast = value instanceof String text ? cast(text, field) : null;
            if (cast != null && !cast.isNull(0)) {
                return cast;
            }
            problems.add(
                    TransformErrors.BAD_SETTING,
                    "the default of column '" + field.name() + "' is not a value of " + field.type());
            builder.appendNull();
        }
        return builder.build();
    }

    private static @Nullable Column cast(String text, Field field) {
        Expr cast = Expr.parse("TRY_CAST('" + text.replace("'", "''") + "' AS " + field.type() + ")");
        BoundExpr bound = cast.bind(Schema.empty(), problem -> {});
        return bound == null ? null : bound.evaluate(Batch.of(Schema.empty(), List.of(), 1));
    }
}
