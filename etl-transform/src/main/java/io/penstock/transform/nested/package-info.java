/**
 * Values that hold several: {@link io.penstock.transform.nested.Explode} makes a row of each element, {@link
 * io.penstock.transform.nested.Flatten} a column of each part, {@link io.penstock.transform.nested.Split} and {@link
 * io.penstock.transform.nested.MergeColumns} take texts apart and put them together. {@code JsonCells} reads JSON inside of texts.
 */
@NullMarked
package io.penstock.transform.nested;

import org.jspecify.annotations.NullMarked;
