package io.penstock.transform.validate.check;

/** What a rule says to a null. */
public enum Nulls {
    PASS,
    FAIL
}
