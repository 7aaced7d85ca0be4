package io.penstock.quality.alert;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people did about an alert.
 *
 * @param state how far they are
 * @param assignee who is to mend it; null while nobody is
 * @param reason why it was resolved; null while it is open
 * @param resolvedAt when; null while it is open
 * @param snoozedUntil until when it keeps silent; null when it does not
 * @param revision how many acts there were; who saw an alert can say so, see {@link Act#on}
 */
public record Handling(
        AlertState state,
        @Nullable String assignee,
        @Nullable String reason,
        @Nullable Instant resolvedAt,
        @Nullable Instant snoozedUntil,
        int revision)
        implements Serializable {
    public static final Handling NONE = new Handling(AlertState.NEW, null, null, null, null, 0);

    public Handling acknowledged() {
        return new Handling(AlertState.ACKNOWLEDGED, assignee, null, null, snoozedUntil, revision + 1);
    }

    public Handling assigned(String to) {
        return new Handling(AlertState.ASSIGNED, to, null, null, snoozedUntil, revision + 1);
    }

    public Handling resolved(@Nullable String why, Instant at) {
        return new Handling(AlertState.RESOLVED, assignee, why, at, null, revision + 1);
    }

    /** Open again, as if new; who was to mend it is forgotten. */
    public Handling reopened() {
        return new Handling(AlertState.NEW, null, null, null, null, revision + 1);
    }

    /** Silent until then; null ends the silence. */
    public Handling snoozed(@Nullable Instant until) {
        return new Handling(state, assignee, reason, resolvedAt, until, revision + 1);
    }

    /** Whether it keeps silent at this moment. */
    public boolean isSnoozed(Instant now) {
        return snoozedUntil != null && now.isBefore(snoozedUntil);
    }
}
