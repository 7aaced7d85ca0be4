package io.penstock.extract.file;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Knows the files that people give to a text source by mistake, by their first bytes. */
final class FileFormats {
    /**
     * @param magic the first bytes, as Latin-1
     * @param inside what also stands near the beginning; may be empty
     */
    private record Format(String magic, String inside, String name, String next) {
        Format(String magic, String name, String next) {
            this(magic, "", name, next);
        }

        boolean matches(String start, byte[] head) {
            return start.startsWith(magic)
                    && (inside.isEmpty() || new String(head, StandardCharsets.ISO_8859_1).contains(inside));
        }
    }

    private static final List<Format> KNOWN = List.of(
            new Format("SQLite format 3\0", "a SQLite database", "Read it by the source database."),
            new Format("PK\3\4", "xl/work", "an Excel workbook", "Save the sheet as CSV."),
            new Format("PK\3\4", "opendocument.spreadsheet", "an OpenDocument spreadsheet", "Save the sheet as CSV."),
            new Format("PK\3\4", "a ZIP archive", "Unpack it first."),
            new Format("\u001f\u008b", "a gzip file", "Set compression to gzip, or let its name end in .gz."),
            new Format("(\u00b5/\u00fd", "a Zstandard file", "Set compression to zstd, or let its name end in .zst."),
            new Format("BZh", "a bzip2 file", "Set compression to bzip2, or let its name end in .bz2."),
            new Format("\u00fd7zXZ\0", "an xz file", "Unpack it first."),
            new Format("7z\u00bc\u00af", "a 7z archive", "Unpack it first."),
            new Format("PAR1", "a Parquet file", "Read it by the source parquet."),
            new Format("\u00d0\u00cf\u0011\u00e0", "an old Excel or Office file", "Save the sheet as CSV."),
            new Format("%PDF-", "a PDF", "Export the data as text first."),
            new Format("\u0089PNG", "a PNG image", "Check the path."),
            new Format("\u007fELF", "a program", "Check the path."));

    private FileFormats() {}

    /** @throws ExtractException when the bytes are known not to be text */
    static void refuse(Path path, Compression unpacked, byte[] head) {
        String where = unpacked == Compression.NONE ? "" : "after unpacking ";
        String start = new String(head, 0, Math.min(32, head.length), StandardCharsets.ISO_8859_1);
        for (Format format : KNOWN) {
            if (format.matches(start, head) && (!format.magic().equals("BZh") || isBzip2(start))) {
                throw new ExtractException(Problem.of(
                                FileErrors.NOT_TEXT,
                                "'" + path + "' " + where + "is " + format.name() + ", text was expected")
                        .next(format.next()));
            }
        }
    }

    /** @throws ExtractException when the bytes are UTF-16 and would be read as an encoding of single bytes */
    static void refuseWide(Path path, Charset charset, byte[] head) {
        Charset wide = charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
                ? null
                : Encodings.wide(head);
        if (wide != null) {
            throw new ExtractException(
                    Problem.of(FileErrors.NOT_TEXT, "'" + path + "' looks like " + wide + ", read as " + charset)
                            .next("Set encoding to " + wide + ", or charset_detection to content."));
        }
    }

    /** @throws ExtractException when bytes that are not UTF-8 stand among control characters, not just here and there */
    static void refuseBinary(Path path, byte[] head) {
        if (!Encodings.isUtf8(head) && hasManyControls(head)) {
            throw new ExtractException(
                    Problem.of(FileErrors.NOT_TEXT, "'" + path + "' is a binary file, text was expected")
                            .next("Check the path."));
        }
    }

    /** Whether more than one byte in fifty is a control character that no text holds. */
    private static boolean hasManyControls(byte[] head) {
        int control = 0;
        for (byte b : head) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1b) {
                control++;
            }
        }
        return control > head.length / 50;
    }

    private static boolean isBzip2(String start) {
        return start.length() > 9 && start.startsWith("1AY&SY", 4);
    }
}
