package io.penstock.transform.standard;

/** Which telephone numbers count as numbers. */
public enum PhoneCheck {
    /** Those whose length is possible in their region. */
    POSSIBLE,
    /** Those that belong to a range in use in their region; fictional ones ({@code 555}) do not. */
    VALID
}
