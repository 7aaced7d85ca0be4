package io.penstock.load.disk;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which versions stay: all by default. A version goes when any of the limits says so; the newest always stays.
 *
 * @param count versions kept at most
 * @param age how old a version may get
 * @param bytes what the versions may take together; the oldest go first
 */
public record Retention(int count, Duration age, long bytes) implements Serializable {
    public static final Retention EVERYTHING =
            new Retention(Integer.MAX_VALUE, Duration.ofSeconds(Long.MAX_VALUE), Long.MAX_VALUE);

    /** @throws IllegalArgumentException when a limit is less than 1 */
    public Retention {
        if (count < 1 || age.isNegative() || age.isZero() || bytes < 1) {
            throw new IllegalArgumentException("a limit must be 1 or more");
        }
    }

    public Retention count(int versions) {
        return new Retention(versions, age, bytes);
    }

    public Retention age(Duration oldest) {
        return new Retention(count, oldest, bytes);
    }

    public Retention bytes(long together) {
        return new Retention(count, age, together);
    }

    /** The versions that have to go, oldest first. */
    public List<Version> outdated(List<Version> oldestFirst, Instant now) {
        List<Version> gone = new ArrayList<>();
        long taken = 0;
        int kept = 0;
        for (int i = oldestFirst.size() - 1; i >= 0; i--) {
            Version each = oldestFirst.get(i);
            boolean newest = i == oldestFirst.size() - 1;
            boolean fits = kept < count
                    && each.bytes() <= bytes - taken
                    && Duration.between(each.time(), now).compareTo(age) <= 0;
            if (newest || fits) {
                kept++;
                taken += Math.min(each.bytes(), bytes - taken);
            } else {
                gone.add(0, each);
                // Older ones would leave a gap: they go too.
                taken = bytes;
                kept = count;
            }
        }
        return gone;
    }
}
