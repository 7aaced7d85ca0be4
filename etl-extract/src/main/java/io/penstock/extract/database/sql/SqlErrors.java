package io.penstock.extract.database.sql;

import io.penstock.error.EtlException;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What databases say, as messages that tell what to do, by SQLSTATE (ISO 9075) and the codes of products without one. */
public final class SqlErrors {
    private static final Pattern DETAIL = Pattern.compile("(?s)\\s*(Detail|Where):.*?(?=Position:|$)");
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"(?=\\s*$)|: \"[^\"]*\"");
    private static final int SQLITE_BUSY = 5;
    private static final int SQLITE_LOCKED = 6;
    private static final int SQLITE_CORRUPT = 11;
    private static final int SQLITE_CANTOPEN = 14;
    private static final int SQLITE_NOTADB = 26;

    private SqlErrors() {}

    /**
     * An error as an exception.
     *
     * @param where the database without user and password
     */
    public static EtlException of(SQLException error, Product product, String where) {
        if (product == Product.SQLITE) {
            EtlException known = sqlite(error, where);
            if (known != null) {
                return known;
            }
        }
        if (product == Product.DUCKDB && String.valueOf(error.getMessage()).contains("Could not set lock on file")) {
            return inUse(
                    where,
                    "Let the other program close it: DuckDB lets one process write, or several only read.",
                    error);
        }
        String state = state(error);
        int code = error.getErrorCode();
        if (error instanceof SQLTimeoutException || state.equals("57014")) {
            return exception(
                            DatabaseErrors.TIMEOUT,
                            where,
                            "the database did not answer in time",
                            "Set a longer query_timeout, or ask for less.",
                            error)
                    .passing();
        } else if (state.startsWith("28") || (product == Product.H2 && code == 28000) || code == 1045) {
            return exception(
                    DatabaseErrors.LOGIN,
                    where,
                    "the database refused this user or password",
                    "Check user and password.",
                    error);
        } else if (state.equals("3D000") || (state.equals("42000") && code == 1049) || code == 90146) {
            return exception(
                    DatabaseErrors.NOT_A_DATABASE,
                    where,
                    "the server has no database of this name: " + said(error),
                    "Check the last part of the URL.",
                    error);
        } else if (state.startsWith("08") || state.startsWith("57P") || state.equals("53300")) {
            return exception(
                            DatabaseErrors.UNREACHABLE,
                            where,
                            "the database cannot be reached, or the connection broke: " + said(error),
                            "Check host and port, and that the server runs.",
                            error)
                    .passing();
        } else if (state.startsWith("40") || state.equals("55P03") || code == 1205) {
            return exception(
                            DatabaseErrors.LOCKED,
                            where,
                            "other work on the database stood in the way: " + said(error),
                            "Run again.",
                            error)
                    .passing();
        } else if (state.startsWith("42")
                || state.startsWith("22")
                || state.equals("HY000")
                || state.equals("S1000")
                || state.isEmpty()
                || product == Product.SQLITE) {
            return exception(
                    DatabaseErrors.STATEMENT,
                    where,
                    "the database refused the query: " + said(error),
                    "Mend the query; its values are bound and never shown.",
                    error);
        }
        return exception(
                DatabaseErrors.FAILED,
                where,
                "the database reported an error (SQLSTATE " + state + "): " + said(error),
                "Look at the cause in the log.",
                error);
    }

    private static @Nullable EtlException sqlite(SQLException error, String where) {
        int code = error.getErrorCode() & 0xff;
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
            return inUse(
                    where,
                    "Let the other program finish its transaction or close it, or set a longer lock_timeout.",
                    error);
        } else if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT) {
            return exception(
                    DatabaseErrors.NOT_A_DATABASE,
                    where,
                    code == SQLITE_NOTADB
                            ? "the file is not a SQLite database, or it is encrypted"
                            : "the SQLite database is damaged",
                    "Check the path.",
                    error);
        } else if (code == SQLITE_CANTOPEN) {
            return exception(
                    DatabaseErrors.NOT_A_DATABASE,
                    where,
                    "the database file cannot be opened",
                    "Check the path and the right to read it.",
                    error);
        }
        return null;
    }

    private static EtlException inUse(String where, String next, SQLException error) {
        return exception(DatabaseErrors.LOCKED, where, "the database is in use by another program", next, error)
                .passing();
    }

    private static String state(SQLException error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().toUpperCase(Locale.ROOT);
            }
        }
        return "";
    }

    /** The database's own words on one line, without parts that may quote values. */
    private static String said(SQLException error) {
        String message = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        String bare = DETAIL.matcher(message).replaceAll("");
        String state = state(error);
        if (state.startsWith("22")) {
            bare = LITERAL.matcher(bare).replaceAll("");
        }
        return bare.replaceAll("\\s+", " ").strip();
    }

    private static ExtractException exception(
            io.penstock.error.ErrorCode code, String where, String what, String next, SQLException cause) {
        return new ExtractException(Problem.of(code, what).at(where).next(next), cause);
    }
}
