package io.penstock.extract.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.ExtractException;
import io.penstock.error.PlanException;
import io.penstock.extract.Reading;
import io.penstock.extract.text.Inference;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is told, word by word. */
class CsvMessagesTest {
    @TempDir
    Path directory;

    @Test
    void namesTheCellThatDoesNotFit() throws Exception {
        CsvExtractor source = file("id,fine_amount\n1,2.50\n2,abc\n3,1.234\n").type("fine_amount", Type.decimal(10, 2));
        Reading reading = Reading.of(source);
        assertThat(reading.rows).hasSize(1);
        assertThat(reading.reasons)
                .containsExactly(
                        "checkouts.csv:3 column 'fine_amount': cannot read text as DECIMAL(10,2)",
                        "checkouts.csv:4 column 'fine_amount': cannot read text as DECIMAL(10,2)");
        refuses(
                source.misfits(MisfitPolicy.FAIL),
                "[PEN-2104] checkouts.csv:3, column 'fine_amount': cannot read text as DECIMAL(10,2). Mend the value, or set"
                        + " misfits to reject or null.");
    }

    @Test
    void namesARecordOfTooFewOrTooManyFields() throws Exception {
        CsvExtractor source = file("a,b\n1\n1,2,3\n1,2\n");
        assertThat(Reading.of(source).reasons)
                .containsExactly(
                        "checkouts.csv:2 the record has 1 field, 2 were expected",
                        "checkouts.csv:3 the record has 3 fields, 2 were expected");
        refuses(
                source.raggedRows(RaggedRows.STRICT),
                "[PEN-2103] checkouts.csv:2: the record has 1 field, 2 were expected. Mend the record, or set ragged_rows"
                        + " to reject or pad.");
    }

    @Test
    void namesTheLineWhereAQuoteIsNeverClosed() throws Exception {
        refuses(
                file("a,b\n1,2\n3,\"x\ny\nz,1\n4,5\n"),
                "[PEN-2105] checkouts.csv:3: the quote that opens field 2 of this record is never closed; everything up to"
                        + " the end of the file would belong to it. Close the quote, or set quote to none if the file does"
                        + " not quote its fields.");
    }

    @Test
    void namesARecordWithTextBehindAClosingQuote() throws Exception {
        Reading reading = Reading.of(file("a,b\n1,\"The \"Best\" Book\"\n2,5\" disk\n"));
        assertThat(reading.reasons).containsExactly("checkouts.csv:2 there is text behind a closing quote");
        assertThat(reading.rejected.get(0).get(2)).isEqualTo("1,\"The \"Best\" Book\"");
        assertThat(reading.rows).containsExactly(List.of(2L, "5\" disk"));
    }

