package io.penstock.load.parquet;

/** Whether values that repeat are stored once, with short codes in their place. */
public enum DictionaryUse {
    /** Where it pays, column by column; given up early where nearly every value is another one. The default. */
    ADAPTIVE,
    OFF
}
