package io.penstock.schedule.trigger;

import java.io.Serializable;
import java.time.Instant;

/**
 * A rule for when something is due. Immutable, safe for any number of threads.
 *
 * <p>The due times of a trigger are one fixed, endless sequence of instants, in both directions: they do not depend on when the trigger
 * was made or asked, so a restarted scheduler goes on as if it had never stopped.
 */
public sealed interface Trigger extends Serializable permits IntervalTrigger, DailyTrigger {
    /**
     * The first due time after a moment.
     *
     * @return later than {@code moment}, never equal to it
     */
    Instant nextAfter(Instant moment);
}
