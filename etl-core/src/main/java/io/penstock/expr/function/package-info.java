/**
 * The functions of expressions: {@link io.penstock.expr.function.FunctionTable} lists every {@link
 * io.penstock.expr.function.Function} with its arguments, its documentation, examples (each of them a test) and the code
 * that binds a {@link io.penstock.expr.function.FunctionCall}. The functions themselves are in {@link
 * io.penstock.expr.function.TextFunctions}, {@link io.penstock.expr.function.PatternFunctions}, {@link
 * io.penstock.expr.function.NumberFunctions}, {@link io.penstock.expr.function.DateFunctions} and {@link
 * io.penstock.expr.function.ChoiceFunctions}. {@link io.penstock.expr.function.Coercion} holds the rules by which types
 * meet, for operators too.
 */
@NullMarked
package io.penstock.expr.function;

import org.jspecify.annotations.NullMarked;
