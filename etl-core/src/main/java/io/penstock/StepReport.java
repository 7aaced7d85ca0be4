package io.penstock;

/**
 * What one stage of a run did. For every stage {@code rowsIn + generated = rowsOut + rejected + filtered + deduplicated +
 * combined}; for the source {@code rowsIn} is the number of records found.
 *
 * @param name the step's name
 * @param role {@code extract}, {@code transform}, {@code inspect} or {@code load}; {@code side} for a source that a step reads
 *     besides its input
 * @param rowsIn rows that came
 * @param rowsOut rows that left; for a sink, rows written
 * @param rejected rows sent to the reject route
 * @param filtered rows left out by a condition
 * @param deduplicated rows left out as duplicates
 * @param combined rows merged into others
 * @param generated rows made
 * @param busyNanos time threads spent in the step, in nanoseconds; more than the clock when it ran on several
 */
public record StepReport(
        String name,
        String role,
        long rowsIn,
        long rowsOut,
        long rejected,
        long filtered,
        long deduplicated,
        long combined,
        long generated,
        long busyNanos) {

    /** Whether the counts add up. */
    public boolean isConserved() {
        return rowsIn + generated == rowsOut + rejected + filtered + deduplicated + combined;
    }
}
