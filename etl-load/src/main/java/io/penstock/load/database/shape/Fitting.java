package io.penstock.load.database.shape;

import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.load.contract.Difference;
import io.penstock.load.contract.SchemaChange;
import io.penstock.load.database.dialect.Dialect;
import io.penstock.load.database.table.DatabaseErrors;
import io.penstock.load.database.table.DesignColumn;
import io.penstock.load.database.table.TableDesign;
import io.penstock.load.database.table.TableSpec;
import io.penstock.schema.Type;
import io.penstock.spi.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the {@link Fit} of data into a table under a schema contract. */
public final class Fitting {
    private final List<TableColumn> existing;
    private final TableDesign design;
    private final TableSpec spec;
    private final String table;
    private final Dialect dialect;
    private final List<Difference> newColumns = new ArrayList<>();
    private final List<Difference> otherTypes = new ArrayList<>();
    private final List<DesignColumn> columns = new ArrayList<>();
    private final List<Integer> positions = new ArrayList<>();
    private final List<Guard> guards = new ArrayList<>();
    private final List<String> definitions = new ArrayList<>();

    private Fitting(String table, List<TableColumn> existing, TableDesign design, TableSpec spec) {
        this.table = table;
        this.existing = existing;
        this.design = design;
        this.spec = spec;
        this.dialect = design.dialect();
    }

    /**
     * @param title the database, for messages
     * @param table the table as the database spells it
     * @throws LoadException when the contract does not allow what differs
     */
    public static Fit of(String title, String table, List<TableColumn> existing, TableDesign design, TableSpec spec) {
        Fitting fitting = new Fitting(table, existing, design, spec);
        fitting.match();
        if (!fitting.newColumns.isEmpty()) {
            throw fitting.columnsDiffer(title);
        } else if (!fitting.otherTypes.isEmpty()) {
            throw fitting.typesDiffer(title);
        }
        return new Fit(
                fitting.columns, fitting.positions.size(), fitting.positions, fitting.guards, fitting.definitions);
    }

    private void match() {
        Map<String, TableColumn> exact = new HashMap<>();
        Map<String, @Nullable TableColumn> folded = new HashMap<>();
        for (TableColumn column : existing) {
            exact.put(column.name(), column);
            String lower = column.name().toLowerCase(Locale.ROOT);
            folded.put(lower, folded.containsKey(lower) ? null : column);
        }
        List<TableColumn> missing = new ArrayList<>(existing);
        for (int c = 0; c < design.columns().size(); c++) {
            DesignColumn wanted = design.columns().get(c);
            TableColumn found = exact.get(wanted.name());
            if (found == null) {
                found = folded.get(wanted.name().toLowerCase(Locale.ROOT));
            }
            if (found == null || !missing.remove(found)) {
                comesNew(wanted, c);
            } else {
                meets(found, wanted, c);
            }
        }
        for (TableColumn column : missing) {
            boolean lenient = spec.contract().newColumns() != SchemaChange.FREEZE || spec.definition() != null;
            boolean mayBeAbsent = column.filled() || (lenient && !column.required());
            if (!mayBeAbsent) {
                newColumns.add(new Difference(column.name(), column.declared(), ""));
            }
        }
    }

    private void comesNew(DesignColumn wanted, int position) {
        boolean needed =
                position >= design.dataColumns() || spec.keys().matched().contains(wanted.name());
        SchemaChange change = needed && spec.contract().newColumns() != SchemaChange.EVOLVE
                ? SchemaChange.FREEZE
                : spec.contract().newColumns();
        switch (change) {
            case FREEZE ->
                newColumns.add(new Difference(wanted.name(), "", wanted.type().toString()));
            case EVOLVE -> {
                definitions.add("ALTER TABLE " + dialect.quote(table) + " ADD COLUMN " + dialect.quote(wanted.name())
                        + " " + wanted.declared());
                take(new DesignColumn(wanted.name(), wanted.type(), wanted.declared(), false), position);
            }
            case DISCARD_ROW -> guard(wanted, position, "the table has no such column");
            case DISCARD_VALUE -> {}
        }
    }

    private void meets(TableColumn found, DesignColumn wanted, int position) {
        StoredType stored = StoredType.of(found.declared());
        Type type = wanted.type();
        SchemaChange change = spec.contract().typeChanges();
        Type wider = stored.widenedFor(type).orElse(null);
        String declared = found.declared();
        if (change == SchemaChange.EVOLVE
                && wider != null
                && !dialect.changeType(table, "", "", false).isEmpty()) {
            declared = dialect.columnType(wider, false);
            definitions.add(dialect.changeType(table, found.name(), declared, found.required()));
        } else if (position < design.dataColumns() && !stored.holds(type, dialect)) {
            boolean key = spec.keys().matched().contains(wanted.name());
            if (change == SchemaChange.DISCARD_ROW && !key && !found.required()) {
                guard(wanted, position, "the table's type " + found.declared() + " cannot store " + type);
                return;
            } else if (change == SchemaChange.DISCARD_VALUE && !key && !found.required()) {
                return;
            }
            otherTypes.add(new Difference(found.name(), found.declared(), type.toString()));
        }
        take(new DesignColumn(found.name(), type, declared, found.required()), position);
    }

    private void take(DesignColumn column, int position) {
        columns.add(column);
        if (position < design.dataColumns()) {
            positions.add(position);
        }
    }

    private void guard(DesignColumn column, int position, String why) {
        guards.add(new Guard(
                position,
                Failure.of(
                        "schema_contract(" + column.name() + ")",
                        "column '" + column.name() + "' has a value, but " + why)));
    }

    private LoadException columnsDiffer(String title) {
        return new LoadException(Problem.of(
                        DatabaseErrors.COLUMNS_DIFFER,
                        "the data does not have the columns of table '" + spec.table() + "':"
                                + Difference.table(newColumns, "table") + "\n")
                .at(title)
                .next("Select, rename or derive columns so that they agree, set new_columns to evolve, discard_row or"
                        + " discard_value, or set mode replace."));
    }

    private LoadException typesDiffer(String title) {
        return new LoadException(Problem.of(
                        DatabaseErrors.TYPES_DIFFER,
                        "table '" + spec.table() + "' cannot store the data without loss:"
                                + Difference.table(otherTypes, "table") + "\n")
                .at(title)
                .next((spec.contract().typeChanges() == SchemaChange.EVOLVE
                                ? "No type of the table holds both, so it was not changed. Cast the columns"
                                : "Cast the columns, set type_changes to evolve, discard_row or discard_value")
                        + ", or set mode replace."));
    }
}
