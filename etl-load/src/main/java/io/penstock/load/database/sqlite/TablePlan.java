package io.penstock.load.database.sqlite;

import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.load.database.dialect.SqliteDialect;
import io.penstock.load.database.rows.BatchRows;
import io.penstock.load.database.rows.MergedRows;
import io.penstock.load.database.rows.RowWriter;
import io.penstock.load.database.shape.Fit;
import io.penstock.load.database.sqlite.ExistingTable.Special;
import io.penstock.load.database.table.DatabaseErrors;
import io.penstock.load.database.table.DesignColumn;
import io.penstock.load.database.table.LoadWay;
import io.penstock.load.database.table.TableDesign;
import io.penstock.load.database.table.TableSpec;
import io.penstock.load.sqlite.Affinity;
import io.penstock.load.sqlite.ImageColumn;
import io.penstock.load.sqlite.Storage;
import io.penstock.load.sqlite.TableImage;
import io.penstock.spi.StepContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How rows come into one table of a SQLite database.
 *
 * @param table the table that is filled
 * @param columns one per column of the data, in the data's order, named and typed as in the table
 * @param data how many of them are the data's; the mode adds the others
 * @param fit which columns of the data are kept
 * @param order for each column of the table that is filled the position of its data
 * @param rowNumber position in the table's order of the {@code INTEGER PRIMARY KEY}, or {@link TableImage#NO_KEY}
 * @param conflictKey what rows are matched on; empty for a plain insert
 * @param onConflict what follows an INSERT because of that key
 * @param refusals whether the table may refuse a row that has no null in the wrong place
 * @param obstacle why rows have to go through {@code addBatch}; empty when they need not
 */
