/**
 * Steps that clean, parse, shape, deduplicate and check rows.
 *
 * <ul>
 *   <li>{@link io.penstock.transform.clean} – text: trim, nulls, letter case, e-mail addresses
 *   <li>{@link io.penstock.transform.parse} – text to dates, numbers, booleans
 *   <li>{@link io.penstock.transform.shape} – which columns there are, and the user's own functions
 *   <li>{@link io.penstock.transform.dedupe} – repeated rows
 *   <li>{@link io.penstock.transform.validate} – rules that rows must meet
 * </ul>
 *
 * Here: what these share. {@link io.penstock.transform.catalogue.TransformComponents} makes every step available to JSON.
 */
@NullMarked
package io.penstock.transform;

import org.jspecify.annotations.NullMarked;
