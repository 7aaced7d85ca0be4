package io.penstock.load.database.copy;

import io.penstock.error.LoadException;
import io.penstock.error.Suggestion;
import io.penstock.load.backup.BackupErrors;
import io.penstock.load.backup.BackupVersion;
import io.penstock.load.backup.BackupVersions;
import io.penstock.load.database.jdbc.Connected;
import io.penstock.load.database.jdbc.FoundTable;
import io.penstock.load.database.jdbc.JdbcErrors;
import io.penstock.load.database.shape.TableColumn;
import io.penstock.load.database.table.TableSpec;
import io.penstock.load.database.table.Target;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The copies of one table. A restore puts the saved rows into the table in one transaction; only when the table is gone or has
 * lost a column, a copy takes its place.
 */
final class TableVersions implements BackupVersions {
    private final Target target;
    private final TableSpec spec;

    TableVersions(Target target, TableSpec spec) {
        this.target = target;
        this.spec = spec;
    }

    private interface Work<T> {
        T with(Connected connected) throws SQLException;
    }

    private <T> T connected(Work<T> work) {
        try (Connected connected = Connected.open(target, spec)) {
            return work.with(connected);
        } catch (SQLException e) {
            throw JdbcErrors.of(e, target, target.dialect(), spec.lockTimeout());
        }
    }

    private String place() {
        return target.title() + ", table '" + spec.table() + "'";
    }

    @Override
    public List<BackupVersion> list() {
        return connected(this::list);
    }

    private List<BackupVersion> list(Connected connected) throws SQLException {
        CopyRegistry registry = CopyRegistry.in(connected);
        String name = FoundTable.find(connected.connection(), spec.table())
                .map(FoundTable::name)
                .orElse(spec.table());
        return registry.isThere() ? registry.list(name) : List.of();
    }

    @Override
    public BackupVersion verify(String version) {
        return connected(connected -> verify(connected, version));
    }

    private BackupVersion verify(Connected connected, String version) throws SQLException {
        List<BackupVersion> all = list(connected);
        for (BackupVersion each : all) {
            if (each.version().equals(version)) {
                String copy = CopyRegistry.in(connected).copyOf(version);
                if (FoundTable.find(connected.connection(), copy).isEmpty()) {
                    throw differs("table '" + copy + "' is not there any more");
                }
                long rows = new CopySql(connected).count(copy);
                if (rows != each.rows()) {
                    throw differs("table '" + copy + "' has " + rows + " rows, " + each.rows() + " were saved");
                }
                return each;
            }
        }
        List<String> ids = all.stream().map(BackupVersion::version).toList();
        throw BackupErrors.of(
                BackupErrors.UNKNOWN_VERSION,
                place(),
                ids.isEmpty()
                        ? "there is no backup"
                        : "there is no backup '" + version + "'. " + Suggestion.among(version, ids),
                "Look with DatabaseLoader.backups().list() or ./etl backups list.",
                null);
    }

    private LoadException differs(String what) {
        return BackupErrors.of(BackupErrors.DIFFERS, place(), what, "Use another version.", null);
    }

    @Override
    public BackupVersion restore(String version) {
        return connected(connected -> {
            BackupVersion backup = verify(connected, version);
            try {
                restore(connected, CopyRegistry.in(connected).copyOf(version), backup);
                connected.connection().commit();
                return backup;
            } catch (SQLException e) {
                connected.connection().rollback();
                throw BackupErrors.notRestored(
                        place(), JdbcErrors.of(e, target, connected.dialect(), spec.lockTimeout()));
            }
        });
    }

    private void restore(Connected connected, String copy, BackupVersion backup) throws SQLException {
        CopySql sql = new CopySql(connected);
        FoundTable saved = FoundTable.find(connected.connection(), copy).orElseThrow();
        Optional<FoundTable> table = FoundTable.find(connected.connection(), spec.table());
        if (table.isEmpty()) {
            sql.copy(copy, backup.target());
        } else if (names(table.get()).containsAll(names(saved))) {
            sql.replaceRows(table.get(), saved);
        } else {
            String name = table.get().name();
            String replacement = sql.copyName(name, "restored-" + backup.version());
            sql.dropIfThere(replacement);
            sql.copy(copy, replacement);
            sql.swap(name, replacement, sql.copyName(name, "old-" + backup.version()));
        }
        long rows = sql.count(table.map(FoundTable::name).orElse(backup.target()));
        if (rows != backup.rows()) {
            throw new SQLException(
                    "the table has " + rows + " rows after the restore, " + backup.rows() + " were saved");
        }
    }

    private static List<String> names(FoundTable table) {
        return table.columns().stream().map(TableColumn::name).toList();
    }
}
