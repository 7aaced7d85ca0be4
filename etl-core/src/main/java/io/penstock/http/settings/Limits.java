package io.penstock.http.settings;

import java.time.Duration;

/** Checks of time limits. In a class of their own: {@link HttpSettings} needs {@link Retry} when it is initialised, so Retry must not need it. */
final class Limits {
    private Limits() {}

    static void requirePositive(String setting, Duration duration) {
        if (duration.toMillis() < 1 || duration.toDays() > 36_500) {
            throw HttpSettings.invalid(setting + " must be at least 1 ms, not " + duration);
        }
    }
}
