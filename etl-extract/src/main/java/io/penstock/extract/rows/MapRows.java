package io.penstock.extract.rows;

import io.penstock.error.ErrorCode;
import io.penstock.error.ExtractException;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the columns of rows that are maps: every name, in the order they first come; each with its declared type, else the
 * narrowest that holds all its values exactly.
 */
final class MapRows {
    private final List<? extends Map<String, ? extends @Nullable Object>> rows;
    private final Map<String, Type> declared;

    MapRows(List<? extends Map<String, ? extends @Nullable Object>> rows, Map<String, Type> declared) {
        this.rows = rows;
        this.declared = declared;
    }

    RowsExtractor source() {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.keySet()));
        if (rows.isEmpty()) {
            names.addAll(declared.keySet());
        }
        if (names.isEmpty()) {
            throw plan(RowsErrors.UNKNOWN_RECORD, "no row tells a column", "Declare the columns with types.");
        }
        for (String name : declared.keySet()) {
            if (!names.contains(name)) {
                throw plan(
                        RowsErrors.SETTINGS,
                        "types names the column '" + name + "', which no row has",
                        Suggestion.among(name, names));
            }
        }
        List<Field> fields = new ArrayList<>();
        for (String name : names) {
            Type type = declared.get(name);
            fields.add(Field.of(name, type == null ? guess(name) : type));
        }
        Schema schema = Schema.of(fields);
        List<List<@Nullable Object>> values = new ArrayList<>();
        for (Map<String, ? extends @Nullable Object> row : rows) {
            List<@Nullable Object> cells = new ArrayList<>();
            for (Field field : fields) {
                cells.add(value(field, row.get(field.name()), values.size() + 1));
            }
            values.add(cells);
        }
        return RowsExtractor.rows(schema, values);
    }

    /** A text becomes what its declared type is written as in ISO 8601; everything else is what it is. */
    private static @Nullable Object value(Field field, @Nullable Object value, int row) {
        if (value instanceof Number number && field.type() == Type.FLOAT64) {
            return number.doubleValue();
        }
        return value instanceof String text ? read(field, text, row) : value;
    }

    private static Object read(Field field, String text, int row) {
        try {
            if (field.type() == Type.DATE) {
                return LocalDate.parse(text);
            } else if (field.type() == Type.TIME) {
                return LocalTime.parse(text);
            } else if (field.type() == Type.TIMESTAMP) {
                return Instant.parse(text);
            }
        } catch (DateTimeException e) {
            throw new ExtractException(
                    Problem.of(
                                    RowsErrors.VALUE_UNFIT,
                                    "column '" + field.name() + "': the text is no " + field.type()
                                            + " as ISO 8601 writes it")
                            .at("row " + row),
                    e);
        }
        return text;
    }

    private Type guess(String column) {
        ColumnGuess guess = new ColumnGuess(column);
        for (Map<String, ? extends @Nullable Object> row : rows) {
            guess.observe(row.get(column));
        }
        return guess.type();
    }

    private static PlanException plan(ErrorCode code, String what, String next) {
        return new PlanException(Problem.of(code, what).next(next));
    }
}
