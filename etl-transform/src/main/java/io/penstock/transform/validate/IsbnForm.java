package io.penstock.transform.validate;

/** Which ISBNs are valid. */
public enum IsbnForm {
    /** Ten or thirteen digits. */
    ANY,
    ISBN10,
    ISBN13
}
