/**
 * Window functions over sorted rows; not part of the API. {@link io.penstock.transform.internal.window.Windowing} is the step: it
 * sorts, reads the rows once for values of whole partitions where a column needs them, and once to compute and emit; {@link
 * io.penstock.transform.internal.window.Span} is a stretch of rows in memory with what lies before and behind it.
 */
@NullMarked
package io.penstock.transform.internal.window;

import org.jspecify.annotations.NullMarked;
