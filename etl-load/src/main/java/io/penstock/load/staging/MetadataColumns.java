package io.penstock.load.staging;

/** Whether each staged row tells when and as part of which staging it was written. */
public enum MetadataColumns {
    /** {@code _staged_at} (TIMESTAMP, when the run began) and {@code _staging_id} (TEXT) stand after the other columns. */
    WRITE,
    /** The columns are as they came. */
    OMIT
}
