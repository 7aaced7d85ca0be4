package io.penstock.load.contract;

/** What becomes of data that does not have the shape of its target. */
public enum SchemaChange {
    /** The target takes the shape of the data: columns are added, types widened where no value can change. */
    EVOLVE,
    /** The run fails before a row moves, and the message shows what differs. */
    FREEZE,
    /** Rows that have a value where the target has no place for it are rejected; the others are loaded. */
    DISCARD_ROW,
    /** Values that the target has no place for are left out; every row is loaded. */
    DISCARD_VALUE
}
