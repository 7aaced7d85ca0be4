package io.penstock.load.file;

/** Whether the columns a data set is partitioned by stand in its files too. */
public enum PartitionColumns {
    /** They do not: the directory names tell their values, as Hive, Spark and DuckDB expect. The default. */
    REMOVE,
    /** They do, so that a file is complete without its path. */
    KEEP
}
