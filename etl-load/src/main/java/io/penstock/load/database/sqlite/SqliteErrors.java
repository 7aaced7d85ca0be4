package io.penstock.load.database.sqlite;

import io.penstock.error.ErrorCode;
import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.load.database.dialect.SqliteDialect;
import io.penstock.load.database.table.DatabaseErrors;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite says, as messages that tell what to do. */
final class SqliteErrors {
    private SqliteErrors() {}

    /** Any error but a refused row. */
    static LoadException of(SQLException error, String target, Duration waited) {
        SQLiteErrorCode code =
                error instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        int primary = code.code & 0xff;
        if (primary == SQLiteErrorCode.SQLITE_BUSY.code || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return exception(
                    DatabaseErrors.LOCKED,
                    target,
                    "the database is in use by another program; waited " + waited.toMillis() / 1000.0 + " s",
                    "Let the other program finish its transaction or close it, or set a longer lock_timeout.",
                    error);
        } else if (primary == SQLiteErrorCode.SQLITE_READONLY.code
                || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || primary == SQLiteErrorCode.SQLITE_PERM.code) {
            return readOnly(target, error);
        } else if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
            return diskFull(target, error);
        } else if (primary == SQLiteErrorCode.SQLITE_NOTADB.code || primary == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return exception(
                    DatabaseErrors.NOT_A_DATABASE,
                    target,
                    primary == SQLiteErrorCode.SQLITE_NOTADB.code
                            ? "the file is not a SQLite database"
                            : "the SQLite database is damaged",
                    "Check the path; a file that is not a database is never overwritten.",
                    error);
        } else if (primary == SQLiteErrorCode.SQLITE_CONSTRAINT.code) {
            return exception(
                    DatabaseErrors.REFUSED,
                    target,
                    SqliteDialect.SQLITE.refusal(error).message().replace("refused the row", "failed"),
                    "Remove repeated rows first (dedupe on these columns), or drop the unique index from the settings.",
                    error);
        }
        return exception(
                DatabaseErrors.FAILED,
                target,
                "SQLite reported " + code.name() + ": " + code.message,
                "Look at the cause in the log.",
                error);
    }

    static LoadException readOnly(String target, @Nullable Exception cause) {
        return exception(
                DatabaseErrors.READ_ONLY,
                target,
                "the database file or its directory cannot be written",
                "Give this user the right to write to both, or choose another target.",
                cause);
    }

    static LoadException diskFull(String target, Exception cause) {
        return exception(
                DatabaseErrors.DISK_FULL,
                target,
                "the disk is full",
                "Free some space (a load needs about twice the size of its rows while it runs) and run again.",
                cause);
    }

    private static LoadException exception(
            ErrorCode code, String target, String what, String next, @Nullable Exception cause) {
        return new LoadException(Problem.of(code, what).at(target).next(next), cause);
    }
}
