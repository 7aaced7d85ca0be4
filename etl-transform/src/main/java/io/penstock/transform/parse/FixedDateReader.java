package io.penstock.transform.parse;

import io.penstock.data.TextColumn;
import java.util.List;

/** Dates whose digits stand at fixed places: {@code yyyy-MM-dd}, {@code dd/MM/yyyy}, {@code yyyyMMdd}. */
final class FixedDateReader implements LongReader {
    private final int length;
    private final int yearAt;
    private final int monthAt;
    private final int dayAt;
    private final int[] literalAt;
    private final byte[] literals;

    FixedDateReader(DatePattern pattern) {
        List<DatePattern.Part> parts = pattern.parts();
        int count = (int) parts.stream()
                .filter(part -> part.kind() == DatePattern.Kind.LITERAL)
                .count();
        literalAt = new int[count];
        literals = new byte[count];
        int at = 0;
        int literal = 0;
        int year = 0;
        int month = 0;
        int day = 0;
        for (DatePattern.Part part : parts) {
            if (part.kind() == DatePattern.Kind.LITERAL) {
                literalAt[literal] = at;
                literals[literal++] = part.literal();
                at++;
            } else {
                year = part.kind() == DatePattern.Kind.YEAR ? at : year;
                month = part.kind() == DatePattern.Kind.MONTH ? at : month;
                day = part.kind() == DatePattern.Kind.DAY ? at : day;
                at += part.most();
            }
        }
        length = at;
        yearAt = year;
        monthAt = month;
        dayAt = day;
    }

    @Override
    public void read(TextColumn column, long[] values, long[] open) {
        byte[] bytes = column.bytes();
        int[] starts = column.starts();
        int[] ends = column.ends();
        for (int w = 0; w < open.length; w++) {
            long failed = 0;
            for (long rest = open[w]; rest != 0; rest &= rest - 1) {
                int i = (w << 6) + Long.numberOfTrailingZeros(rest);
                int start = starts[i];
                long day = ends[i] - start == length ? date(bytes, start) : FAILED;
                if (day == FAILED) {
                    failed |= rest & -rest;
                } else {
                    values[i] = day;
                }
            }
            open[w] = failed;
        }
    }

    private long date(byte[] bytes, int from) {
        for (int l = 0; l < literals.length; l++) {
            if (bytes[from + literalAt[l]] != literals[l]) {
                return FAILED;
            }
        }
        int century = Digits.two(bytes, from + yearAt);
        int year = Digits.two(bytes, from + yearAt + 2);
        int month = Digits.two(bytes, from + monthAt);
        int day = Digits.two(bytes, from + dayAt);
        if ((century | year | month | day) < 0) {
            return FAILED;
        }
        year += century * 100;
        return Calendar.exists(year, month, day) ? Calendar.epochDay(year, month, day) : FAILED;
    }
}
