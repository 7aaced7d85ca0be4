package io.penstock.benchmarks.connector;

import io.penstock.data.Batch;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A hash of a table: the order of its rows is free, that of its cells is not. Cells are taken by value, not by type: numbers without trailing
 * zeros, dates as days since 1899-12-30 (the serial numbers of Excel) or as ISO text, empty text as null. One thread.
 */
final class CellHash {
    private static final long EXCEL_EPOCH = 25_569;

    private final boolean serialDates;
    private long rows;
    private long sum;
    private long row;

    private CellHash(boolean serialDates) {
        this.serialDates = serialDates;
    }

    static CellHash ofIsoDates() {
        return new CellHash(false);
    }

    static CellHash ofSerialDates() {
        return new CellHash(true);
    }

    void cell(@Nullable Object value) {
        row = (row * 31 + mix(text(value).hashCode())) * 0x9E3779B97F4A7C15L;
    }

    void endRow() {
        sum += mix(row);
        row = 0;
        rows++;
    }

    synchronized void add(Batch batch) {
        for (int i = 0; i < batch.rowCount(); i++) {
            for (int c = 0; c < batch.schema().size(); c++) {
                cell(batch.column(c).value(i));
            }
            endRow();
        }
    }

    @Override
    public String toString() {
        return rows + " rows, hash " + Long.toHexString(sum);
    }

    private String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof LocalDate day) {
            return serialDates ? Long.toString(day.toEpochDay() + EXCEL_EPOCH) : day.toString();
        }
        if (value instanceof Number number) {
            BigDecimal exact = new BigDecimal(number.toString());
            return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
        }
        return value.toString();
    }

    private static long mix(long value) {
        long h = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
