package io.penstock.load.database.table;

import java.io.Serializable;
import java.util.EnumSet;

/**
 * A write mode taken apart.
 *
 * @param name the mode's name in JSON and in messages
 */
public record LoadWay(String name, Existing existing, KnownKey knownKey) implements Serializable {
    /** What becomes of a table that is there. */
    public enum Existing {
        /** Its rows stay. */
        KEEP,
        /** Its rows go. */
        EMPTY,
        /** A new table takes its place. */
        SWAP,
        /** It must not be there. */
        REFUSE
    }

    /** What becomes of a row whose key is in the table. */
    public enum KnownKey {
        /** The table itself decides; a unique key refuses the row. */
        INSERT,
        /** It replaces the old row's values. */
        UPDATE,
        /** All old rows of the key go first. */
        DELETE_FIRST,
        /** It is left out. */
        IGNORE,
        /** The old row is kept as history when something changed. */
        HISTORY
    }

    /** Whether rows are told apart by key columns that the user names. */
    public boolean needsKey() {
        return knownKey != KnownKey.INSERT;
    }

    /** Whether the table must be unique on the key for the mode to work. */
    public boolean needsUniqueKey() {
        return EnumSet.of(KnownKey.UPDATE, KnownKey.IGNORE).contains(knownKey);
    }

    /** Whether a load removes or changes rows that are there. */
    public boolean isDestructive() {
        return existing == Existing.EMPTY
                || existing == Existing.SWAP
                || EnumSet.of(KnownKey.UPDATE, KnownKey.DELETE_FIRST, KnownKey.HISTORY)
                        .contains(knownKey);
    }

    /** Whether a run may commit in the middle and go on after a restart. */
    public boolean canRestart() {
        return existing == Existing.KEEP && knownKey != KnownKey.HISTORY;
    }
}
