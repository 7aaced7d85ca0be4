package io.penstock.benchmarks.answer;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says where two J1 answers differ: first by their fingerprints, then, where these differ, by the first row that is
 * missing on one side and by the first differing {@code checkout_id} of each column, with both values.
 */
public final class AnswerComparison {
    private AnswerComparison() {}

    /**
     * Compares two answers whose fingerprints are known.
     *
     * @return one line per difference, empty when the answers are equal
     */
    public static List<String> differences(Path left, Fingerprint leftPrint, Path right, Fingerprint rightPrint)
            throws SQLException {
        List<String> found = new ArrayList<>();
        if (leftPrint.equals(rightPrint)) {
            return found;
        }
        compare(found, "rows", leftPrint.rows(), rightPrint.rows());
        compare(found, "rejects", leftPrint.rejects(), rightPrint.rejects());
        compare(found, "integrity", leftPrint.integrity(), rightPrint.integrity());
        compare(found, "primary key", leftPrint.primaryKey(), rightPrint.primaryKey());
        List<String> leftNames = names(leftPrint);
        compare(found, "columns", leftNames, names(rightPrint));
        List<String> suspects = leftPrint.columns().stream()
                .filter(column -> !rightPrint.columns().contains(column))
                .map(ColumnFingerprint::name)
                .filter(names(rightPrint)::contains)
                .toList();
        found.addAll(firstRows(left, right, suspects));
        return found;
    }

    private static List<String> names(Fingerprint print) {
        return print.columns().stream().map(ColumnFingerprint::name).toList();
    }

    private static void compare(List<String> found, String what, Object left, Object right) {
        if (!left.equals(right)) {
            found.add(what + ": " + left + " against " + right);
        }
    }

    private static List<String> firstRows(Path left, Path right, List<String> columns) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + left.resolve("checkouts.db"))) {
            try (PreparedStatement attach = connection.prepareStatement("ATTACH ? AS other")) {
                attach.setString(1, right.resolve("checkouts.db").toString());
                attach.execute();
            }
            try (Statement statement = connection.createStatement()) {
                addMissing(found, statement, "only in the first", "main", "other");
                addMissing(found, statement, "only in the second", "other", "main");
                for (String column : columns) {
                    addFirstDifference(found, statement, column);
                }
            }
        }
        return found;
    }

    private static void addMissing(List<String> found, Statement statement, String where, String here, String there)
            throws SQLException {
        String query = """
                SELECT count(*), min(checkout_id) FROM %1$s.checkouts AS a
                WHERE NOT EXISTS (SELECT 1 FROM %2$s.checkouts AS b WHERE b.checkout_id = a.checkout_id)
                """.formatted(here, there);
        try (ResultSet row = statement.executeQuery(query)) {
            if (row.next() && row.getLong(1) > 0) {
                found.add("rows " + where + ": " + row.getLong(1) + ", the first has checkout_id " + row.getLong(2));
            }
        }
    }

    private static void addFirstDifference(List<String> found, Statement statement, String column) throws SQLException {
        String query = """
                SELECT checkout_id, typeof(a.%1$s), a.%1$s, typeof(b.%1$s), b.%1$s
                FROM main.checkouts AS a JOIN other.checkouts AS b USING (checkout_id)
                WHERE a.%1$s IS NOT b.%1$s OR typeof(a.%1$s) <> typeof(b.%1$s)
                ORDER BY checkout_id LIMIT 1
                """.formatted('"' + column.replace("\"", "\"\"") + '"');
        try (ResultSet row = statement.executeQuery(query)) {
            if (row.next()) {
                found.add("column " + column + ": first at checkout_id " + row.getLong(1) + ", "
                        + shown(row.getString(2), row.getString(3)) + " against "
                        + shown(row.getString(4), row.getString(5)));
            }
        }
    }

    private static String shown(String storage, @Nullable String value) {
        return value == null ? "null" : storage + " '" + value + "'";
    }
}
