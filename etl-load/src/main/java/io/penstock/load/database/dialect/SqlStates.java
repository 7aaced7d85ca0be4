package io.penstock.load.database.dialect;

import io.penstock.spi.Failure;
import java.sql.SQLException;

/** Errors by their SQLSTATE: the classes of ISO/IEC 9075-2, section 24, and those that databases agree on beyond it. */
final class SqlStates {
    private SqlStates() {}

    static Cause cause(SQLException error) {
        String state = state(error);
        if (state.startsWith("23") || state.startsWith("22") || state.startsWith("44")) {
            return Cause.ROW;
        } else if (state.startsWith("40") || state.equals("55P03") || state.equals("57014")) {
            return Cause.LOCKED;
        } else if (state.startsWith("08") || state.startsWith("57P")) {
            return Cause.CONNECTION;
        } else if (state.startsWith("28") || state.equals("42501") || state.equals("42000")) {
            return Cause.ACCESS;
        } else if (state.startsWith("2BP") || state.startsWith("2B0")) {
            return Cause.DEPENDENTS;
        } else if (state.equals("53100")) {
            return Cause.DISK_FULL;
        }
        return Cause.OTHER;
    }

    /** The state of the error, or of the first cause that has one; empty when none has. */
    static String state(SQLException error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    static Failure refusal(SQLException error) {
        String state = state(error);
        return switch (state) {
            case "23505" -> Failure.of("unique", "the key is there already");
            case "23502" -> Failure.of("not_null", "a column that takes no null");
            case "23503", "23506" -> Failure.of("foreign_key", "the row refers to one that is not there");
            case "23514", "23513" -> Failure.of("check", "a CHECK of the table refused the row");
            case "22001" -> Failure.of("too_long", "a text is longer than its column");
            case "22003" -> Failure.of("out_of_range", "a number is outside the range of its column");
            case "22021" ->
                Failure.of("encoding", "a text has a character that the database cannot store (such as NUL)");
            case "22007", "22008" -> Failure.of("out_of_range", "a date or time is outside the range of its column");
            default ->
                Failure.of(
                        state.startsWith("23") || state.startsWith("44") ? "constraint" : "value",
                        "the table refused the row (SQLSTATE " + (state.isEmpty() ? "none" : state) + ")");
        };
    }
}
