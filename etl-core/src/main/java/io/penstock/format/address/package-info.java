/**
 * Where somebody or something can be reached: e-mail ({@link io.penstock.format.address.Mailbox}), IP, URL. Nothing is looked up in a
 * network.
 */
@NullMarked
package io.penstock.format.address;

import org.jspecify.annotations.NullMarked;
