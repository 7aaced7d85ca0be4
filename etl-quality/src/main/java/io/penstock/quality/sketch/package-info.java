/**
 * What is kept of numbers that are too many to count each, in bounded memory. All merge and are serialisable; one thread each.
 *
 * <ul>
 *   <li>{@link io.penstock.quality.sketch.NumberSketch} made of {@link io.penstock.quality.sketch.QuantileSketch} and {@link
 *       io.penstock.quality.sketch.NumberSums} with their {@link io.penstock.quality.sketch.PowerSums}
 *   <li>{@link io.penstock.quality.sketch.KeyOrder} numbers as 64-bit keys; {@link io.penstock.quality.sketch.SortedCounts}, {@link
 *       io.penstock.quality.sketch.Counted} keys with how often they occur
 * </ul>
 */
@NullMarked
package io.penstock.quality.sketch;

import org.jspecify.annotations.NullMarked;
