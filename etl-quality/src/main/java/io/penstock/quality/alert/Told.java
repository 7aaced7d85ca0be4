package io.penstock.quality.alert;

import java.io.Serializable;
import java.time.Instant;

/**
 * What the notifiers were given.
 *
 * @param last when it was handed to them last
 * @param suppressed repeats since then that they were not told of
 */
public record Told(Instant last, long suppressed) implements Serializable {
    public static Told at(Instant moment) {
        return new Told(moment, 0);
    }

    /** One more repeat that was kept back. */
    public Told keptBack() {
        return new Told(last, suppressed + 1);
    }
}
