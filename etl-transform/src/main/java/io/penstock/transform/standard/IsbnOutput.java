package io.penstock.transform.standard;

/** How a valid ISBN is written. */
public enum IsbnOutput {
    /** Thirteen digits; ISBN-10 are converted. */
    ISBN13,
    /** Ten characters, the last a digit or X; ISBN-13 that begin with 979 have no such form and are invalid. */
    ISBN10,
    /** Ten or thirteen as they came, without separators, X in upper case. */
    HYPHENLESS
}
