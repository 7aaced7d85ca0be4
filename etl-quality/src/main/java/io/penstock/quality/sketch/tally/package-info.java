/**
 * How often the values of one column occur, in bounded memory: exact while they are few, sketches after.
 *
 * <ul>
 *   <li>{@link io.penstock.quality.sketch.tally.ValueTally} made of {@code Counts}, {@code Witnesses} (the texts behind frequent
 *       hashes) and {@code DistinctSample} (what is left once they are too many)
 *   <li>{@link io.penstock.quality.sketch.tally.FrequentKeys}, {@link io.penstock.quality.sketch.tally.Spread}, {@code SortedKeys} what
 *       is read from it
 *   <li>{@link io.penstock.quality.sketch.tally.ValueSample} some distinct values
 * </ul>
 */
@NullMarked
package io.penstock.quality.sketch.tally;

import org.jspecify.annotations.NullMarked;
