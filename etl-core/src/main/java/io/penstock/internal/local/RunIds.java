package io.penstock.internal.local;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Makes run ids such as {@code 20260402T101530Z-3f9a1c20}: unique, sorting by start time. */
final class RunIds {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunIds() {}

    static String next(Clock clock) {
        return STAMP.format(clock.instant())
                + String.format(
                        Locale.ROOT, "-%08x", ThreadLocalRandom.current().nextInt());
    }
}
