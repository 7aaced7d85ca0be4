/**
 * Text cleaning. {@link io.penstock.transform.clean.DataCleaner} does the usual in one pass; {@link
 * io.penstock.transform.clean.Trim}, {@link io.penstock.transform.clean.NullIf}, {@link
 * io.penstock.transform.clean.ChangeCase} and {@link io.penstock.transform.clean.StandardizeEmail} do one thing each. All of
 * them work on slices of bytes: trimming and nulling copy no text, changing case writes one new array per column and batch,
 * and only when something changes.
 */
@NullMarked
package io.penstock.transform.clean;

import org.jspecify.annotations.NullMarked;
