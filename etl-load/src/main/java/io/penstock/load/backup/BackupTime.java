package io.penstock.load.backup;

/** Before which loads a backup is taken. */
public enum BackupTime {
    /** Those that remove or overwrite rows or files: modes replace, truncate, upsert, merge and scd2. */
    DESTRUCTIVE,
    /** Every load into a target that is there. */
    ALWAYS
}
