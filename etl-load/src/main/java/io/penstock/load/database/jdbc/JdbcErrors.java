package io.penstock.load.database.jdbc;

import io.penstock.error.ErrorCode;
import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.load.database.dialect.Cause;
import io.penstock.load.database.dialect.Dialect;
import io.penstock.load.database.table.DatabaseErrors;
import io.penstock.load.database.table.Target;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What databases say, as messages that tell what to do; never with a value of the data or a secret. */
public final class JdbcErrors {
    private JdbcErrors() {}

    /** Any error but a refused row. */
    public static LoadException of(SQLException error, Target target, Dialect dialect, Duration waited) {
        String product = dialect.product();
        return switch (dialect.cause(error)) {
            case LOCKED ->
                (LoadException) exception(
                                DatabaseErrors.LOCKED,
                                target,
                                "another transaction of " + product + " holds what this load needs; waited "
                                        + waited.toMillis() / 1000.0 + " s",
                                "Let it finish, or set a longer lock_timeout.",
                                error)
                        .passing();
            case CONNECTION ->
                (LoadException) exception(
                                DatabaseErrors.CONNECTION,
                                target,
                                "the connection to " + product + " broke or could not be made (" + reason(error, target)
                                        + ")",
                                "Check that the server runs and can be reached, then run again.",
                                error)
                        .passing();
            case ACCESS ->
                exception(
                        DatabaseErrors.ACCESS,
                        target,
                        product + " refused this user (" + reason(error, target) + ")",
                        "Check user and password, and the user's rights on the table and its schema.",
                        error);
            case DISK_FULL ->
                exception(
                        DatabaseErrors.DISK_FULL,
                        target,
                        "the disk of " + product + " is full",
                        "Free some space and run again.",
                        error);
            case ROW ->
                exception(
                        DatabaseErrors.REFUSED,
                        target,
                        dialect.refusal(error).message(),
                        "Remove the rows to blame first (dedupe, validate), or change the settings of the table.",
                        error);
            case DEPENDENTS ->
                exception(
                        DatabaseErrors.DEPENDENTS,
                        target,
                        "views or keys of other tables depend on the table that would be replaced",
                        "Set mode truncate, which keeps the table, or drop what depends on it first.",
                        error);
            case OTHER ->
                exception(
                        DatabaseErrors.FAILED,
                        target,
                        product + " reported: " + reason(error, target),
                        "Look at the cause in the log.",
                        error);
        };
    }

    /** The connection broke while the commit was on its way. */
    static LoadException unknownCommit(SQLException error, Target target, String table) {
        return exception(
                DatabaseErrors.COMMIT_UNKNOWN,
                target,
                "the connection broke during the commit (" + reason(error, target) + "): nobody knows whether table '"
                        + table + "' has the rows of this run",
                "Look into the table before running again; modes upsert, merge and replace can simply be run again.",
                error);
    }

    /** Whether an error in a commit leaves its outcome open. */
    static boolean leavesOpen(SQLException error, Dialect dialect) {
        return dialect.cause(error) == Cause.CONNECTION;
    }

    private static LoadException exception(
            ErrorCode code, Target target, String what, String next, SQLException error) {
        return new LoadException(Problem.of(code, what).at(target.title()).next(next), harmless(error, target));
    }

    /** The error itself unless its chain shows a secret of the target. */
    private static @Nullable SQLException harmless(SQLException error, Target target) {
        if (!(target instanceof Target.Url url)) {
            return error;
        }
        List<String> secrets = url.secrets();
        for (Throwable at = error; at != null; at = at.getCause()) {
            String message = String.valueOf(at.getMessage());
            if (secrets.stream().anyMatch(message::contains)) {
                return null;
            }
        }
        return error;
    }

    /** The first line of the message, without what databases quote from the data. */
    private static String reason(SQLException error, Target target) {
        String first = String.valueOf(error.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("jdbc:\\S+", "jdbc:…")
                .replaceAll("\"[^\"]{60,}\"", "\"…\"")
                .strip();
        String state = error.getSQLState();
        boolean tells =
                target instanceof Target.Url url && url.secrets().stream().anyMatch(first::contains);
        return tells || first.length() > 200 || first.isEmpty()
                ? "SQLSTATE " + (state == null ? "unknown" : state.toUpperCase(Locale.ROOT))
                : first;
    }
}
