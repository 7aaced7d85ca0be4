/**
 * Sinks in the app's own memory: {@link io.penstock.load.rows.RowsLoader} fills a list of maps or Java records, or hands each row to
 * a function, alone or by the batch; {@link io.penstock.load.rows.RowsComponents} is its JSON.
 */
@NullMarked
package io.penstock.load.rows;

import org.jspecify.annotations.NullMarked;
