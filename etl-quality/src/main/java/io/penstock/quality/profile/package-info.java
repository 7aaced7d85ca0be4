/**
 * Profiles: what the columns of the data that passes are like.
 *
 * <ul>
 *   <li>{@link io.penstock.quality.profile.ColumnProfiler} the inspector a pipeline is given
 *   <li>{@link io.penstock.quality.profile.ProfileResult}, {@link io.penstock.quality.profile.ColumnProfile} what it found;
 *       {@code ProfileTable} prints it
 *   <li>{@code ProfileInspection} gives each column of a batch to its {@code ColumnScan}: {@code LongScan}, {@code DoubleScan}, {@code
 *       BooleanScan}, {@code BytesScan}, {@code WideDecimalScan}, {@code NestedScan}
 * </ul>
 */
@NullMarked
package io.penstock.quality.profile;

import org.jspecify.annotations.NullMarked;
