package io.penstock.extract.database.sqlite;

import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.data.TextColumnBuilder;
import io.penstock.data.Validity;
import io.penstock.extract.database.sql.MisfitList;
import io.penstock.extract.text.ColumnReader;
import io.penstock.extract.text.DateFormats;
import io.penstock.extract.text.Misfits;
import io.penstock.extract.text.NullTokens;
import io.penstock.extract.text.TextSlices;
import io.penstock.extract.text.Utf8;
import io.penstock.schema.Type;
import java.nio.charset.StandardCharsets;

/**
 * Columns whose values stand in the image as text: slices of it, nothing copied, where every value is UTF-8 text or null. A
 * number in a TEXT column becomes the text that reads back as it; a blob, or text that is not well-formed, is a misfit.
 */
final class TextCells {
    private final ImageRows rows;
    private final MisfitList misfits;

    TextCells(ImageRows rows, MisfitList misfits) {
        this.rows = rows;
        this.misfits = misfits;
    }

    TextColumn read(int position, int stored) {
        int[] serials = rows.serials(stored);
        int[] starts = rows.starts(stored);
        byte[] b = rows.bytes();
        int count = rows.rows();
        int[] ends = new int[count];
        long[] valid = Validity.allValidWords(count);
        boolean plain = rows.charset().equals(StandardCharsets.UTF_8);
        for (int i = 0; i < count && plain; i++) {
            int serial = serials[i];
            int start = starts[i];
            int end = start;
            if (serial == 0) {
                Validity.clear(valid, i);
            } else if (serial >= 13 && (serial & 1) == 1) {
                end = start + ((serial - 13) >>> 1);
                plain = rows.isAscii(i) || Utf8.firstMalformed(b, start, end) < 0;
            } else {
                plain = false;
            }
            ends[i] = end;
        }
        return plain ? TextColumn.of(b, starts, ends, count, Validity.of(valid, count)) : copied(position, stored);
    }

    private TextColumn copied(int position, int stored) {
        int[] serials = rows.serials(stored);
        TextColumnBuilder texts = new TextColumnBuilder(rows.rows());
        for (int i = 0; i < rows.rows(); i++) {
            int serial = serials[i];
            boolean text = serial >= 13 && (serial & 1) == 1;
            if (serial == 0) {
                texts.appendNull();
            } else if (text && rows.charset().equals(StandardCharsets.UTF_8)) {
                int start = rows.starts(stored)[i];
                int end = start + ImageRows.length(serial);
                if (Utf8.firstMalformed(rows.bytes(), start, end) < 0) {
                    texts.appendBytes(rows.bytes(), start, end);
                } else {
                    texts.appendNull();
                    byte[] escaped = Utf8.escapeMalformed(rows.bytes(), start, end);
                    misfits.add(i, position, new String(escaped, StandardCharsets.UTF_8));
                }
            } else if (text || ImageColumns.isInteger(serial) || serial == 7) {
                texts.append(CellText.of(rows, i, stored));
            } else {
                texts.appendNull();
                misfits.add(i, position, CellText.of(rows, i, stored));
            }
        }
        return texts.build();
    }

    /** Dates and times, which stand there as ISO text; numbers and blobs do not fit. */
    Column parsed(Type type, int position, int stored) {
        int[] serials = rows.serials(stored);
        TextColumn texts = read(position, stored);
        Misfits unread = new Misfits();
        for (int i = 0; i < rows.rows(); i++) {
            boolean number = ImageColumns.isInteger(serials[i]) || serials[i] == 7;
            if (number || serials[i] == 13) {
                unread.add(i, position);
            }
        }
        TextSlices slices = new TextSlices(texts.bytes(), texts.starts(), texts.ends(), rows.rows());
        Column column = ColumnReader.of(type, NullTokens.NONE, DateFormats.ISO).read(slices, position, unread);
        unread.sort();
        for (int i = 0; i < unread.size(); i++) {
            if (i == 0 || unread.row(i) != unread.row(i - 1)) {
                misfits.add(unread.row(i), position, CellText.of(rows, unread.row(i), stored));
            }
        }
        return column;
    }
}
