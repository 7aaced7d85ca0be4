/**
 * Sinks in the app's own memory: {@link io.penstock.load.rows.RowsLoader} fills a list of maps or Java records, or hands each row to
 * a function.
 */
@NullMarked
package io.penstock.load.rows;

import org.jspecify.annotations.NullMarked;
