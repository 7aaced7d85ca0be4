package io.penstock.load.file;

/** What mode replace takes away from a partitioned data set. */
public enum ReplaceScope {
    /** Every part file of the data set. The default. */
    DATASET,
    /** The part files of the partitions that this run writes rows to; other partitions stay. */
    PARTITIONS
}
