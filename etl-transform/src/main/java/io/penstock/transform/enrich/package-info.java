/**
 * Steps that add what a row does not say itself: {@link io.penstock.transform.enrich.AddConstant}, {@link
 * io.penstock.transform.enrich.Timestamp}, {@link io.penstock.transform.enrich.RowId}, {@link io.penstock.transform.enrich.Hash},
 * {@link io.penstock.transform.enrich.Uuid}, {@link io.penstock.transform.enrich.MapValues}. A column that is there already is never
 * overwritten by a new one. Masking is in {@code mask}.
 */
@NullMarked
package io.penstock.transform.enrich;

import org.jspecify.annotations.NullMarked;
