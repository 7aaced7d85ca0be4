package io.penstock.load.database.table;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.DoubleColumn;
import io.penstock.load.database.dialect.Dialect;
import io.penstock.load.database.dialect.SqliteDialect;
import io.penstock.schema.Type;
import io.penstock.spi.Failure;
import io.penstock.spi.RowFailures;
import io.penstock.spi.SinkOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses rows before the database sees them: a null where the table allows none, and a NaN or an infinity where the database
 * has no such number; SQLite would store a NaN as null without a word.
 */
public final class NullScreen {
    private final List<Integer> columns = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();

    private NullScreen() {}

    /** The screen for data whose columns come in this order. */
    public static NullScreen of(String table, List<DesignColumn> design, Dialect dialect) {
        NullScreen screen = new NullScreen();
        for (int c = 0; c < design.size(); c++) {
            DesignColumn column = design.get(c);
            String of = "column '" + column.name() + "' of table '" + table + "'";
            if (column.required()) {
                screen.add(c, Reason.NULL, Failure.of("not_null(" + column.name() + ")", of + " takes no null"));
            }
            if (column.type() == Type.FLOAT64 && !dialect.storesNonFinite()) {
                screen.add(
                        c,
                        Reason.NON_FINITE,
                        Failure.of("finite(" + column.name() + ")", of + " takes no NaN and no infinity"));
            } else if (column.type() == Type.FLOAT64 && dialect == SqliteDialect.SQLITE) {
                screen.add(
                        c,
                        Reason.NAN,
                        Failure.of("not_nan(" + column.name() + ")", of + " takes no NaN, which SQLite does not have"));
            }
        }
        return screen;
    }

    private void add(int column, Reason reason, Failure failure) {
        columns.add(column);
        reasons.add(reason);
        failures.add(failure);
    }

    /** The rows that may pass; {@code batch} itself when all may. */
    public Batch pass(Batch batch, SinkOutput output) {
        if (!concerns(batch)) {
            return batch;
        }
        RowFailures refused = new RowFailures();
        int[] kept = new int[batch.rowCount()];
        int count = 0;
        for (int row = 0; row < batch.rowCount(); row++) {
            boolean whole = true;
            for (int k = 0; k < columns.size(); k++) {
                if (isBad(reasons.get(k), batch.column(columns.get(k)), row)) {
                    refused.add(row, failures.get(k));
                    whole = false;
                }
            }
            if (whole) {
                kept[count++] = row;
            }
        }
        if (refused.isEmpty()) {
            return batch;
        }
        output.reject(batch, refused);
        return batch.gather(kept, count);
    }

    private boolean concerns(Batch batch) {
        for (int k = 0; k < columns.size(); k++) {
            Column column = batch.column(columns.get(k));
            if (reasons.get(k) == Reason.NULL
                    ? column.validity().hasNulls()
                    : column instanceof DoubleColumn doubles && !allFinite(doubles)) {
                return true;
            }
        }
        return false;
    }

    private static boolean allFinite(DoubleColumn column) {
        for (int row = 0; row < column.size(); row++) {
            if (!Double.isFinite(column.get(row))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBad(Reason reason, Column column, int row) {
        return switch (reason) {
            case NULL -> column.isNull(row);
            case NAN ->
                column instanceof DoubleColumn doubles && !doubles.isNull(row) && Double.isNaN(doubles.get(row));
            case NON_FINITE -> column instanceof DoubleColumn doubles && !Double.isFinite(doubles.get(row));
        };
    }

    private enum Reason {
        NULL,
        NAN,
        NON_FINITE
    }
}
