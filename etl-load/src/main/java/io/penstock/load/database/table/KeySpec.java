package io.penstock.load.database.table;

import java.io.Serializable;
import java.util.List;

/**
 * The columns that tell rows apart.
 *
 * @param primary the primary key of a table that is made
 * @param matching what a mode matches rows on; empty: the primary key
 * @param tracked the columns whose change makes a new version of a row; empty: all but the key
 */
public record KeySpec(List<String> primary, List<String> matching, List<String> tracked) implements Serializable {
    public static final KeySpec NONE = new KeySpec(List.of(), List.of(), List.of());

    public KeySpec {
        primary = List.copyOf(primary);
        matching = List.copyOf(matching);
        tracked = List.copyOf(tracked);
    }

    /** The columns of a new table's key: the primary key, or what rows are matched on. */
    public List<String> ofNewTable() {
        return primary.isEmpty() ? matching : primary;
    }

    /** What rows are matched on. */
    public List<String> matched() {
        return matching.isEmpty() ? primary : matching;
    }
}
