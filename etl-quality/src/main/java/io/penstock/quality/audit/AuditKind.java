package io.penstock.quality.audit;

import java.util.Locale;

/** What an entry of the trail is about. */
public enum AuditKind {
    /** A run of a pipeline ended, well or not. */
    RUN,
    /** A sink was committed. */
    LOAD,
    /** A backup or a staged version was put back. */
    RESTORE,
    /** Somebody did something about an alert. */
    ALERT,
    /** A config file is not as it was when it was last seen. */
    CONFIG;

    /** {@code run}, as in the table and in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