record TablePlan(
        String table,
        List<DesignColumn> columns,
        int data,
        Fit fit,
        List<Integer> order,
        int rowNumber,
        List<String> conflictKey,
        String onConflict,
        Refusals refusals,
        String obstacle) {

    /** Which rows a table may refuse. */
    enum Refusals {
        NONE,
        /** Those whose key is not above every key before it. */
        BY_ROW_NUMBER,
        ANY
    }

    /** The plan for a table that is made. */
    static TablePlan create(TableDesign design, TableSpec spec, String name) {
        List<Integer> order =
                IntStream.range(0, design.columns().size()).boxed().toList();
        List<String> conflictKey = spec.conflictKey();
        boolean otherKey = !conflictKey.isEmpty() && !Set.copyOf(conflictKey).equals(Set.copyOf(design.key()));
        if (otherKey) {
            throw noSuchKey(conflictKey, spec.table(), List.of(Set.copyOf(design.key())));
        }
        Refusals refusals = design.key().isEmpty() || !conflictKey.isEmpty()
                ? Refusals.NONE
                : design.rowNumber() == TableImage.NO_KEY ? Refusals.ANY : Refusals.BY_ROW_NUMBER;
        return new TablePlan(
                name,
                design.columns(),
                design.dataColumns(),
                Fit.whole(design),
                order,
                design.rowNumber(),
                conflictKey,
                onConflict(spec, conflictKey, design.names()),
                refusals,
                unplain(design.columns()));
    }

    /** The plan for a table that is there, or the reasons why the data does not fit it. */
    static TablePlan into(ExistingTable existing, Fit fit, TableSpec spec) {
        List<Integer> order = order(existing, fit);
        List<DesignColumn> columns = new ArrayList<>();
        Set<String> key = ExistingTable.lower(spec.way().needsUniqueKey() ? spec.conflictKey() : existing.key());
        for (DesignColumn column : fit.columns()) {
            boolean keyed = key.contains(column.name().toLowerCase(Locale.ROOT));
            columns.add(new DesignColumn(column.name(), column.type(), column.declared(), column.required() || keyed));
        }
        List<String> conflictKey = List.of();
        boolean refuses = !existing.special().isEmpty()
                || order.size() < existing.columns().size();
        if (spec.way().needsUniqueKey()) {
            conflictKey = existing.names().stream()
                    .filter(name -> key.contains(name.toLowerCase(Locale.ROOT)))
                    .toList();
            if (!existing.uniqueKeys().contains(key)) {
                throw noSuchKey(spec.conflictKey(), spec.table(), existing.uniqueKeys());
            }
            refuses |= existing.uniqueKeys().size() > 1;
        } else {
            refuses |= existing.uniqueKeys().size() > (existing.rowNumber() == TableImage.NO_KEY ? 0 : 1);
        }
        Refusals refusals = refuses
                ? Refusals.ANY
                : existing.rowNumber() == TableImage.NO_KEY || !conflictKey.isEmpty()
                        ? Refusals.NONE
                        : Refusals.BY_ROW_NUMBER;
        String obstacle = existing.special().contains(Special.STRICT_TYPES)
                ? "the table has strict types"
                : existing.special().contains(Special.GENERATED_COLUMNS)
                        ? "the table has generated columns"
                        : order.size() < existing.columns().size()
                                ? "the data does not have every column of the table"
                                : unplain(columns);
        return new TablePlan(
                spec.table(),
                columns,
                fit.data(),
                fit,
                order,
                existing.rowNumber(),
                conflictKey,
                onConflict(
                        spec,
                        conflictKey,
                        columns.stream().map(DesignColumn::name).toList()),
                refusals,
                obstacle);
    }

    static void refuseExisting(String file, TableSpec spec) {
        if (spec.way().existing() == LoadWay.Existing.REFUSE) {
            throw new LoadException(
                    Problem.of(DatabaseErrors.TABLE_EXISTS, "table '" + spec.table() + "' is there already")
                            .at(file)
                            .next("Choose another table, or mode append, replace or upsert."));
        }
    }

    static void refuseView(String file, ExistingTable existing, TableSpec spec) {
        if (!existing.kind().equals("table")) {
            throw new LoadException(Problem.of(
                            DatabaseErrors.TABLE_EXISTS,
                            "'" + spec.table() + "' is a view; rows are loaded into tables only")
                    .at(file)
                    .next("Set the name of a table."));
        }
    }

    /** For each column of the table that is filled the position of its data among those that are kept. */
    private static List<Integer> order(ExistingTable existing, Fit fit) {
        Map<String, Integer> data = new HashMap<>();
        for (int c = 0; c < fit.columns().size(); c++) {
            data.put(fit.columns().get(c).name(), c);
        }
        List<Integer> order = new ArrayList<>();
        for (String name : existing.names()) {
            Integer position = data.get(name);
            if (position != null) {
                order.add(position);
            }
        }
        return order;
    }

    private static LoadException noSuchKey(List<String> wanted, String table, List<Set<String>> unique) {
        String has = unique.stream().map(Set::toString).collect(Collectors.joining(", "));
        return new LoadException(Problem.of(
                        DatabaseErrors.KEY,
                        "table '" + table + "' is not unique on " + wanted
                                + ", so rows cannot be matched on it; it is unique on: "
                                + (has.isEmpty() ? "nothing" : has))
                .next("Match on one of these, or make a unique index on the columns first."));
    }

    private static String unplain(List<DesignColumn> columns) {
        return columns.stream()
                .filter(column -> !Storage.isPlain(column.type(), Affinity.of(column.declared())))
                .findFirst()
                .map(column -> "column '" + column.name() + "' turns " + column.type() + " into " + column.declared())
                .orElse("");
    }

    /** The columns that the data brings. */
    List<DesignColumn> dataColumns() {
        return columns.subList(0, data);
    }

    /** Whether a plain INSERT, with or without an ON CONFLICT clause, does what the mode asks for. */
    static boolean isSimple(TableSpec spec) {
        return spec.way().knownKey() != LoadWay.KnownKey.DELETE_FIRST
                && spec.way().knownKey() != LoadWay.KnownKey.HISTORY;
    }

    /** Rows by statements. */
    SqliteRows statements(Connection connection, TableSpec spec, StepContext context) throws SQLException {
        RowWriter.Factory plain =
                (on, into, its) -> BatchRows.into(on, SqliteDialect.SQLITE, into, its, onConflict, spec.batchSize());
        return new PlainRows(
                connection,
                isSimple(spec)
                        ? plain.into(connection, table, columns)
                        : MergedRows.into(
                                connection, SqliteDialect.SQLITE, table, columns, data, spec, context, plain));
    }

    /** The columns of an image, in the table's order. */
    List<ImageColumn> imageColumns() {
        List<ImageColumn> image = new ArrayList<>();
        for (int data : order) {
            image.add(new ImageColumn(
                    columns.get(data).type(), Affinity.of(columns.get(data).declared())));
        }
        return image;
    }

    private static String onConflict(TableSpec spec, List<String> key, List<String> names) {
        if (key.isEmpty()) {
            return "";
        }
        return spec.way().knownKey() == LoadWay.KnownKey.IGNORE
                ? SqliteDialect.SQLITE.ignoreOnConflict(key)
                : SqliteDialect.SQLITE.updateOnConflict(key, names);
    }

    /** The definition of an image's table that lets SQLite copy whole records: same affinities, same nullability. */
    String imageSql(int key) {
        StringBuilder sql = new StringBuilder("CREATE TABLE rows (");
        for (int c = 0; c < order.size(); c++) {
            DesignColumn column = columns.get(order.get(c));
            Affinity affinity = Affinity.of(column.declared());
            sql.append(c == 0 ? "" : ", ").append('c').append(c).append(' ').append(affinity);
            sql.append(column.required() ? " NOT NULL" : "").append(c == key ? " PRIMARY KEY" : "");
        }
        return sql.append(')').toString();
    }
}
