/** Columns from a small reference: {@link io.penstock.transform.join.lookup.Lookup}, whose {@code Reference} is read once per run. */
@NullMarked
package io.penstock.transform.join.lookup;

import org.jspecify.annotations.NullMarked;
