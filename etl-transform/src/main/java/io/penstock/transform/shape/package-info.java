/**
 * Which columns and rows there are: {@link io.penstock.transform.shape.Select}, {@link io.penstock.transform.shape.Drop}, {@link
 * io.penstock.transform.shape.Rename}, {@link io.penstock.transform.shape.Cast}, {@link io.penstock.transform.shape.Derive},
 * {@link io.penstock.transform.shape.Filter}; and the user's own functions, {@link io.penstock.transform.shape.Steps}.
 */
@NullMarked
package io.penstock.transform.shape;

import org.jspecify.annotations.NullMarked;
