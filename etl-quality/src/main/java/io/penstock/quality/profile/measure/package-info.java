/**
 * What can be measured of a column; the parts of a {@link io.penstock.quality.profile.ColumnProfile}.
 *
 * <ul>
 *   <li>{@link io.penstock.quality.profile.measure.ColumnMeasures} all of them, each null where it was not measured
 *   <li>{@link io.penstock.quality.profile.measure.Moments}, {@link io.penstock.quality.profile.measure.Quantiles}, {@link
 *       io.penstock.quality.profile.measure.Histogram} of numbers and times
 *   <li>{@link io.penstock.quality.profile.measure.TopValues}, {@link io.penstock.quality.profile.measure.Frequencies} of all but
 *       lists and structs
 *   <li>{@link io.penstock.quality.profile.measure.Lengths}, {@link io.penstock.quality.profile.measure.Patterns}, {@link
 *       io.penstock.quality.profile.measure.Content} with its {@link io.penstock.quality.profile.measure.Format}s of texts
 *   <li>{@link io.penstock.quality.profile.measure.Accuracy} whether a measure is exact; {@link
 *       io.penstock.quality.profile.measure.NumberLine} values as positions
 * </ul>
 */
@NullMarked
package io.penstock.quality.profile.measure;

import org.jspecify.annotations.NullMarked;
