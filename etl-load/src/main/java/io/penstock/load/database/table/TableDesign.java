package io.penstock.load.database.table;

import io.penstock.load.database.dialect.Dialect;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The table that a schema and the settings ask for.
 *
 * @param columns those of the data, in its order, then those that the mode adds
 * @param dataColumns how many of them are the data's
 */
public record TableDesign(List<DesignColumn> columns, int dataColumns, List<String> key, Dialect dialect) {
    /** What {@link #rowNumber} gives when there is none. */
    public static final int NO_ROW_NUMBER = -1;

    public TableDesign {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    public static TableDesign of(Schema schema, TableSpec spec, Dialect dialect) {
        List<String> key = new ArrayList<>(spec.keys().ofNewTable());
        boolean history = spec.way().knownKey() == LoadWay.KnownKey.HISTORY;
        Set<String> indexed = new HashSet<>(key);
        indexed.addAll(spec.keys().matched());
        spec.indexes().forEach(index -> indexed.addAll(index.columns()));
        List<DesignColumn> columns = new ArrayList<>();
        for (Field field : schema.fields()) {
            String declared = spec.columnTypes()
                    .getOrDefault(field.name(), dialect.columnType(field.type(), indexed.contains(field.name())));
            boolean required = !field.isNullable() || key.contains(field.name());
            columns.add(new DesignColumn(field.name(), field.type(), declared, required));
        }
        if (history) {
            columns.addAll(History.design(dialect));
            if (spec.keys().primary().isEmpty()) {
                key.add(History.VALID_FROM);
            }
        } else if (spec.way().knownKey() == LoadWay.KnownKey.DELETE_FIRST) {
            key = new ArrayList<>(spec.keys().primary());
        }
        return new TableDesign(columns, schema.size(), key, dialect);
    }

    public List<String> names() {
        return columns.stream().map(DesignColumn::name).toList();
    }

    /** The position of the column that is the table's row number, or {@link #NO_ROW_NUMBER}. */
    public int rowNumber() {
        for (int c = 0; c < columns.size(); c++) {
            if (key.size() == 1
                    && columns.get(c).name().equals(key.get(0))
                    && dialect.isRowNumber(columns.get(c).declared())) {
                return c;
            }
        }
        return NO_ROW_NUMBER;
    }

    public String createTable(String table) {
        StringBuilder sql =
                new StringBuilder("CREATE TABLE ").append(dialect.quote(table)).append(" (");
        int rowNumber = rowNumber();
        for (int c = 0; c < columns.size(); c++) {
            DesignColumn column = columns.get(c);
            sql.append(c == 0 ? "\n  " : ",\n  ")
                    .append(dialect.quote(column.name()))
                    .append(' ')
                    .append(column.declared());
            if (column.required()) {
                sql.append(" NOT NULL");
            }
            if (c == rowNumber) {
                sql.append(" PRIMARY KEY");
            }
        }
        if (rowNumber == NO_ROW_NUMBER && !key.isEmpty()) {
            sql.append(",\n  PRIMARY KEY (").append(dialect.quoteAll(key)).append(')');
        }
        return sql.append("\n)").toString();
    }
}
