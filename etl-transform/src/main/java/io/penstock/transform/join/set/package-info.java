/**
 * Rows of several sources as sets: {@link io.penstock.transform.join.set.Union}, {@link io.penstock.transform.join.set.Except} and
 * {@link io.penstock.transform.join.set.Intersect}. {@code Alignment} says which columns belong together.
 */
@NullMarked
package io.penstock.transform.join.set;

import org.jspecify.annotations.NullMarked;
