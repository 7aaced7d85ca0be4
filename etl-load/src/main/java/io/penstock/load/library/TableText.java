package io.penstock.load.library;

import io.penstock.load.database.dialect.Dialect;
import io.penstock.load.database.table.IndexSpec;
import io.penstock.load.database.table.TableDefinition;
import io.penstock.schema.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The definition of one table, told once for every database.
 *
 * @param rules table constraints; names in braces are quoted in the database's own way
 * @param indexed columns with an index each
 */
record TableText(String name, String key, List<Column> columns, List<String> rules, List<String> indexed) {
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    /**
     * A column.
     *
     * @param rule what follows its type: a default, NOT NULL; empty for none
     */
    record Column(String name, Type type, String rule) {}

    static Column column(String name, Type type) {
        return new Column(name, type, "");
    }

    static Column required(String name, Type type) {
        return new Column(name, type, "NOT NULL");
    }

    TableDefinition.Table in(Dialect dialect) {
        Set<String> keyed = new HashSet<>(indexed);
        keyed.add(key);
        List<String> lines = new ArrayList<>();
        for (Column column : columns) {
            // A foreign key has the type of the key it refers to; member_id and isbn are indexed or keys wherever they
            // stand.
            boolean isKey = keyed.contains(column.name());
            lines.add("  " + dialect.quote(column.name()) + ' ' + dialect.columnType(column.type(), isKey)
                    + (column.rule().isEmpty() ? "" : ' ' + column.rule()));
        }
        lines.add("  PRIMARY KEY (" + dialect.quote(key) + ')');
        for (String rule : rules) {
            lines.add("  "
                    + NAME.matcher(rule).replaceAll(found -> Matcher.quoteReplacement(dialect.quote(found.group(1)))));
        }
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE " + dialect.quote(name) + " (\n" + String.join(",\n", lines) + "\n)");
        for (String column : indexed) {
            IndexSpec index = new IndexSpec(List.of(column), IndexSpec.Kind.PLAIN);
            statements.add(dialect.createIndex(index.name(name), name, index.columns(), false));
        }
        return new TableDefinition.Table(name, statements);
    }
}
