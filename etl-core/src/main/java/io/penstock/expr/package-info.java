/**
 * SQL scalar expressions over batches. {@link io.penstock.expr.Expr} is the public value: parsed once, printed canonically,
 * bound to a schema. {@link io.penstock.expr.BoundExpr} evaluates it.
 *
 * <ul>
 *   <li>{@code syntax}: text to tree and back, error codes
 *   <li>{@code function}: the table of functions and the rules by which types meet
 *   <li>{@code kernel}: the tree of kernels that a bound expression is
 *   <li>{@code compute}: the loops over column arrays
 * </ul>
 *
 * <p>Semantics are written down in {@code docs/reference/expressions.md}.
 */
@NullMarked
package io.penstock.expr;

import org.jspecify.annotations.NullMarked;
