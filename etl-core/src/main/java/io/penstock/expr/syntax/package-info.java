/**
 * The text of expressions: {@link io.penstock.expr.syntax.Lexer} cuts it into {@link io.penstock.expr.syntax.Token}s, {@link
 * io.penstock.expr.syntax.Parser} makes the tree of {@link io.penstock.expr.syntax.Node}s, {@link
 * io.penstock.expr.syntax.SqlWriter} writes it back in its canonical form. {@link io.penstock.expr.syntax.ExprErrors} lists
 * the error codes of everything under {@code io.penstock.expr}. No types, no columns, no values here.
 */
@NullMarked
package io.penstock.expr.syntax;

import org.jspecify.annotations.NullMarked;
