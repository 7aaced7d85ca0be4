package io.penstock.load.excel;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What follows the last row of an existing sheet, after everything before it was copied. One thread. */
final class SheetTail {
    private static final Pattern ROW = Pattern.compile("^<row\\s(?:[^>]*\\s)?r=\"(\\d{1,7})\"");

    private final InputStream in;
    private int lastRow;

    private SheetTail(InputStream in) {
        this.in = in;
    }

    /** Copies a sheet up to the end of its rows, without the size it gives of itself. */
    static SheetTail copy(InputStream sheet, OutputStream out, ExistingBook book) throws IOException {
        SheetTail tail = new SheetTail(new BufferedInputStream(sheet, 1 << 16));
        ByteArrayOutputStream tag = new ByteArrayOutputStream();
        for (int b = tail.in.read(); b >= 0; b = tail.in.read()) {
            if (b != '<') {
                out.write(b);
                continue;
            }
            tag.reset();
            for (int c = b; c >= 0; c = tail.in.read()) {
                tag.write(c);
                if (c == '>') {
                    break;
                }
            }
            String text = tag.toString(StandardCharsets.UTF_8);
            if (text.startsWith("</sheetData")) {
                return tail;
            } else if (text.startsWith("<sheetData") && text.endsWith("/>")) {
                out.write("<sheetData>".getBytes(StandardCharsets.US_ASCII));
                return tail;
            } else if (text.startsWith("<row")) {
                Matcher row = ROW.matcher(text);
                tail.lastRow = row.find() ? Math.max(tail.lastRow, Integer.parseInt(row.group(1))) : tail.lastRow + 1;
            }
            if (!text.startsWith("<dimension")) {
                tag.writeTo(out);
            }
        }
        throw book.unusual();
    }

    /** Number of the last row; 0 when there is none. */
    int lastRow() {
        return lastRow;
    }

    /** Copies the end of the rows and what follows. */
    void copyRest(OutputStream out) throws IOException {
        out.write("</sheetData>".getBytes(StandardCharsets.US_ASCII));
        in.transferTo(out);
        in.close();
    }
}