    @Test
    void namesTheByteThatIsNotUtf8() throws Exception {
        Path path = directory.resolve("checkouts.csv");
        Files.write(path, "id,title\n1,Emma\n2,Caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        CsvExtractor source = CsvExtractor.of(path);
        refuses(
                source,
                "[PEN-2107] checkouts.csv:3, column 'title': byte 21 of the file (0xE9) is not UTF-8 text. Set encoding to"
                        + " the one the file is written in, such as windows-1252 or ISO-8859-1, or set malformed_text to"
                        + " reject.");
        Reading reading = Reading.of(source.malformedText(MalformedText.REJECT));
        assertThat(reading.rows).containsExactly(List.of(1L, "Emma"));
        assertThat(reading.rejected).containsExactly(List.of("2", "Caf\\xE9", "2,Caf\\xE9"));
        assertThat(Reading.of(source.encoding(StandardCharsets.ISO_8859_1)).rows.get(1))
                .containsExactly(2L, "Café");
    }

    @Test
    void namesTheLimitThatAFieldOrRecordIsOver() throws Exception {
        CsvExtractor source = file("a,b\n1,2\n3," + "x".repeat(5000) + "\n");
        refuses(
                source.maxFieldBytes(4000),
                "[PEN-2108] checkouts.csv:3, column 'b': a field of 5000 bytes is longer than max_field_bytes (4000). Raise"
                        + " max_field_bytes if this is no mistake, such as a missing quote.");
        refuses(
                file("a,b\n1,2\n3,\"" + "x".repeat(400_000) + "\n").maxRecordBytes(100_000),
                "[PEN-2109] checkouts.csv:3: a record is longer than max_record_bytes (100000); its field 2 opens a quote on"
                        + " line 3 that is not closed until there. Mend the record, or raise max_record_bytes.");
    }

    @Test
    void saysWhatToDoAboutAHeaderThatLooksLikeSeveralColumns() throws Exception {
        refuses(
                file("id;title;year\n1;Emma;1815\n"),
                "[PEN-2110] checkouts.csv:1: the header is one column with 2 ';' characters in its name. If ';' stands"
                        + " between the columns, set delimiter to ';'; if it really is one column, set delimiter to ','.");
        refuses(
                file("id\ttitle\n1\tEmma\n"),
                "[PEN-2110] checkouts.csv:1: the header is one column with 1 tab in its name. If tab stands between the"
                        + " columns, set delimiter to tab; if it really is one column, set delimiter to ','.");
        assertThat(Reading.of(file("id;title\n1;Emma\n").delimiter(',')).rows).containsExactly(List.of("1;Emma"));
    }

    @Test
    void saysWhatToDoAboutTwoColumnsOfOneName() throws Exception {
        CsvExtractor source = file("id,title,id\n1,Emma,2\n");
        refuses(
                source,
                "[PEN-2102] checkouts.csv:1: columns 1 and 3 are both named 'id'. Set duplicate_names to number to read them"
                        + " as 'id' and 'id_2', or give column_names.");
        CsvExtractor numbered = source.duplicateNames(DuplicateNames.NUMBER);
        assertThat(numbered.schema(Reading.context(1, 1)).names()).containsExactly("id", "title", "id_2");
        refuses(
                source.columnNames("a", "b"),
                "[PEN-2111] checkouts.csv:1: the header has 3 columns, column_names has 2. Name every column of the file.");
        CsvExtractor named = source.columnNames("a", "b", "c");
        assertThat(Reading.of(named).rows).containsExactly(List.of(1L, "Emma", 2L));
    }

    @Test
    void saysThatAnEmptyFileHasNoColumns() throws Exception {
        refuses(
                file(""),
                "[PEN-2101] 'checkouts.csv' is empty: there is no header to tell the columns from. If an empty file is fine,"
                        + " give column_names or a schema.");
        assertThat(Reading.of(file("").columnNames("a")).rows).isEmpty();
        assertThat(Reading.of(file("a,b\n")).rows).isEmpty();
    }

    @Test
    void namesColumnsThatAreNotInTheFile() throws Exception {
        assertThatThrownBy(() -> Reading.of(file("id,title\n").columns("titel")))
                .isInstanceOf(PlanException.class)
                .hasMessage(
                        "[PEN-2111] checkouts.csv, columns: there is no column 'titel' in the file. Did you mean 'title'?"
                                + " Valid names: id, title.");
        assertThatThrownBy(() -> Reading.of(file("id,title\n").type("idd", Type.INT64)))
                .isInstanceOf(PlanException.class)
                .hasMessage(
                        "[PEN-2111] checkouts.csv, types: there is no column 'idd' in the file. Did you mean 'id'? Valid"
                                + " names: id, title.");
    }

    @Test
    void namesAFileWithAnotherHeader() throws Exception {
        Files.writeString(directory.resolve("a.csv"), "id,title\n1,x\n");
        Files.writeString(directory.resolve("b.csv"), "id,name\n1,x\n");
        refuses(
                CsvExtractor.glob(directory + "/*.csv").inference(Inference.TEXT),
                "[PEN-2111] b.csv: the header is not that of the first file: [title] missing, [name] added. Read files of"
                        + " different columns by sources of their own.");
    }

    @Test
    void namesTheSettingThatIsNotValid() {
        CsvExtractor source = CsvExtractor.of(Path.of("x.csv"));
        assertThatThrownBy(() -> source.delimiter('a'))
                .hasMessage(
                        "[PEN-2113] csv: delimiter must be one ASCII character that is neither a letter, a digit nor a"
                                + " line end");
        assertThatThrownBy(() -> source.delimiter('"'))
                .hasMessage("[PEN-2113] csv: delimiter and quote are both '\"', they must differ");
        assertThatThrownBy(() -> source.skipLines(-1))
                .hasMessage("[PEN-2113] csv: skip_lines must be 0 or more, not -1");
        assertThatThrownBy(() -> source.type("a", Type.list(Type.INT64)))
                .hasMessage("[PEN-2113] csv: column 'a' cannot be read as LIST<INT64>. Valid types: TEXT, INT64,"
                        + " FLOAT64, DECIMAL(p,s), BOOLEAN, DATE, TIME, TIMESTAMP, BINARY.");
        assertThatThrownBy(() -> source.maxFieldBytes(0))
                .hasMessage("[PEN-2113] csv: max_field_bytes must be 1 to 536870912, not 0");
        assertThatThrownBy(() -> source.dateFormats("yyyy-mm-dd"))
                .isInstanceOf(PlanException.class)
                .hasMessage(
                        "[PEN-2113] csv: date_formats [yyyy-mm-dd]: 'yyyy-mm-dd' does not say a day, a month and a year"
                                + " (months are M, minutes m)");
        assertThatThrownBy(() -> source.dateFormats("qqqq-bb"))
                .isInstanceOf(PlanException.class)
                .hasMessageStartingWith("[PEN-2113] csv: date_formats [qqqq-bb]: ");
        assertThatThrownBy(
                        () -> source.schema(Schema.of(Field.of("a", Type.TEXT))).columns("a"))
                .hasMessage("[PEN-2113] csv: columns has no effect beside schema, which names the columns to read");
    }

    @Test
    void tellsWhatCommonsCsvCannotRead() throws Exception {
        CsvExtractor source = file("a|b\n1|\"x\"y\n")
                .format(CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter('|')
                        .setEscape('\\')
                        .get());
        refuses(
                source,
                "[PEN-2114] checkouts.csv:2: Commons CSV cannot read on: Invalid character between encapsulated token and"
                        + " delimiter at line: 2, position: 10. Mend the record, or check quote, escape and format.");
    }

    private CsvExtractor file(String text) throws Exception {
        Path path = directory.resolve("checkouts.csv");
        Files.writeString(path, text);
        return CsvExtractor.of(path);
    }

    private static void refuses(CsvExtractor source, String message) {
        assertThatThrownBy(() -> Reading.of(source))
                .isInstanceOf(ExtractException.class)
                .hasMessage(message);
    }
}
