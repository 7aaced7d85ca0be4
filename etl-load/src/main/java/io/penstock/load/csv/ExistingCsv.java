package io.penstock.load.csv;

import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.load.text.Packing;
import io.penstock.schema.Schema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file that rows are to be appended to. */
final class ExistingCsv {
    private ExistingCsv() {}

    /** @throws LoadException when the file's header names other columns, or in another order */
    static void check(Path path, Schema schema, CsvStyle style) throws IOException {
        if (style.header() == HeaderLine.OMIT) {
            return;
        }
        List<String> header = header(path, style);
        if (!header.equals(schema.names()) && !header.equals(written(schema, style))) {
            throw new LoadException(Problem.of(
                            CsvErrors.HEADER_DIFFERS,
                            "the file's header is " + String.join(", ", header) + "; the data's columns are "
                                    + String.join(", ", schema.names()))
                    .at(path + ":1")
                    .next("Bring the columns into the file's order and names, or set mode replace."));
        }
    }

    /** The names as this style writes them, without their quotes. */
    private static List<String> written(Schema schema, CsvStyle style) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        RowWriter.header(schema, style, line);
        return header(new ByteArrayInputStream(line.toByteArray()), style);
    }

    /** Whether the last line has no end, so that the next row would be glued to it. */
    static boolean endsInsideLine(Path path, Packing packing) throws IOException {
        int last = packing.lastByte(path);
        return last >= 0 && last != '\n' && last != '\r';
    }

    private static List<String> header(Path path, CsvStyle style) throws IOException {
        try (InputStream in = Packing.of(path).open(path)) {
            skipByteOrderMark(in);
            return header(in, style);
        }
    }

    private static List<String> header(InputStream in, CsvStyle style) throws IOException {
        List<String> names = new ArrayList<>();
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        boolean quoted = false;
        for (int b = in.read(); b >= 0 && (quoted || (b != '\n' && b != '\r')); b = in.read()) {
            if (b == style.quote()) {
                quoted = !quoted;
                if (quoted && name.size() > 0) {
                    name.write(b);
                }
            } else if (b == style.delimiter() && !quoted) {
                names.add(name.toString(StandardCharsets.UTF_8));
                name.reset();
            } else {
                name.write(b);
            }
        }
        names.add(name.toString(StandardCharsets.UTF_8));
        return names;
    }

    private static void skipByteOrderMark(InputStream in) throws IOException {
        in.mark(3);
        if (in.read() != 0xEF || in.read() != 0xBB || in.read() != 0xBF) {
            in.reset();
        }
    }
}
