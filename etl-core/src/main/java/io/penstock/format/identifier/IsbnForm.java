package io.penstock.format.identifier;

/** Which ISBNs are valid. */
public enum IsbnForm {
    /** Ten or thirteen digits. */
    ANY,
    ISBN10,
    ISBN13
}
