/**
 * The loops: what operators do to whole columns of one representation. Nothing here knows SQL names or chooses types; the
 * binder has done that.
 *
 * <ul>
 *   <li>{@link io.penstock.expr.compute.Comparisons} chooses among {@link io.penstock.expr.compute.LongComparison}, {@link
 *       io.penstock.expr.compute.LongRange}, {@link io.penstock.expr.compute.DoubleComparison}, {@link
 *       io.penstock.expr.compute.TextComparison} and {@link io.penstock.expr.compute.WideDecimals}
 *   <li>{@link io.penstock.expr.compute.LongMath}, {@link io.penstock.expr.compute.DoubleMath}, {@link
 *       io.penstock.expr.compute.WideDecimals} arithmetic
 *   <li>{@link io.penstock.expr.compute.Membership} {@code IN}; {@link io.penstock.expr.compute.LikePattern} {@code LIKE};
 *       {@link io.penstock.expr.compute.Truth} {@code NOT} and {@code IS}
 *   <li>{@link io.penstock.expr.compute.Casts}, {@link io.penstock.expr.compute.TextParsing}, {@link
 *       io.penstock.expr.compute.TextPrinting} {@code CAST}; {@link io.penstock.expr.compute.CivilDate} the calendar
 * </ul>
 */
@NullMarked
package io.penstock.expr.compute;

import org.jspecify.annotations.NullMarked;
