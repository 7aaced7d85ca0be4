package io.penstock.extract.database.sql;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement and the values of its question marks, in order.
 *
 * @param sql the statement
 * @param values what is bound; may hold nulls
 */
public record Query(String sql, List<@Nullable Object> values) {
    public Query {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    public static Query of(String sql) {
        return new Query(sql, List.of());
    }

    /** Binds every value by its own type, beginning at a parameter. */
    public void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            bind(statement, i + 1, values.get(i));
        }
    }

    /** Binds one value by its own type: texts, numbers, booleans, java.time, bytes, null. */
    public static void bind(PreparedStatement statement, int parameter, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(parameter, Types.NULL);
        } else if (value instanceof String text) {
            statement.setString(parameter, text);
        } else if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            statement.setLong(parameter, ((Number) value).longValue());
        } else if (value instanceof Double number) {
            statement.setDouble(parameter, number);
        } else if (value instanceof BigDecimal decimal) {
            statement.setBigDecimal(parameter, decimal);
        } else if (value instanceof Boolean flag) {
            statement.setBoolean(parameter, flag);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(parameter, bytes);
        } else {
            statement.setObject(parameter, value);
        }
    }
}
