/**
 * Identifiers with check digits or a fixed form: ISBN, payment cards, IBAN, UUID.
 */
@NullMarked
package io.penstock.format.identifier;

import org.jspecify.annotations.NullMarked;
