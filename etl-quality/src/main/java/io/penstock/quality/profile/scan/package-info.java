/**
 * What is kept of each column while the rows pass.
 *
 * <ul>
 *   <li>{@link io.penstock.quality.profile.scan.ColumnScan} one column: {@code LongScan}, {@code DoubleScan}, {@code BooleanScan}, {@code
 *       BytesScan}, {@code WideDecimalScan}, {@code NestedScan}
 *   <li>{@link io.penstock.quality.profile.scan.RowScan} different rows
 *   <li>{@link io.penstock.quality.profile.scan.Scratch} arrays that scans use in turn
 * </ul>
 */
@NullMarked
package io.penstock.quality.profile.scan;

import org.jspecify.annotations.NullMarked;
