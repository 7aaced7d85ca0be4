/**
 * Steps for values that are not there: {@link io.penstock.transform.missing.RemoveNulls} drops rows that lack them, {@link
 * io.penstock.transform.missing.FillMissing} gives them a value. Beside them are what is learned from the rows and how filled
 * columns are made.
 */
@NullMarked
package io.penstock.transform.missing;

import org.jspecify.annotations.NullMarked;
