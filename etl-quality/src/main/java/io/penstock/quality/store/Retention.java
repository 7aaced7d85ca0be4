package io.penstock.quality.store;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which runs a store keeps: those that are younger than {@code age} and among the newest {@code runs} of their pipeline. The newest run of a pipeline, its newest run
 * that succeeded and its baseline always stay.
 *
 * @param age a run that started longer ago is removed
 * @param runs of each pipeline, at least 1
 */
public record Retention(Duration age, int runs) {
    /** 400 days, so that a month can be compared with the same month of the year before, and 10000 runs of each pipeline. */
    public static final Retention DEFAULT = new Retention(Duration.ofDays(400), 10_000);

    /** Nothing is ever removed. */
    public static final Retention FOREVER = new Retention(Duration.ofDays(365_000), Integer.MAX_VALUE);

    /** Runs removed in one transaction, so that other writers need not wait long. */
    private static final int AT_ONCE = 100;

    private static final Duration PAUSE = Duration.ofDays(1);

    /**
     * A retention.
     *
     * @throws PlanException {@code PEN-5303} for an age that is not positive or less than one run
     */
    public Retention {
        if (age.isNegative() || age.isZero()) {
            throw new PlanException(
                    Problem.of(StoreErrors.BAD_SETTING, "the age of retention must be above 0, not " + age));
        }
        if (runs < 1) {
            throw new PlanException(Problem.of(
                    StoreErrors.BAD_SETTING, "retention keeps at least 1 run of each pipeline, not " + runs));
        }
    }

    /** Whether a day has passed since the work was last done; it then counts as done now. */
    static boolean isDue(Connection connection, Instant now) throws SQLException {
        return RunTables.execute(
                        connection,
                        "INSERT INTO quality_upkeep (work, last_at) VALUES ('retention', ?)"
                                + " ON CONFLICT (work) DO UPDATE SET last_at = excluded.last_at"
                                + " WHERE quality_upkeep.last_at <= ?",
                        Rows.time(now),
                        Rows.time(now.minus(PAUSE)))
                > 0;
    }

    /** Removes what is to go; how many runs. */
    int apply(Database database, Instant now) {
        int removed = 0;
        int step;
        do {
            step = database.write(connection -> {
                List<String> old = old(connection, now);
                for (String id : old) {
                    RunTables.remove(connection, id);
                }
                return old.size();
            });
            removed += step;
        } while (step == AT_ONCE);
        if (removed > 0) {
            database.compact();
        }
        return removed;
    }

    private List<String> old(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT run_id FROM (
                  SELECT run_id, started_at, status,
                    row_number() OVER (PARTITION BY pipeline ORDER BY started_at DESC, run_id DESC) AS place,
                    row_number() OVER (PARTITION BY pipeline, status ORDER BY started_at DESC, run_id DESC) AS place_of_status
                  FROM quality_runs) AS placed
                WHERE place > 1 AND (place > ? OR started_at < ?)
                  AND NOT (status = 'succeeded' AND place_of_status = 1)
                  AND run_id NOT IN (SELECT run_id FROM quality_baselines)
                LIMIT ?""")) {
            Rows.set(select, runs, Rows.time(now.minus(age)), AT_ONCE);
            try (ResultSet rows = select.executeQuery()) {
                List<String> ids = new ArrayList<>();
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
                return ids;
            }
        }
    }
}
