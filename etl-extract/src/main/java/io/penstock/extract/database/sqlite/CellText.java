package io.penstock.extract.database.sqlite;

/** A cell as the text it would have, for messages to the reject sink and for slow ways. */
final class CellText {
    private CellText() {}

    static String of(ImageRows rows, int row, int stored) {
        int serial = rows.serials(stored)[row];
        int start = rows.starts(stored)[row];
        int length = ImageRows.length(serial);
        if (serial == 0) {
            return "";
        } else if (ImageColumns.isInteger(serial)) {
            return Long.toString(ImageColumns.integer(rows.bytes(), start, serial));
        } else if (serial == 7) {
            return Double.toString(ImageColumns.real(rows.bytes(), start));
        } else if ((serial & 1) == 1) {
            return new String(rows.bytes(), start, length, rows.charset());
        }
        StringBuilder hex = new StringBuilder("x'");
        for (int i = start; i < start + length; i++) {
            hex.append(Character.forDigit(rows.bytes()[i] >> 4 & 15, 16));
            hex.append(Character.forDigit(rows.bytes()[i] & 15, 16));
        }
        return hex.append('\'').toString();
    }
}
