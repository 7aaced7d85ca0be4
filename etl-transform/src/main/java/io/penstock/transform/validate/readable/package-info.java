/** Texts that must be readable as something else: JSON, a value of a type. Dates are in {@link io.penstock.transform.parse.DateFormats}. */
@NullMarked
package io.penstock.transform.validate.readable;

import org.jspecify.annotations.NullMarked;
