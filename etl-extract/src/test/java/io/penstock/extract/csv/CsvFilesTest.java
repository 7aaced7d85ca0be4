package io.penstock.extract.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import io.penstock.error.ExtractException;
import io.penstock.extract.Reading;
import io.penstock.extract.file.CharsetDetection;
import io.penstock.extract.file.Compression;
import io.penstock.extract.text.Inference;
import io.penstock.spi.BatchSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFilesTest {
    private static final String TEXT = "id,title\n1,Café\n2,日本\n";
    private static final List<List<Object>> ROWS = List.of(List.of(1L, "Café"), List.of(2L, "日本"));

    @TempDir
    Path directory;

    @Test
    void readsPackedFiles() throws Exception {
        byte[] plain = TEXT.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            out.write(plain);
        }
        ByteArrayOutputStream zstd = new ByteArrayOutputStream();
        try (OutputStream out = new ZstdOutputStream(zstd)) {
            out.write(plain);
        }
        ByteArrayOutputStream bzip2 = new ByteArrayOutputStream();
        try (OutputStream out = new BZip2CompressorOutputStream(bzip2)) {
            out.write(plain);
        }
        assertThat(Reading.of(write("a.csv.gz", gzip.toByteArray())).rows).isEqualTo(ROWS);
        assertThat(Reading.of(write("a.csv.zst", zstd.toByteArray())).rows).isEqualTo(ROWS);
        assertThat(Reading.of(write("a.csv.bz2", bzip2.toByteArray())).rows).isEqualTo(ROWS);
        CsvExtractor unnamed = write("packed.csv", gzip.toByteArray());
        assertThat(Reading.of(unnamed.compression(Compression.GZIP)).rows).isEqualTo(ROWS);
        refuses(
                unnamed,
                "[PEN-2005] '" + directory
                        + "/packed.csv' is a gzip file, text was expected. Set compression to gzip, or let"
                        + " its name end in .gz.");
        refuses(
                write("cut.csv.gz", Arrays.copyOf(gzip.toByteArray(), gzip.size() - 12)),
                "[PEN-2007] '" + directory + "/cut.csv.gz' ends in the middle of its gzip data. Get the file again.");
        refuses(
                write("no.csv.gz", plain),
                "[PEN-2007] '" + directory
                        + "/no.csv.gz' is not valid gzip data (Not in GZIP format). Get the file again.");
    }

    @Test
    void honoursByteOrderMarks() throws Exception {
        String marked = "\ufeff" + TEXT;
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                Charset.forName("UTF-32LE"))) {
            CsvExtractor source = write("bom.csv", marked.getBytes(charset));
            assertThat(source.schema(Reading.context(10, 100)).names()).containsExactly("id", "title");
            assertThat(Reading.of(source.encoding(StandardCharsets.ISO_8859_1)).rows)
                    .isEqualTo(ROWS);
        }
    }

    @Test
    void readsOtherEncodings() throws Exception {
        String latin = "id,title\n1,Café €\n";
        byte[] bytes = latin.getBytes(Charset.forName("windows-1252"));
        assertThat(Reading.of(write("l.csv", bytes).encoding(Charset.forName("windows-1252"))).rows)
                .containsExactly(List.of(1L, "Café €"));
        assertThat(Reading.of(write("l.csv", bytes).charsetDetection(CharsetDetection.CONTENT)).rows)
                .containsExactly(List.of(1L, "Café €"));
        byte[] wide = TEXT.getBytes(StandardCharsets.UTF_16LE);
        assertThat(Reading.of(write("w.csv", wide).encoding(StandardCharsets.UTF_16LE)).rows)
                .isEqualTo(ROWS);
        assertThat(Reading.of(write("w.csv", wide).charsetDetection(CharsetDetection.CONTENT)).rows)
                .isEqualTo(ROWS);
        assertThat(Reading.of(write("u.csv", TEXT.getBytes(StandardCharsets.UTF_8))
                                .charsetDetection(CharsetDetection.CONTENT))
                        .rows)
                .isEqualTo(ROWS);
        refuses(
                write("bad.csv", "id\nab\u00e9\n".getBytes(StandardCharsets.ISO_8859_1))
                        .encoding(Charset.forName("US-ASCII")),
                "[PEN-2107] bad.csv:2, column 'id': byte 5 of the file (0xE9) is not UTF-8 text. Set encoding to the one the"
                        + " file is written in, such as windows-1252 or ISO-8859-1, or set malformed_text to reject.");
        byte[] odd = Arrays.copyOf(wide, wide.length - 1);
        refuses(
                write("odd.csv", odd).encoding(StandardCharsets.UTF_16LE),
                "[PEN-2008] odd.csv: byte " + (odd.length - 1)
                        + " is not text in UTF-16LE. Set encoding to the one the file" + " is written in.");
    }

    @Test
    void keepsPairsOfSurrogatesTogetherAcrossBuffers() throws Exception {
        String text = "t\n" + "𝄞".repeat(30_000) + "\na" + "𝄞".repeat(30_000) + "\n";
        Reading reading = Reading.of(
                write("w.csv", text.getBytes(StandardCharsets.UTF_16BE)).encoding(StandardCharsets.UTF_16BE));
        assertThat(reading.rows).containsExactly(List.of("𝄞".repeat(30_000)), List.of("a" + "𝄞".repeat(30_000)));
    }

    @Test
    void refusesWhatIsNoTextFile() throws Exception {
        refuses(
                CsvExtractor.of(directory),
                "[PEN-2002] '" + directory
                        + "' is a directory, a file was expected. Name a file, or use a glob such as '" + directory
                        + "/*.csv'.");
        write("checkouts.csv", new byte[0]);
        refuses(
                CsvExtractor.of(directory.resolve("chekouts.csv")),
                "[PEN-2001] there is no file '" + directory + "/chekouts.csv'. Did you mean 'checkouts.csv'?");
        refuses(
                CsvExtractor.of(directory.resolve("no/a.csv")),
                "[PEN-2001] there is no file '" + directory + "/no/a.csv'; its directory " + directory
                        + "/no does not exist either. Check the path.");
        refuses(
                CsvExtractor.glob(directory + "/*.tsv"),
                "[PEN-2003] no file matches '" + directory + "/*.tsv' (searched " + directory
                        + "). Check the pattern and the working directory.");
        refuses(
                write("library.csv", "SQLite format 3\0....".getBytes(StandardCharsets.ISO_8859_1)),
                "[PEN-2005] '" + directory
                        + "/library.csv' is a SQLite database, text was expected. Read it by the source database.");
        refuses(
                write("books.zip", "PK\3\4....books.csv".getBytes(StandardCharsets.ISO_8859_1)),
                "[PEN-2005] '" + directory + "/books.zip' is a ZIP archive, text was expected. Unpack it first.");
        refuses(
                write("book.csv", "PK\3\4....xl/workbook.xml".getBytes(StandardCharsets.ISO_8859_1)),
                "[PEN-2005] '" + directory
                        + "/book.csv' is an Excel workbook, text was expected. Save the sheet as CSV.");
        refuses(
                write("wide.csv", TEXT.getBytes(StandardCharsets.UTF_16LE)),
                "[PEN-2005] '" + directory
                        + "/wide.csv' looks like UTF-16LE, read as UTF-8. Set encoding to UTF-16LE, or charset_detection to"
                        + " content.");
        byte[] noise = new byte[2000];
        new Random(1).nextBytes(noise);
        refuses(
                write("noise.csv", noise),
                "[PEN-2005] '" + directory + "/noise.csv' is a binary file, text was expected. Check the path.");
    }

    @Test
    void readsListsAndGlobsInOrder() throws Exception {
        write("2024-b.csv", "id\n2\n".getBytes(StandardCharsets.UTF_8));
        write("2024-a.csv", "id\n1".getBytes(StandardCharsets.UTF_8));
        write("2023-c.csv", "id\n3\n".getBytes(StandardCharsets.UTF_8));
        Reading globbed = Reading.of(CsvExtractor.glob(directory + "/2024-*.csv"));
        assertThat(globbed.rows).containsExactly(List.of(1L), List.of(2L));
        assertThat(CsvExtractor.glob(directory + "/2024-*.csv").describe().title())
                .isEqualTo("csv 2024-*.csv");
        assertThat(globbed.places).containsExactly("2024-a.csv:2", "2024-b.csv:2");
        Reading listed = Reading.of(CsvExtractor.of(List.of(
                directory.resolve("2024-b.csv"), directory.resolve("2023-c.csv"), directory.resolve("2024-a.csv"))));
        assertThat(listed.rows).containsExactly(List.of(2L), List.of(3L), List.of(1L));
    }

    @Test
    void skipsLinesCommentsAndBlankLines() throws Exception {
        CsvExtractor source = write(
                        "t.csv",
                        "Report\r\n\"of\r#c\n\nid,t\n#x,\"\n1,a\n\n#\n2,#b\n#end".getBytes(StandardCharsets.UTF_8))
                .skipLines(2)
                .comment('#');
        Reading reading = Reading.of(source, 1, 10);
        assertThat(reading.rows).containsExactly(List.of(1L, "a"), List.of(2L, "#b"));
        assertThat(reading.places).containsExactly("t.csv:7", "t.csv:10");
    }

    @Test
    void readsFiveThousandColumns() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < 30; row++) {
            for (int c = 0; c < 5000; c++) {
                text.append(c == 0 ? "" : ",")
                        .append(row == 0 ? "c" : row % 2 == 0 ? "" : row + ".")
                        .append(row == 0 || row % 2 == 1 ? c : "");
            }
            text.append('\n');
        }
        CsvExtractor source = write("wide.csv", text.toString().getBytes(StandardCharsets.UTF_8));
        Reading reading = Reading.of(source.inference(Inference.TEXT));
        assertThat(reading.rows).hasSize(29).allMatch(row -> row.size() == 5000);
        assertThat(reading.rows.get(2)).element(4999).isEqualTo("3.4999");
        assertThat(Reading.of(source).rows).hasSize(29);
    }

    @Test
    void readsAFieldOfFiftyMegabytesOnlyWithinTheLimits() throws Exception {
        int size = 50 << 20;
        byte[] text = new byte[size + 12];
        Arrays.fill(text, (byte) 'x');
        byte[] head = "a,b\n1,\"".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(head, 0, text, 0, head.length);
        System.arraycopy("\"\n".getBytes(StandardCharsets.UTF_8), 0, text, text.length - 2, 2);
        CsvExtractor source = write("big.csv", text).inference(Inference.TEXT);
        refuses(
                source,
                "[PEN-2109] big.csv:2: a record is longer than max_record_bytes (33554432); its field 2 opens a quote on line 2"
                        + " that is not closed until there. Mend the record, or raise max_record_bytes.");
        refuses(
                source.maxRecordBytes(64 << 20),
                "[PEN-2108] big.csv:2, column 'b': a field of 52428805 bytes is longer than max_field_bytes (16777216). Raise"
                        + " max_field_bytes if this is no mistake, such as a missing quote.");
    }

    @Test
    void keepsNulBytes() throws Exception {
        CsvExtractor source = write("nul.csv", "a,b\nx\0y,\"\0\"\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Reading.of(source).rows).containsExactly(List.of("x\0y", "\0"));
    }

    @Test
    void readsDialectsOfCommonsCsv() throws Exception {
        CsvExtractor tabs = write("t.csv", "id\tt\n1\t'a\tb'\n".getBytes(StandardCharsets.UTF_8))
                .format(CSVFormat.TDF
                        .builder()
                        .setQuote('\'')
                        .setIgnoreSurroundingSpaces(false)
                        .get());
        assertThat(tabs.describe().toString()).isEqualTo("csv t.csv [delimiter=\t, quote=']");
        assertThat(Reading.of(tabs).rows).containsExactly(List.of(1L, "a\tb"));
        CsvExtractor escaped = write("e.csv", "id,t\n1,a\\,b\n2,\"x\\\"y\"\n3\n".getBytes(StandardCharsets.UTF_8))
                .escape('\\');
        Reading reading = Reading.of(escaped, 1, 10);
        assertThat(reading.rows).containsExactly(List.of(1L, "a,b"), List.of(2L, "x\"y"));
        assertThat(reading.places).containsExactly("e.csv:2", "e.csv:3");
        assertThat(reading.reasons).containsExactly("e.csv:4 the record has 1 field, 2 were expected");
        assertThat(reading.rejected).containsExactly(Arrays.asList("3", null, "3"));
        CsvExtractor mysql = write("m.csv", "1\tx\n2\t\\N\n".getBytes(StandardCharsets.UTF_8))
                .format(CSVFormat.MYSQL)
                .columnNames("id", "t")
                .header(Header.ABSENT);
        assertThat(Reading.of(mysql).rows).containsExactly(List.of(1L, "x"), Arrays.asList(2L, null));
        CsvExtractor two = write("d.csv", "a||b\n1||2\n".getBytes(StandardCharsets.UTF_8))
                .format(CSVFormat.DEFAULT.builder().setDelimiter("||").get());
        assertThat(Reading.of(two).rows).containsExactly(List.of(1L, 2L));
    }

    @Test
    void closesTwiceAndStopsWhenCancelled() throws Exception {
        CsvExtractor source = write("a.csv", TEXT.getBytes(StandardCharsets.UTF_8));
        BatchSource open = source.open(Reading.context(10, 100));
        assertThat(open.next()).isNotNull();
        assertThat(open.bytesRead()).isEqualTo(open.bytesTotal());
        open.close();
        open.close();
        assertThat(open.next()).isNull();
        assertThatThrownBy(() -> source.inference(Inference.TEXT)
                        .open(Reading.cancelled())
                        .take())
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void survivesSerialisation() throws Exception {
        CsvExtractor source = write("a.csv", TEXT.getBytes(StandardCharsets.UTF_8))
                .nullTokens("x")
                .dateFormats("dd/MM/yyyy", "d MMM yyyy")
                .format(CSVFormat.RFC4180);
        source.schema(Reading.context(10, 100));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(source);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            CsvExtractor copy = (CsvExtractor) in.readObject();
            assertThat(copy.describe()).isEqualTo(source.describe());
            assertThat(Reading.of(copy).rows).isEqualTo(ROWS);
        }
    }

    private CsvExtractor write(String name, byte[] content) throws Exception {
        Path file = directory.resolve(name);
        Files.write(file, content);
        return CsvExtractor.of(file);
    }

    private static void refuses(CsvExtractor source, String message) {
        assertThatThrownBy(() -> Reading.of(source))
                .isInstanceOf(ExtractException.class)
                .hasMessage(message);
    }
}
