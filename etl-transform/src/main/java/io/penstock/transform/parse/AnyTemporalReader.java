package io.penstock.transform.parse;

import io.penstock.data.TextColumn;
import io.penstock.transform.internal.RecentValues;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;

/** Whether the JDK can read a text, whatever comes of it: for formats without a whole date, such as {@code HH:mm}. One thread. */
final class AnyTemporalReader implements LongReader {
    private final DateTimeFormatter formatter;
    private final RecentValues recent = new RecentValues();

    AnyTemporalReader(DateTimeFormatter formatter) {
        this.formatter = formatter;
    }

    @Override
    public void read(TextColumn column, long[] values, long[] open) {
        for (int w = 0; w < open.length; w++) {
            for (long rest = open[w]; rest != 0; rest &= rest - 1) {
                int i = (w << 6) + Long.numberOfTrailingZeros(rest);
                int slot = recent.slot(column, i);
                if (!recent.holds(slot, column, i)) {
                    recent.put(slot, column, i, canRead(column.string(i)) ? 1 : FAILED);
                }
                if (recent.value(slot) != FAILED) {
                    open[w] &= ~(rest & -rest);
                }
            }
        }
    }

    private boolean canRead(String text) {
        try {
            formatter.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
