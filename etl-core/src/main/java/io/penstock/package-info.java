/**
 * What a user meets first: {@link io.penstock.Pipeline} is a value made by a builder (or from JSON, see {@code
 * io.penstock.config}); an {@link io.penstock.Engine} such as {@link io.penstock.LocalEngine} runs it and gives a {@link
 * io.penstock.RunReport}; a {@link io.penstock.RunListener} watches.
 */
@NullMarked
package io.penstock;

import org.jspecify.annotations.NullMarked;
