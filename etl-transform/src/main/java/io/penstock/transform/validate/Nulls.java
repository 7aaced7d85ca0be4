package io.penstock.transform.validate;

/** What a rule says to a null. */
public enum Nulls {
    PASS,
    FAIL
}
