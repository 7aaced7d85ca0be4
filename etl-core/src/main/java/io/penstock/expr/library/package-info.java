/**
 * Every function that expressions may call, by group; {@link io.penstock.expr.library.FunctionTable} lists them. What they
 * compute is in {@code io.penstock.expr.compute} and {@code io.penstock.expr.scalar}.
 */
@NullMarked
package io.penstock.expr.library;

import org.jspecify.annotations.NullMarked;
