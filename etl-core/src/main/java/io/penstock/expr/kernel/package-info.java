/**
 * How a bound expression runs: a tree of {@link io.penstock.expr.kernel.Kernel}s, one virtual call per node and batch.
 *
 * <ul>
 *   <li>{@link io.penstock.expr.kernel.Frame} the rows being evaluated, and those among them whose errors count
 *   <li>{@link io.penstock.expr.kernel.ColumnKernel}, {@link io.penstock.expr.kernel.Constant} the leaves
 *   <li>{@link io.penstock.expr.kernel.Call} a {@link io.penstock.expr.kernel.ColumnFunction} of evaluated columns
 *   <li>{@link io.penstock.expr.kernel.LogicKernel}, {@link io.penstock.expr.kernel.CaseKernel}, {@link
 *       io.penstock.expr.kernel.CoalesceKernel} nodes that decide which errors of their parts count
 *   <li>{@link io.penstock.expr.kernel.Pick}, {@link io.penstock.expr.kernel.TextBuffer}, {@link
 *       io.penstock.expr.kernel.Bits} make results
 * </ul>
 *
 * <p>Kernels are immutable and safe for many threads: results are allocated per batch, nothing is allocated per row. Every
 * result keeps the columns' rule that a null position holds 0, false or an empty slice.
 */
@NullMarked
package io.penstock.expr.kernel;

import org.jspecify.annotations.NullMarked;
