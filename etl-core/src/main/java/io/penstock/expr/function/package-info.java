/**
 * What functions of expressions are made of: a {@link io.penstock.expr.function.Function} has arguments, its documentation,
 * examples (each of them a test) and the code that binds a {@link io.penstock.expr.function.FunctionCall}. {@link
 * io.penstock.expr.function.Coercion} holds the rules by which types meet, for operators too. The functions themselves are in
 * {@code io.penstock.expr.library}.
 */
@NullMarked
package io.penstock.expr.function;

import org.jspecify.annotations.NullMarked;
