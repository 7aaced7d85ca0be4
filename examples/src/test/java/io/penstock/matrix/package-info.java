/** The same table from every kind of source to every kind of sink; and every component run from a JSON config. */
@NullMarked
package io.penstock.matrix;

import org.jspecify.annotations.NullMarked;
