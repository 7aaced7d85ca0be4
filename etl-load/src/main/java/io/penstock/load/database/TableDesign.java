package io.penstock.load.database;

import io.penstock.load.sqlite.Affinity;
import io.penstock.load.sqlite.ImageColumn;
import io.penstock.load.sqlite.Storage;
import io.penstock.load.sqlite.TableImage;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/** The table that a schema and the settings ask for. */
record TableDesign(List<DesignColumn> columns, List<String> key, Dialect dialect) {
    TableDesign {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    static TableDesign of(Schema schema, TableSpec spec, Dialect dialect) {
        List<DesignColumn> columns = new ArrayList<>();
        for (Field field : schema.fields()) {
            String declared = spec.columnTypes().getOrDefault(field.name(), dialect.columnType(field.type()));
            boolean required = !field.isNullable() || spec.key().contains(field.name());
            columns.add(new DesignColumn(field.name(), field.type(), declared, required));
        }
        return new TableDesign(columns, spec.key(), dialect);
    }

    List<String> names() {
        return columns.stream().map(DesignColumn::name).toList();
    }

    /** The position of the column that is the table's row number, or {@link TableImage#NO_KEY}. */
    int rowNumber() {
        for (int c = 0; c < columns.size(); c++) {
            if (key.size() == 1
                    && columns.get(c).name().equals(key.get(0))
                    && dialect.isRowNumber(columns.get(c).declared())) {
                return c;
            }
        }
        return TableImage.NO_KEY;
    }

    String createTable(String table) {
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
        if (rowNumber == TableImage.NO_KEY && !key.isEmpty()) {
            sql.append(",\n  PRIMARY KEY (").append(dialect.quoteAll(key)).append(')');
        }
        return sql.append("\n)").toString();
    }

    /** How values are bound, column by column. */
    List<Storage> storages() {
        return columns.stream()
                .map(column -> dialect.storage(column.type(), column.declared()))
                .toList();
    }

    List<ImageColumn> imageColumns() {
        return columns.stream()
                .map(column -> new ImageColumn(column.type(), Affinity.of(column.declared())))
                .toList();
    }
}
