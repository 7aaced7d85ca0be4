package io.penstock.transform.standard;

/** How a telephone number is written. */
public enum PhoneFormat {
    /** {@code +442083661177}; without the extension. */
    E164,
    /** {@code 020 8366 1177}, as written in its own country. */
    NATIONAL,
    /** {@code +44 20 8366 1177}. */
    INTERNATIONAL,
    /** {@code tel:+44-20-8366-1177}. */
    RFC3966
}
