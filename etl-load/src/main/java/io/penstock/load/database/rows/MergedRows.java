package io.penstock.load.database.rows;

import io.penstock.data.Batch;
import io.penstock.load.database.dialect.Dialect;
import io.penstock.load.database.table.DesignColumn;
import io.penstock.load.database.table.TableSpec;
import io.penstock.spi.StepContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings pieces into a temporary table of the same columns by the fastest way there is, and from there into the table by
 * statements about whole sets. One thread.
 */
public final class MergedRows implements RowWriter {
    private static final String STAGE = "_penstock_stage";
    private static final String SEEN = "_penstock_seen";
    private static final int CHUNK = 8192;

    private final Connection connection;
    private final Dialect dialect;
    private final RowWriter stage;
    private final KeyRows once;
    private final List<PreparedStatement> statements = new ArrayList<>();
    private final List<String> temporary = new ArrayList<>();

    private MergedRows(Connection connection, Dialect dialect, RowWriter stage, KeyRows once) {
        this.connection = connection;
        this.dialect = dialect;
        this.stage = stage;
        this.once = once;
    }

    /**
     * @param columns those of the table that are filled: the data's, then those that the mode adds
     * @param data how many of them are the data's
     * @param plain makes writers of plain inserts
     */
    public static MergedRows into(
            Connection connection,
            Dialect dialect,
            String table,
            List<DesignColumn> columns,
            int data,
            TableSpec spec,
            StepContext context,
            RowWriter.Factory plain)
            throws SQLException {
        List<DesignColumn> brought = columns.subList(0, data);
        List<String> names = brought.stream().map(DesignColumn::name).toList();
        List<String> key = named(spec.keys().matched(), names);
        MergeSql sql = new MergeSql(
                dialect, table, STAGE, SEEN, names, key, named(spec.keys().tracked(), names));
        boolean unique = spec.way().needsUniqueKey()
                || (!spec.keys().primary().isEmpty()
                        && key.containsAll(named(spec.keys().primary(), names)));
        KeyRows.Keep keep = switch (spec.way().knownKey()) {
            case INSERT -> KeyRows.Keep.ALL;
            case IGNORE -> KeyRows.Keep.FIRST;
            case UPDATE, HISTORY -> KeyRows.Keep.LAST;
            case DELETE_FIRST -> unique ? KeyRows.Keep.LAST : KeyRows.Keep.ALL;
        };
        List<String> steps = switch (spec.way().knownKey()) {
            case INSERT -> List.of(sql.insert());
            case UPDATE -> sql.upsert();
            case IGNORE -> sql.insertNew();
            case DELETE_FIRST -> unique ? sql.deleteInsert() : sql.deleteInsertOnce();
            case HISTORY -> sql.history();
        };
        make(connection, dialect, STAGE, names, table);
        MergedRows rows = new MergedRows(
                connection,
                dialect,
                plain.into(connection, STAGE, brought),
                new KeyRows(key.stream().map(names::indexOf).toList(), keep));
        rows.temporary.add(STAGE);
        if (steps.stream().anyMatch(step -> step.contains(SEEN))) {
            make(connection, dialect, SEEN, key, table);
            rows.temporary.add(SEEN);
        }
        for (String step : steps) {
            rows.statements.add(bound(connection.prepareStatement(step), dialect, columns, data, context));
        }
        return rows;
    }

    private static PreparedStatement bound(
            PreparedStatement statement, Dialect dialect, List<DesignColumn> columns, int data, StepContext context)
            throws SQLException {
        int parameters = statement.getParameterMetaData().getParameterCount();
        Instant now = context.startedAt();
        for (int p = 1; p <= parameters; p++) {
            DesignColumn validFrom = columns.get(data);
            ValueBinder.bindInstant(statement, p, dialect.binding(validFrom.type(), validFrom.declared()), now);
        }
        return statement;
    }

    /** Makes an empty temporary table with some columns of another. */
    static void make(Connection connection, Dialect dialect, String name, List<String> columns, String like)
            throws SQLException {
        Statements.execute(connection, "DROP TABLE IF EXISTS " + dialect.quote(name));
        Statements.execute(
                connection,
                dialect.createTemporary() + " " + dialect.quote(name) + " AS SELECT " + dialect.quoteAll(columns)
                        + " FROM " + dialect.quote(like) + " WHERE 1 = 0");
    }

    /** The names as the table spells them. */
    private static List<String> named(List<String> wanted, List<String> names) {
        List<String> found = new ArrayList<>();
        for (String name : wanted) {
            found.add(
                    names.contains(name)
                            ? name
                            : names.stream()
                                    .filter(name::equalsIgnoreCase)
                                    .findFirst()
                                    .orElse(name));
        }
        return found;
    }

    @Override
    public void insert(Batch batch, int from, int to) throws SQLException {
        Batch piece = once.of(batch, from, to);
        stage.insert(piece, 0, piece.rowCount());
        for (PreparedStatement statement : statements) {
            statement.executeUpdate();
        }
        Statements.execute(connection, dialect.emptyTemporary(STAGE));
    }

    @Override
    public int chunk() {
        return Math.max(CHUNK, stage.chunk());
    }

    @Override
    public String title() {
        return stage.title() + " and a temporary table";
    }

    @Override
    public void close() throws SQLException {
        stage.close();
        for (PreparedStatement statement : statements) {
            statement.close();
        }
        if (!connection.isClosed()) {
            for (String table : temporary) {
                Statements.execute(connection, "DROP TABLE IF EXISTS " + dialect.quote(table));
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }
}
