package io.penstock.schedule.trigger;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.spi.component.Durations;
import java.time.Duration;

/**
 * Due when files have come, once for each version of a file; files that are found together make one run. A file counts when its size
 * and time have not changed for a while, so that one that is still written is left alone.
 *
 * @param path one file, or a glob in the last part of the path: {@code incoming/*.csv}
 * @param poll how often is looked; 10 seconds by default
 * @param quiet how long a file must have been left alone; 5 seconds by default
 */
public record FileTrigger(String path, Duration poll, Duration quiet) implements Trigger {
    /**
     * A trigger.
     *
     * @throws PlanException {@code PEN-8604} when a setting makes no sense
     */
    public FileTrigger {
        if (path.isBlank()) {
            throw wrong("the path is empty");
        } else if (poll.compareTo(Duration.ofMillis(100)) < 0 || poll.compareTo(Duration.ofDays(1)) > 0) {
            throw wrong("poll must be 100 ms to 1 day, not " + poll);
        } else if (quiet.isNegative()) {
            throw wrong("quiet must not be negative");
        }
    }

    /** Due when a file of this path, or that this glob matches, has come. */
    public static FileTrigger on(String path) {
        return new FileTrigger(path, Duration.ofSeconds(10), Duration.ofSeconds(5));
    }

    public FileTrigger poll(Duration interval) {
        return new FileTrigger(path, interval, quiet);
    }

    public FileTrigger quiet(Duration time) {
        return new FileTrigger(path, poll, time);
    }

    private static PlanException wrong(String what) {
        return new PlanException(Problem.of(TriggerErrors.FILES, what));
    }

    @Override
    public String text() {
        return "on arrival of " + path + ", looked for every " + Durations.text(poll);
    }
}
