/**
 * Counting distinct values, exactly while that fits the memory and by a sketch after.
 *
 * <ul>
 *   <li>{@link io.penstock.quality.distinct.DistinctCounter} counts one column; picks and changes its representation
 *   <li>{@link io.penstock.quality.distinct.MemoryBudget} what the counters of one inspection may hold together
 *   <li>{@link io.penstock.quality.distinct.WyHash} turns bytes into the 64 bits that are counted
 *   <li>the representations: {@code DenseBits} for narrow ranges, {@code LongSet}, {@code HyperLogLog}
 * </ul>
 */
@NullMarked
package io.penstock.quality.distinct;

import org.jspecify.annotations.NullMarked;
