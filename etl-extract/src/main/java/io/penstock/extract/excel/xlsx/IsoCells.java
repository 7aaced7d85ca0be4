package io.penstock.extract.excel.xlsx;

import io.penstock.extract.excel.cells.Bytes;
import io.penstock.extract.excel.cells.CellKind;
import io.penstock.extract.excel.cells.DateSystem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoField;

/** Cells of type {@code d}, whose value is ISO 8601 text rather than a number of days. */
final class IsoCells {
    private IsoCells() {}

    /** Replaces the ISO text by the number it stands for and tells its kind; {@link CellKind#TEXT} when it is none. */
    static byte toSerial(Bytes bytes, int start, DateSystem system) {
        String text = new String(bytes.array(), start, bytes.size() - start, StandardCharsets.UTF_8).strip();
        String local = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
        try {
            byte kind;
            double serial;
            if (local.indexOf('T') > 0) {
                LocalDateTime time = LocalDateTime.parse(local);
                serial = system.serial(time.toLocalDate().toEpochDay(), time.getLong(ChronoField.MICRO_OF_DAY));
                kind = CellKind.TIMESTAMP;
            } else if (local.indexOf(':') > 0) {
                serial = LocalTime.parse(local.startsWith("T") ? local.substring(1) : local)
                                .getLong(ChronoField.MICRO_OF_DAY)
                        / 86_400_000_000.0;
                kind = CellKind.TIME;
            } else {
                serial = system.serial(LocalDate.parse(local).toEpochDay(), 0);
                kind = CellKind.DATE;
            }
            bytes.cut(start);
            bytes.append(Double.toString(serial));
            return kind;
        } catch (DateTimeException e) {
            return CellKind.TEXT;
        }
    }
}
