package io.penstock.quality.alert.desk;

import io.penstock.quality.alert.Alert;
import java.io.Serializable;
import java.util.Locale;

/**
 * What a signal did to an alert, and whether somebody is to be told.
 *
 * @param alert as it is now
 * @param kind what happened
 * @param telling whether notifiers are told
 */
public record Notice(Alert alert, Kind kind, Telling telling) implements Serializable {
    /** What happened. */
    public enum Kind {
        /** A new alert. */
        OPENED,
        /** An open one is worse than before. */
        ROSE,
        /** An open one was seen again. */
        REPEATED,
        /** Its check passed, and that resolved it. */
        RESOLVED;

        /** {@code opened}, as in JSON and for people. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether notifiers are told, and if not, why. */
    public enum Telling {
        TELL,
        /** They were told of the alert less than the suppression interval ago. */
        SUPPRESSED,
        /** Somebody wanted silence until later. */
        SNOOZED,
        /** Somebody knows already: the alert is acknowledged or assigned. */
        KNOWN
    }

    public boolean isTold() {
        return telling == Telling.TELL;
    }
}
