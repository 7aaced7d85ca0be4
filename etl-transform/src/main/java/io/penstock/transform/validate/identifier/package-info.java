/**
 * Identifiers with check digits or a fixed form, judged on bytes: ISBN, payment cards, IBAN, UUID. The loops over columns are in
 * {@link io.penstock.transform.validate.identifier.IdentifierTests}; none of them allocates per cell.
 */
@NullMarked
package io.penstock.transform.validate.identifier;

import org.jspecify.annotations.NullMarked;
