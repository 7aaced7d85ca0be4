package io.penstock.spi;

/** Why a row that entered a step did not leave it, other than by rejection; or the reverse. Counts must add up. */
public enum RowFate {
    /** Left out by a condition. */
    FILTERED,
    /** Left out as a duplicate. */
    DEDUPLICATED,
    /** Merged into fewer rows by an aggregation or a join. */
    COMBINED,
    /** Made by the step: exploded, joined, filled in. Counted the other way. */
    GENERATED
}
