/** Addresses as loops over columns; telephone numbers through libphonenumber where it is there. The tests are in {@code io.penstock.format}. */
@NullMarked
package io.penstock.transform.validate.address;

import org.jspecify.annotations.NullMarked;
