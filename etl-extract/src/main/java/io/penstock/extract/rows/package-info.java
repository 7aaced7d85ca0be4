/**
 * Rows that are in memory already: {@link io.penstock.extract.rows.RowsExtractor} makes a source of Java records, lists of values,
 * or streams of records; {@link io.penstock.extract.rows.RowsComponent} is its JSON.
 */
@NullMarked
package io.penstock.extract.rows;

import org.jspecify.annotations.NullMarked;
