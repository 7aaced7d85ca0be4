package io.penstock.load.excel;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of a workbook; see {@link ExcelLoader}. Immutable. */
record ExcelStyle(
        String sheet,
        HeaderStyle header,
        String dateFormat,
        String timestampFormat,
        String timeFormat,
        Map<String, Double> columnWidths,
        Overflow overflow,
        LongText longText,
        String zone,
        ExistingSheet existingSheet)
        implements Serializable {
    static final ExcelStyle DEFAULT = new ExcelStyle(
            "Sheet1",
            HeaderStyle.BOLD,
            "yyyy-mm-dd",
            "yyyy-mm-dd hh:mm:ss",
            "hh:mm:ss",
            Map.of(),
            Overflow.NEXT_SHEET,
            LongText.REJECT,
            "UTC",
            ExistingSheet.APPEND);

    ExcelStyle {
        columnWidths = Collections.unmodifiableMap(new LinkedHashMap<>(columnWidths));
    }

    ExcelStyle sheet(String name) {
        return new ExcelStyle(
                name,
                header,
                dateFormat,
                timestampFormat,
                timeFormat,
                columnWidths,
                overflow,
                longText,
                zone,
                existingSheet);
    }

    ExcelStyle header(HeaderStyle style) {
        return new ExcelStyle(
                sheet,
                style,
                dateFormat,
                timestampFormat,
                timeFormat,
                columnWidths,
                overflow,
                longText,
                zone,
                existingSheet);
    }

    ExcelStyle formats(String date, String timestamp, String time) {
        return new ExcelStyle(
                sheet, header, date, timestamp, time, columnWidths, overflow, longText, zone, existingSheet);
    }

    ExcelStyle columnWidths(Map<String, Double> widths) {
        return new ExcelStyle(
                sheet,
                header,
                dateFormat,
                timestampFormat,
                timeFormat,
                widths,
                overflow,
                longText,
                zone,
                existingSheet);
    }

    ExcelStyle overflow(Overflow policy) {
        return new ExcelStyle(
                sheet,
                header,
                dateFormat,
                timestampFormat,
                timeFormat,
                columnWidths,
                policy,
                longText,
                zone,
                existingSheet);
    }

    ExcelStyle longText(LongText policy) {
        return new ExcelStyle(
                sheet,
                header,
                dateFormat,
                timestampFormat,
                timeFormat,
                columnWidths,
                overflow,
                policy,
                zone,
                existingSheet);
    }

    ExcelStyle zone(String id) {
        return new ExcelStyle(
                sheet,
                header,
                dateFormat,
                timestampFormat,
                timeFormat,
                columnWidths,
                overflow,
                longText,
                id,
                existingSheet);
    }

    ExcelStyle existingSheet(ExistingSheet policy) {
        return new ExcelStyle(
                sheet, header, dateFormat, timestampFormat, timeFormat, columnWidths, overflow, longText, zone, policy);
    }
}
