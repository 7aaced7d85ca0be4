package io.penstock.benchmarks.answer;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A J1 answer in a few lines of text: equal answers have equal fingerprints, whatever the order in which their rows
 * were written and however their pages lie in the file.
 *
 * @param rows rows of the table {@code checkouts}
 * @param rejects records of {@code rejects.csv} without its header
 * @param integrity what SQLite's {@code integrity_check} says, {@code ok} for a sound file
 * @param primaryKey columns of the primary key in order
 * @param columns the columns in the table's order
 */
public record Fingerprint(
        long rows, long rejects, String integrity, List<String> primaryKey, List<ColumnFingerprint> columns) {
    /** Takes copies of the lists. */
    public Fingerprint {
        primaryKey = List.copyOf(primaryKey);
        columns = List.copyOf(columns);
    }

    /**
     * Reads {@code checkouts.db} and {@code rejects.csv} in a directory.
     *
     * @throws SQLException if there is no readable table {@code checkouts} with a column {@code checkout_id}
     * @throws IOException if the rejects are missing or unreadable
     */
    public static Fingerprint of(Path output) throws SQLException, IOException {
        return FingerprintReader.read(output);
    }

    /** The text form, one fact a line, without a line break at the end. */
    @Override
    public String toString() {
        return "rows " + rows + "\nrejects " + rejects + "\nintegrity " + integrity + "\nprimary_key "
                + String.join(",", primaryKey) + "\n"
                + columns.stream().map(ColumnFingerprint::toString).collect(Collectors.joining("\n"));
    }
}
