package io.penstock.load.backup;

import java.util.List;

/** The saved versions of one target. Looks anew with each call. */
public interface BackupVersions {
    /** Every version, oldest first. */
    List<BackupVersion> list();

    /**
     * Reads all of a version and compares it with what was saved: size and SHA-256 of files, the number of rows of tables.
     *
     * @throws io.penstock.error.LoadException {@code PEN-4803} when there is no such version, {@code PEN-4804} when it differs
     */
    BackupVersion verify(String version);

    /**
     * Verifies a version and makes the target what it was then.
     *
     * @throws io.penstock.error.LoadException as {@link #verify}, and {@code PEN-4806}; the target is then as it was
     */
    BackupVersion restore(String version);
}
