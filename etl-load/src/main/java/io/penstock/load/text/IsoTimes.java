package io.penstock.load.text;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Dates and times as ISO 8601 text, written into a byte array. Every method returns the position after the last byte; the
 * caller provides at least {@value #MAX_LENGTH} free bytes. Not thread-safe: days are remembered.
 */
public final class IsoTimes {
    /** No date or time is longer. */
    public static final int MAX_LENGTH = 48;

    private static final long DAY_MICROS = 86_400_000_000L;
    private static final long FIRST_DAY = LocalDate.of(0, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final int REMEMBERED = 4096;

    /** Days written before any is remembered: a file of few rows should not pay for the memory. */
    private static final int BEFORE_REMEMBERING = 256;

    private int[] days = new int[0];
    private byte[] texts = new byte[0];
    private int written;

    /** {@code 2024-02-29}; years outside 0 to 9999 as {@link LocalDate#toString} writes them. */
    public int date(long epochDay, byte[] out, int at) {
        if (epochDay < FIRST_DAY || epochDay > LAST_DAY) {
            byte[] text = LocalDate.ofEpochDay(epochDay).toString().getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(text, 0, out, at, text.length);
            return at + text.length;
        }
        if (days.length == 0 && written++ < BEFORE_REMEMBERING) {
            return write(epochDay, out, at);
        } else if (days.length == 0) {
            days = new int[REMEMBERED];
            Arrays.fill(days, Integer.MIN_VALUE);
            texts = new byte[REMEMBERED * 10];
        }
        int slot = (int) epochDay & (REMEMBERED - 1);
        int from = slot * 10;
        if (days[slot] != epochDay) {
            write(epochDay, texts, from);
            days[slot] = (int) epochDay;
        }
        System.arraycopy(texts, from, out, at, 10);
        return at + 10;
    }

    private static int write(long epochDay, byte[] out, int at) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        AsciiNumbers.digits(date.getYear(), 4, out, at);
        out[at + 4] = '-';
        AsciiNumbers.digits(date.getMonthValue(), 2, out, at + 5);
        out[at + 7] = '-';
        AsciiNumbers.digits(date.getDayOfMonth(), 2, out, at + 8);
        return at + 10;
    }

    /** {@code 10:15:30} or {@code 10:15:30.000125}. */
    public int time(long microsOfDay, Fraction fraction, byte[] out, int at) {
        long seconds = microsOfDay / 1_000_000;
        int to = AsciiNumbers.digits(seconds / 3600, 2, out, at);
        out[to++] = ':';
        to = AsciiNumbers.digits(seconds / 60 % 60, 2, out, to);
        out[to++] = ':';
        to = AsciiNumbers.digits(seconds % 60, 2, out, to);
        long micros = microsOfDay - seconds * 1_000_000;
        if (fraction == Fraction.SIX_DIGITS || micros != 0) {
            out[to++] = '.';
            to = AsciiNumbers.digits(micros, 6, out, to);
        }
        return to;
    }

    /** {@code 2024-02-29T10:15:30Z}, with a fraction like {@link #time}. */
    public int timestamp(long epochMicros, Fraction fraction, byte[] out, int at) {
        int to = date(Math.floorDiv(epochMicros, DAY_MICROS), out, at);
        out[to++] = 'T';
        to = time(Math.floorMod(epochMicros, DAY_MICROS), fraction, out, to);
        out[to++] = 'Z';
        return to;
    }

    /** How many digits of a second are written. */
    public enum Fraction {
        /** Six digits, or none for whole seconds: for people. */
        WHERE_NEEDED,
        /** Always six digits, so that texts sort like the times they stand for. */
        SIX_DIGITS
    }
}
