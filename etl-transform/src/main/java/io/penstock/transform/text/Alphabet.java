package io.penstock.transform.text;

/** Which letters and digits are not special. */
public enum Alphabet {
    /** Letters, digits and combining marks of every script. */
    UNICODE,
    /** {@code a–z A–Z 0–9} alone. */
    ASCII
}
