package io.penstock.load.database.jdbc;

import io.penstock.load.database.shape.Fit;
import java.util.List;

/**
 * The table that a load fills.
 *
 * @param table the one the user named, as the database spells it
 * @param filled the one that rows go into: the same, or the one that takes its place at the commit
 * @param made whether {@code filled} was made by this load
 * @param conflictKey what rows are matched on by the database, in the table's spelling; empty for plain inserts
 */
record Filling(String table, String filled, boolean made, Fit fit, List<String> conflictKey) {
    boolean swaps() {
        return !table.equals(filled);
    }
}
