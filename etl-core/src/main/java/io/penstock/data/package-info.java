/**
 * Values in columns. A {@link io.penstock.data.Batch} is a set of equally long {@link io.penstock.data.Column}s under a
 * schema; a {@link io.penstock.data.Row} is a view of one position for people's own code.
 *
 * <ul>
 *   <li>{@link io.penstock.data.LongColumn} everything that fits 64 bits: INT64, DATE, TIME, TIMESTAMP, DECIMAL to 18 digits
 *   <li>{@link io.penstock.data.DoubleColumn}, {@link io.penstock.data.BooleanColumn},
 *       {@link io.penstock.data.DecimalColumn} (19 to 38 digits)
 *   <li>{@link io.penstock.data.TextColumn}, {@link io.penstock.data.BinaryColumn} slices of shared bytes
 *   <li>{@link io.penstock.data.ListColumn}, {@link io.penstock.data.StructColumn} nested values
 *   <li>{@link io.penstock.data.Validity} which positions are null
 *   <li>{@link io.penstock.data.BatchBuilder}, {@link io.penstock.data.ColumnBuilder} make them value by value
 *   <li>{@link io.penstock.data.Origin} where the rows were read, for rejects and messages
 * </ul>
 *
 * <p>Everything is immutable once made. The arrays handed out by accessors are the column's own: read, never write.
 */
@NullMarked
package io.penstock.data;

import org.jspecify.annotations.NullMarked;
