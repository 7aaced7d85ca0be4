package io.penstock.transform.validate.address;

/** How much is asked of a telephone number; see libphonenumber. */
public enum PhoneMode {
    /** The number of digits is one that numbers of the region have. */
    POSSIBLE,
    /** The digits belong to a range that is in use. */
    VALID
}
