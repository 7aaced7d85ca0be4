package io.penstock.load.database.shape;

import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.load.contract.Difference;
import io.penstock.load.database.table.DatabaseErrors;
import io.penstock.load.database.table.DesignColumn;
import io.penstock.load.database.table.TableDesign;
import io.penstock.load.database.table.TableSpec;
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
    private final List<Difference> differences = new ArrayList<>();
    private final List<DesignColumn> columns = new ArrayList<>();
    private final List<Integer> positions = new ArrayList<>();

    private Fitting(List<TableColumn> existing, TableDesign design, TableSpec spec) {
        this.existing = existing;
        this.design = design;
        this.spec = spec;
    }

    /**
     * @param title the database, for messages
     * @throws LoadException when the contract does not allow what differs
     */
    public static Fit of(String title, List<TableColumn> existing, TableDesign design, TableSpec spec) {
        Fitting fitting = new Fitting(existing, design, spec);
        fitting.match();
        if (!fitting.differences.isEmpty()) {
            throw fitting.refused(title);
        }
        return new Fit(fitting.columns, fitting.positions.size(), fitting.positions, List.of());
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
                differences.add(new Difference(wanted.name(), "", wanted.type().toString()));
                continue;
            }
            columns.add(new DesignColumn(found.name(), wanted.type(), found.declared(), found.required()));
            if (c < design.dataColumns()) {
                positions.add(c);
            }
        }
        for (TableColumn column : missing) {
            if (!column.filled()) {
                differences.add(new Difference(column.name(), column.declared(), ""));
            }
        }
    }

    private LoadException refused(String title) {
        return new LoadException(Problem.of(
                        DatabaseErrors.COLUMNS_DIFFER,
                        "the data does not have the columns of table '" + spec.table() + "':"
                                + Difference.table(differences, "table") + "\n")
                .at(title)
                .next("Select, rename or derive columns so that they agree, or set mode replace."));
    }
}
