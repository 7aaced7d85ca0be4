package io.penstock.load.database.jdbc;

import io.penstock.load.database.shape.Fit;
import java.util.List;
import java.util.Set;

/**
 * The table that a load fills.
 *
 * @param table the one the user named, as the database spells it
 * @param filled the one that rows go into: the same, or the one that takes its place at the commit
 * @param made whether {@code filled} was made by this load
 * @param conflictKey what rows are matched on by the database, in the table's spelling; empty for plain inserts
 * @param uniqueKeys every set of columns that the table is unique on while rows come in, in lower case
 * @param indexes names of the indexes that are there already
 */
record Filling(
        String table,
        String filled,
        boolean made,
        Fit fit,
        List<String> conflictKey,
        List<Set<String>> uniqueKeys,
        Set<String> indexes) {
    boolean swaps() {
        return !table.equals(filled);
    }
}
