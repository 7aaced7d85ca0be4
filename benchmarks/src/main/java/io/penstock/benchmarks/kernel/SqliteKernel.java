package io.penstock.benchmarks.kernel;

import static io.penstock.benchmarks.harness.WrongAnswerException.demand;

import io.penstock.benchmarks.harness.Checkouts;
import io.penstock.benchmarks.harness.KernelContext;
import io.penstock.benchmarks.harness.Rate;
import io.penstock.benchmarks.harness.SingleLoad;
import io.penstock.data.Batch;
import io.penstock.data.LongColumn;
import io.penstock.load.database.DatabaseLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * 17 typed columns with rising keys into a SQLite table, from open to commit: the file's own pages, pages that SQLite
 * copies, and {@code addBatch}. The same rows in all three, and 64 KB pages.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else.
public class SqliteKernel {
    private static final String KEY = "checkout_id";
    private static final String TABLE = "checkouts";

    private KernelContext context;
    private List<Batch> batches;
    private long rows;
    private Path absent;
    private Path empty;

    /** Proves that the three tables hold the same rows, with the right number and sum of keys. */
    @Setup
    public void prove(Checkouts checkouts) throws Exception {
        context = checkouts.context();
        batches = rising(checkouts.typed());
        rows = batches.stream().mapToLong(Batch::rowCount).sum();
        absent = checkouts.directory().resolve("new.db");
        empty = checkouts.directory().resolve("table.db");
        long keys = batches.stream()
                .mapToLong(batch -> ParseKernel.sum((LongColumn) batch.column(KEY)))
                .sum();
        Path reference = checkouts.directory().resolve("reference.db");
        makeEmptyTable();
        load(viaJdbc());
        demandTable(empty, keys);
        Files.move(empty, reference);
        makeEmptyTable();
        load(loader(empty));
        demandTable(empty, keys);
        demand("rows unlike those of addBatch", 0L, differences(reference, empty));
        load(loader(absent));
        demandTable(absent, keys);
        demand("rows unlike those of addBatch", 0L, differences(reference, absent));
        Files.delete(reference);
    }

    /** Gives each call a database with an empty table, and the place of one that is not there. */
    @Setup(Level.Invocation)
    public void makeEmptyTable() throws Exception {
        Files.deleteIfExists(absent);
        Files.deleteIfExists(empty);
        SingleLoad.run(loader(empty), List.of(batches.get(0).slice(0, 0)), context);
    }

    /** A file that is not there: no database engine runs. */
    @Benchmark
    public Object newFile(Rate rate) throws Exception {
        load(loader(absent));
        return count(rate);
    }

    /** A table that is there: SQLite takes the rows from page images. */
    @Benchmark
    public Object pageImage(Rate rate) throws Exception {
        load(loader(empty));
        return count(rate);
    }

    /** The same table through JDBC. */
    @Benchmark
    public Object addBatch(Rate rate) throws Exception {
        load(viaJdbc());
        return count(rate);
    }

    private Rate count(Rate rate) {
        rate.rows += rows;
        return rate;
    }

    private String load(DatabaseLoader loader) throws Exception {
        return SingleLoad.run(loader, batches, context);
    }

    private static DatabaseLoader loader(Path file) {
        return DatabaseLoader.sqlite(file).table(TABLE).primaryKey(KEY);
    }

    /** The settings with which {@code addBatch} is fastest and a crash still leaves no half-written table. */
    private DatabaseLoader viaJdbc() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.TRUNCATE);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        config.setCacheSize(-65_536);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url(empty));
        return DatabaseLoader.of(source).table(TABLE).primaryKey(KEY);
    }

    private static String url(Path file) {
        return "jdbc:sqlite:" + file;
    }

    /** Drops the rows whose key is not greater than all before. */
    private static List<Batch> rising(List<Batch> all) {
        List<Batch> kept = new ArrayList<>();
        long last = Long.MIN_VALUE;
        for (Batch batch : all) {
            LongColumn key = (LongColumn) batch.column(KEY);
            int[] chosen = new int[batch.rowCount()];
            int count = 0;
            for (int row = 0; row < batch.rowCount(); row++) {
                if (key.get(row) > last) {
                    last = key.get(row);
                    chosen[count++] = row;
                }
            }
            kept.add(batch.gather(chosen, count));
        }
        return kept;
    }

    private void demandTable(Path file, long keys) throws SQLException {
        demand("integrity of " + file.getFileName(), "ok", ask(file, "PRAGMA integrity_check"));
        demand("rows of " + file.getFileName(), Long.toString(rows), ask(file, "SELECT count(*) FROM " + TABLE));
        demand("sum of keys", Long.toString(keys), ask(file, "SELECT sum(" + KEY + ") FROM " + TABLE));
    }

    private static long differences(Path one, Path other) throws SQLException {
        return Long.parseLong(ask(
                one,
                "ATTACH '" + other + "' AS other",
                "SELECT count(*) FROM (SELECT * FROM " + TABLE + " EXCEPT SELECT * FROM other." + TABLE + ")"));
    }

    private static String ask(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(file));
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < statements.length - 1; i++) {
                statement.execute(statements[i]);
            }
            try (ResultSet result = statement.executeQuery(statements[statements.length - 1])) {
                return result.getString(1);
            }
        }
    }
}
