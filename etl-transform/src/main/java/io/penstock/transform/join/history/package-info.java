/**
 * Slowly changing dimensions of type 2: {@link io.penstock.transform.join.history.Scd2}. {@code Scd2Step} collects the dimension and
 * the rows that arrive, on disk where they do not fit; {@code Timeline} makes versions of the rows of each key.
 */
@NullMarked
package io.penstock.transform.join.history;

import org.jspecify.annotations.NullMarked;
