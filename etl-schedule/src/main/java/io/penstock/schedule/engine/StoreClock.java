package io.penstock.schedule.engine;

import io.penstock.schedule.store.ScheduleDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time as the store has it, so that nodes whose own clocks differ agree on what is due and on who is gone. Between two questions to the
 * store, the node's clock goes on. Safe for use by several threads.
 */
public final class StoreClock extends Clock implements com.github.kagkarlsson.scheduler.Clock {
    private static final Logger LOG = LoggerFactory.getLogger(StoreClock.class);
    private static final long TOLERATED_MILLIS = 50;
    private static final long TOLD_MILLIS = 1000;

    private final Clock own;
    private final Source source;
    private volatile long offset;

    /** Whose time counts. */
    public enum Source {
        /** That of the store. */
        STORE,
        /** That of the given clock, for tests. */
        OWN
    }

    public StoreClock(Clock own, Source source) {
        this.own = own;
        this.source = source;
    }

    /** Asks the store for the time. */
    void ask(ScheduleDatabase database) {
        if (source == Source.OWN) {
            return;
        }
        database.read(connection -> {
            String sql = database.isSqlite()
                    ? "SELECT CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER)"
                    : "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)";
            try (Statement statement = connection.createStatement()) {
                long before = own.millis();
                long nanos = System.nanoTime();
                try (ResultSet result = statement.executeQuery(sql)) {
                    result.next();
                    long took = (System.nanoTime() - nanos) / 1_000_000;
                    set(result.getLong(1) - before - took / 2, took);
                }
            }
            return true;
        });
    }

    private void set(long difference, long took) throws SQLException {
        long former = offset;
        offset = Math.abs(difference) <= TOLERATED_MILLIS + took ? 0 : difference;
        if (Math.abs(offset - former) > TOLD_MILLIS) {
            LOG.warn(
                    "the clock of this node differs from that of the schedule store by {}; the store's counts",
                    Duration.ofMillis(-offset));
        }
    }

    @Override
    public Instant instant() {
        return own.instant().plusMillis(offset);
    }

    @Override
    public Instant now() {
        return instant();
    }

    @Override
    public ZoneId getZone() {
        return own.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the store's clock has one zone");
    }
}
