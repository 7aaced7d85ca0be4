/**
 * How often the values of a column occur, and what follows from it.
 *
 * <ul>
 *   <li>{@link io.penstock.quality.profile.count.ValueCounter} counts, as {@link io.penstock.quality.profile.count.CountSettings} say
 *   <li>{@link io.penstock.quality.profile.count.NumberMeasures} moments, quantiles and histograms, by {@code Distribution}; {@link
 *       io.penstock.quality.profile.count.KeyValues} what keys stand for
 *   <li>{@link io.penstock.quality.profile.count.TextMeasures} frequent texts; {@link io.penstock.quality.profile.count.WideNumbers}
 *       decimals of more than 18 digits
 * </ul>
 */
@NullMarked
package io.penstock.quality.profile.count;

import org.jspecify.annotations.NullMarked;
