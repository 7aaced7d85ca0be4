/**
 * Values of the world in one form each: {@link io.penstock.transform.standard.StandardizePhone} (through libphonenumber, which an
 * app adds when it uses the step), {@link io.penstock.transform.standard.StandardizeIsbn}. E-mail addresses are in {@link
 * io.penstock.transform.clean}.
 */
@NullMarked
package io.penstock.transform.standard;

import org.jspecify.annotations.NullMarked;
