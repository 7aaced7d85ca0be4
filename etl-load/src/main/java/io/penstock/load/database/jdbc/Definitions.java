package io.penstock.load.database.jdbc;

import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.load.database.dialect.Dialect;
import io.penstock.load.database.shape.Fit;
import io.penstock.load.database.shape.Fitting;
import io.penstock.load.database.shape.TableColumn;
import io.penstock.load.database.table.DatabaseErrors;
import io.penstock.load.database.table.IndexSpec;
import io.penstock.load.database.table.LoadWay;
import io.penstock.load.database.table.TableDefinition;
import io.penstock.load.database.table.TableDesign;
import io.penstock.load.database.table.TableSpec;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables and indexes that a load makes and changes. Where definitions are part of the transaction nobody sees them before
 * the commit. Elsewhere a table that did not exist is seen empty while it is loaded, and its indexes are made before the rows.
 */
final class Definitions {
    private static final String NEW = "_penstock_new_";
    private static final String OLD = "_penstock_old_";

    private final Connected connected;
    private final Dialect dialect;
    private final TableSpec spec;
    private final TableDesign design;

    Definitions(Connected connected, TableSpec spec, TableDesign design) {
        this.connected = connected;
        this.dialect = connected.dialect();
        this.spec = spec;
        this.design = design;
    }

    /** Makes the table that is filled, or fits the data to the one that is there. */
    Filling ready() throws SQLException {
        TableDefinition definition = spec.definition();
        if (definition != null) {
            DefinedTables.make(connected.connection(), dialect, definition);
        }
        Optional<FoundTable> found = FoundTable.find(connected.connection(), spec.table());
        LoadWay.Existing fate = spec.way().existing();
        if (found.isEmpty()) {
            return make(spec.table(), spec.table());
        }
        FoundTable table = found.get();
        if (table.isView()) {
            throw refused(
                    "'" + spec.table() + "' is a view; rows are loaded into tables only", "Set the name of a table.");
        } else if (fate == LoadWay.Existing.REFUSE) {
            throw refused(
                    "table '" + spec.table() + "' is there already",
                    "Choose another table, or mode append, replace or upsert.");
        } else if (fate == LoadWay.Existing.SWAP) {
            String name = shortened(NEW, table.name());
            connected.execute("DROP TABLE IF EXISTS " + dialect.quote(name));
            return make(table.name(), name);
        }
        Filling filling = into(table);
        if (fate == LoadWay.Existing.EMPTY) {
            connected.execute("DELETE FROM " + dialect.quote(table.name()));
        }
        return filling;
    }

    private Filling make(String table, String filled) throws SQLException {
        List<String> conflictKey = spec.conflictKey();
        if (!conflictKey.isEmpty() && !Set.copyOf(conflictKey).equals(Set.copyOf(design.key()))) {
            throw noSuchKey(List.of(Set.copyOf(design.key())));
        }
        connected.execute(design.createTable(filled));
        List<Set<String>> unique = design.key().isEmpty() ? List.of() : List.of(FoundTable.lower(design.key()));
        Filling filling = new Filling(table, filled, true, Fit.whole(design), conflictKey, unique, Set.of());
        if (!dialect.definesInTransaction()) {
            indexes(filling);
        }
        return filling;
    }

    private Filling into(FoundTable table) throws SQLException {
        Fit fit = Fitting.of(connected.target().title(), table.name(), table.columns(), design, spec);
        List<String> conflictKey = List.of();
        if (spec.way().needsUniqueKey()) {
            Set<String> key = FoundTable.lower(spec.keys().matched());
            if (!table.uniqueKeys().contains(key)) {
                throw noSuchKey(table.uniqueKeys());
            }
            conflictKey = table.columns().stream()
                    .map(TableColumn::name)
                    .filter(name -> key.contains(name.toLowerCase(Locale.ROOT)))
                    .toList();
        }
        for (String definition : fit.definitions()) {
            connected.execute(definition);
        }
        Filling filling =
                new Filling(table.name(), table.name(), false, fit, conflictKey, table.uniqueKeys(), table.indexes());
        if (!dialect.definesInTransaction()) {
            indexes(filling);
        }
        return filling;
    }

    /** Makes what is best made after the rows. */
    void complete(Filling filling) throws SQLException {
        if (!dialect.definesInTransaction()) {
            return;
        } else if (filling.swaps() && !dialect.renamesIndexed()) {
            swap(filling);
        }
        indexes(filling);
    }

    private void indexes(Filling filling) throws SQLException {
        boolean swapped = !filling.swaps() || !dialect.renamesIndexed();
        String table = swapped ? filling.table() : filling.filled();
        for (IndexSpec index : spec.indexes()) {
            String name = shortened("", index.name(dialect.namesIndexesByTable() ? filling.table() : table));
            if (!filling.indexes().contains(name)) {
                connected.execute(
                        dialect.createIndex(name, table, index.columns(), index.kind() == IndexSpec.Kind.UNIQUE));
            }
        }
    }

    /** Puts a replacement in its place unless that is done; part of the commit. */
    void finish(Filling filling) throws SQLException {
        if (!filling.swaps() || (dialect.definesInTransaction() && !dialect.renamesIndexed())) {
            return;
        }
        swap(filling);
        for (IndexSpec index : dialect.namesIndexesByTable() ? List.<IndexSpec>of() : spec.indexes()) {
            connected.execute(dialect.renameIndex(
                    shortened("", index.name(filling.filled())), shortened("", index.name(filling.table()))));
        }
    }

    private void swap(Filling filling) throws SQLException {
        for (String statement : dialect.swap(filling.table(), filling.filled(), shortened(OLD, filling.table()))) {
            connected.execute(statement);
        }
    }

    /** Removes what this load made where a rollback does not. */
    void undo(Filling filling) throws SQLException {
        if (filling.made() && !dialect.definesInTransaction()) {
            connected.execute("DROP TABLE IF EXISTS " + dialect.quote(filling.filled()));
        }
    }

    /** {@code prefix + name}, cut and made different by a number where the database takes no name so long. */
    private String shortened(String prefix, String name) {
        String whole = prefix + name;
        int most = dialect.maxNameBytes();
        if (whole.getBytes(StandardCharsets.UTF_8).length <= most) {
            return whole;
        }
        String hash = Integer.toHexString(whole.hashCode());
        int end = whole.length();
        while (whole.substring(0, end).getBytes(StandardCharsets.UTF_8).length > most - hash.length() - 1) {
            end = whole.offsetByCodePoints(end, -1);
        }
        return whole.substring(0, end) + "_" + hash;
    }

    private LoadException noSuchKey(List<Set<String>> unique) {
        String has = unique.stream().map(Set::toString).collect(Collectors.joining(", "));
        return new LoadException(Problem.of(
                        DatabaseErrors.KEY,
                        "table '" + spec.table() + "' is not unique on "
                                + spec.keys().matched()
                                + ", so rows cannot be matched on it; it is unique on: "
                                + (has.isEmpty() ? "nothing" : has))
                .next("Match on one of these, or make a unique index on the columns first."));
    }

    private LoadException refused(String what, String next) {
        return new LoadException(Problem.of(DatabaseErrors.TABLE_EXISTS, what)
                .at(connected.target().title())
                .next(next));
    }
}
