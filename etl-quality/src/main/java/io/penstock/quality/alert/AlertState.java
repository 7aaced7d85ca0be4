package io.penstock.quality.alert;

import java.util.Locale;

/** How far people are with an alert. */
public enum AlertState {
    /** Nobody has looked yet. */
    NEW,
    /** Somebody has seen it. */
    ACKNOWLEDGED,
    /** Somebody is to mend it. */
    ASSIGNED,
    /** Over, for a reason; what happens again is another alert. */
    RESOLVED;

    public boolean isOpen() {
        return this != RESOLVED;
    }

    /** {@code new}, as in JSON and for people. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
