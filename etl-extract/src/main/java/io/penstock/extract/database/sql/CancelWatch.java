package io.penstock.extract.database.sql;

import io.penstock.error.RunCancelledException;
import io.penstock.spi.StepContext;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Stops a statement that waits for the database when its run is cancelled. Made and closed with an open source. */
public final class CancelWatch implements AutoCloseable {
    private static final long INTERVAL_MILLIS = 50;

    private final StepContext context;
    private final Thread thread;
    private @Nullable Stop running;
    private boolean closed;

    /** What may take long. */
    @FunctionalInterface
    public interface Call<T extends @Nullable Object> {
        T run() throws SQLException;
    }

    /** Ends what takes long, from another thread. */
    @FunctionalInterface
    public interface Stop {
        void stop() throws SQLException;
    }

    public CancelWatch(StepContext context) {
        this.context = context;
        this.thread = new Thread(this::watch, "penstock-database-watch");
        thread.setDaemon(true);
    }

    /**
     * Runs a call of a statement.
     *
     * @throws RunCancelledException when the run was cancelled meanwhile
     */
    public <T extends @Nullable Object> T during(Statement statement, Call<T> call) throws SQLException {
        return during(statement::cancel, call);
    }

    /**
     * Runs what a call of {@code stop} ends.
     *
     * @throws RunCancelledException when the run was cancelled meanwhile
     */
    public <T extends @Nullable Object> T during(Stop stop, Call<T> call) throws SQLException {
        context.checkCancelled();
        synchronized (this) {
            running = stop;
            if (thread.getState() == Thread.State.NEW && !closed) {
                thread.start();
            }
        }
        try {
            return call.run();
        } catch (SQLException e) {
            context.checkCancelled();
            throw e;
        } finally {
            synchronized (this) {
                running = null;
            }
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(INTERVAL_MILLIS);
                synchronized (this) {
                    if (closed) {
                        return;
                    }
                    Stop stop = running;
                    if (stop != null && isCancelled()) {
                        stop.stop();
                    }
                }
            }
        } catch (InterruptedException | SQLException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isCancelled() {
        try {
            context.checkCancelled();
            return false;
        } catch (RuntimeException e) {
            return true;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        thread.interrupt();
    }
}
