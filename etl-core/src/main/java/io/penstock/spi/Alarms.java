package io.penstock.spi;

import org.jspecify.annotations.Nullable;

/**
 * Where parts that watch something say that it goes wrong, and that it is well again: the alert desk of the quality monitor behind an
 * interface that other modules can know. Safe for use by several threads; neither call throws.
 */
public interface Alarms {
    /** Nobody listens. */
    Alarms NONE = new Alarms() {
        @Override
        public void raise(Alarm alarm) {}

        @Override
        public void clear(String pipeline, String what, String reason) {}
    };

    /** How bad it is. */
    enum Level {
        WARNING,
        ERROR,
        CRITICAL
    }

    /**
     * Something that is wrong.
     *
     * @param pipeline whose it is
     * @param what the kind of trouble, the same each time: {@code late}; an open alarm of this kind is joined
     * @param level how bad it is
     * @param title one line
     * @param message a sentence or two; may be empty
     * @param runId the run; null when it comes from none
     */
    record Alarm(
            String pipeline,
            String what,
            Level level,
            String title,
            String message,
            @Nullable String runId) {}

    void raise(Alarm alarm);

    /** Ends the alarm of this kind, if there is one. */
    void clear(String pipeline, String what, String reason);
}
