/**
 * Where somebody or something can be reached, judged on bytes: e-mail ({@link io.penstock.transform.validate.address.Mailbox}), IP, URL;
 * telephone numbers through libphonenumber where it is there. Nothing is looked up in a network.
 */
@NullMarked
package io.penstock.transform.validate.address;

import org.jspecify.annotations.NullMarked;
