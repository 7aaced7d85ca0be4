package io.penstock.internal.local;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.ThreadLocalRandom;

/** Makes run ids such as {@code 20260402T101530Z-3f9a1c20}: unique, sorting by start time. */
final class RunIds {
    private RunIds() {}

    /** Written by hand: formatters would be the largest part of a small run's start. */
    static String next(Clock clock) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        StringBuilder id = new StringBuilder(25);
        id.append(now.getYear());
        twoDigits(id, now.getMonthValue());
        twoDigits(id, now.getDayOfMonth());
        id.append('T');
        twoDigits(id, now.getHour());
        twoDigits(id, now.getMinute());
        twoDigits(id, now.getSecond());
        id.append("Z-");
        int random = ThreadLocalRandom.current().nextInt();
        for (int shift = 28; shift >= 0; shift -= 4) {
            id.append(Character.forDigit(random >>> shift & 15, 16));
        }
        return id.toString();
    }

    private static void twoDigits(StringBuilder id, int value) {
        id.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }
}
