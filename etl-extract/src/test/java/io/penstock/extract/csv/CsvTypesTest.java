package io.penstock.extract.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.PlanException;
import io.penstock.extract.Reading;
import io.penstock.extract.text.Inference;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTypesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1;22;-3;|INT64",
                "9223372036854775807;-9223372036854775808|INT64",
                "9223372036854775808|TEXT",
                "007;12|TEXT",
                "0;12|INT64",
                "+15551234;+1|TEXT",
                "1.5;2;3.25|DECIMAL(18,2)",
                "00.5|TEXT",
                "1e5;2.5|FLOAT64",
                "1e999|TEXT",
                "123456789012.1234567|FLOAT64",
                "true;FALSE|BOOLEAN",
                "0;1|INT64",
                "yes;no|TEXT",
                "2024-02-29;2023-01-01|DATE",
                "2023-02-29|TEXT",
                "31/12/2023|TEXT",
                "2024-02-29T10:00:00Z;2024-02-29 10:00:00.5+01:00|TIMESTAMP",
                "2024-02-29T10:00:00|TEXT",
                "2024-02-29;2024-02-29T10:00:00Z|TEXT",
                "1;x|TEXT",
                "NaN;1.5|TEXT",
                "1-2;3|TEXT",
                ";;|TEXT"
            })
    void infersATypeOnlyWhereNothingIsLost(String values, String type) throws Exception {
        CsvExtractor source = file("k,v\n" + "k," + values.replace(";", "\nk,") + "\n");
        for (Inference inference : List.of(Inference.SAMPLE, Inference.FULL)) {
            Schema schema = source.inference(inference).schema(Reading.context(100, 1000));
            assertThat(schema.field("v").type()).hasToString(type);
        }
        assertThat(source.inference(Inference.TEXT)
                        .schema(Reading.context(100, 1000))
                        .field("v")
                        .type())
                .isEqualTo(Type.TEXT);
        assertThat(Reading.of(source).rejected).isEmpty();
    }

    @Test
    void rejectsWhatComesBehindTheSampleAndDoesNotFit() throws Exception {
        StringBuilder text = new StringBuilder("id,v\n");
        for (int i = 1; i <= CsvExtractor.SAMPLE_ROWS; i++) {
            text.append(i).append(",7\n");
        }
        CsvExtractor source = file(text.append("10001,seven\n").toString());
        Reading sampled = Reading.of(source);
        assertThat(sampled.reasons)
                .containsExactly("data.csv:10002 column 'v': cannot read text as INT64, which the first 10,000 rows"
                        + " suggested; declare its type, or set inference to full");
        assertThat(sampled.rows).hasSize(CsvExtractor.SAMPLE_ROWS);
        assertThat(Reading.of(source.inference(Inference.FULL)).rows).hasSize(CsvExtractor.SAMPLE_ROWS + 1);
    }

    @Test
    void readsEveryDeclaredType() throws Exception {
        CsvExtractor source = file("i,f,d,w,b,day,at,ts,t\n"
                        + " 42 ,1.5e3,-0.50,123456789012345678901.5,TRUE,2024-02-29,13:45:30.25,2024-02-29T01:00:00+01:00, x \n"
                        + "\"\",,,,,,,,\n")
                .types(Map.of(
                        "i",
                        Type.INT64,
                        "f",
                        Type.FLOAT64,
                        "d",
                        Type.decimal(4, 2),
                        "w",
                        Type.decimal(38, 2),
                        "b",
                        Type.BOOLEAN,
                        "day",
                        Type.DATE,
                        "at",
                        Type.TIME,
                        "ts",
                        Type.TIMESTAMP,
                        "t",
                        Type.TEXT));
        Reading reading = Reading.of(source);
        assertThat(reading.rows.get(0))
                .containsExactly(
                        42L,
                        1500.0,
                        new BigDecimal("-0.50"),
                        new BigDecimal("123456789012345678901.50"),
                        true,
                        LocalDate.of(2024, 2, 29),
                        LocalTime.of(13, 45, 30, 250_000_000),
                        Instant.parse("2024-02-29T00:00:00Z"),
                        " x ");
        assertThat(reading.rows.get(1)).containsExactly(null, null, null, null, null, null, null, null, "");
        assertThat(reading.originals.get(0).subList(0, 3)).containsExactly(" 42 ", "1.5e3", "-0.50");
    }

    @Test
    void readsDatesStrictly() throws Exception {
        CsvExtractor source = file("d\n31/02/2022\n28/02/2022\n29/02/2024\nFeb 3, 2022\nfeb 30, 2022\n00/01/2022\n")
                .type("d", Type.DATE)
                .dateFormats("dd/MM/yyyy", "MMM d, yyyy")
                .delimiter('|');
        Reading reading = Reading.of(source);
        assertThat(reading.rows)
                .containsExactly(
                        List.of(LocalDate.of(2022, 2, 28)),
                        List.of(LocalDate.of(2024, 2, 29)),
                        List.of(LocalDate.of(2022, 2, 3)));
        assertThat(reading.reasons).hasSize(3).first().isEqualTo("data.csv:2 column 'd': cannot read text as DATE");
    }

    @Test
    void readsTokensAsNull() throws Exception {
        CsvExtractor source = file("id,t\n1,N/A\nN/A,n/a\n2,\n").nullTokens("N/A", "");
        assertThat(Reading.of(source).rows)
                .containsExactly(Arrays.asList(1L, null), Arrays.asList(null, "n/a"), Arrays.asList(2L, null));
        assertThat(Reading.of(source).originals.get(0)).containsExactly("1", "N/A", null);
    }

    @Test
    void quotedTokensAreNullsOrTextsAsAsked() throws Exception {
        CsvExtractor source = file("""
                "id","t","b"
                "1","",""
                2,,
                3,n.a.,"n.a."
                "n.a.","n.a.","n.a."
                5,"say ""n.a."" now"," "
                "","x","eA=="
                """).nullTokens("n.a.", "").types(Map.of("t", Type.TEXT, "b", Type.BINARY));
        assertThat(Reading.of(source).rows).element(3).isEqualTo(Arrays.asList(null, null, null));
        assertThat(Reading.of(source).rows.get(0)).isEqualTo(Arrays.asList(1L, null, null));
        Reading apart = Reading.of(source.misfits(MisfitPolicy.REJECT).quotedNull(QuotedNull.TEXT));
        assertThat(apart.rejected).as("n.a. in quotes is a text, and no Base64").hasSize(2);
        assertThat(apart.rows.stream().map(row -> row.subList(0, 2)))
                .containsExactly(
                        Arrays.asList(1L, ""),
                        Arrays.asList(2L, null),
                        Arrays.asList(5L, "say \"n.a.\" now"),
                        Arrays.asList(null, "x"));
        assertThat(apart.rows.get(1).get(2)).isNull();
        assertThat((byte[]) apart.rows.get(0).get(2)).isEmpty();
        assertThat(Reading.of(source.withoutQuotes().quotedNull(QuotedNull.TEXT).columnNames("id", "t", "b")).rows)
                .contains(Arrays.asList("2", null, null));
    }

    @Test
    void fieldsThatAreMissingAreNoQuotedTexts() throws Exception {
        CsvExtractor source = file("id,t\n\"1\"\n\"2\",\"\"\n")
                .nullTokens("")
                .quotedNull(QuotedNull.TEXT)
                .raggedRows(RaggedRows.PAD);
        assertThat(Reading.of(source).rows).containsExactly(Arrays.asList(1L, null), Arrays.asList(2L, ""));
        assertThatThrownBy(() -> source.escape('\\'))
                .isInstanceOf(PlanException.class)
                .hasMessage(
                        "[PEN-2113] csv: quoted_null text has no effect on what Commons CSV reads (escape or format is set)");
    }

    @Test
    void makesMisfitsNullWhenAskedTo() throws Exception {
        CsvExtractor source = file("id,n\n1,x\n2,3\n").type("n", Type.INT64).misfits(MisfitPolicy.NULL);
        Reading reading = Reading.of(source);
        assertThat(reading.rows).containsExactly(Arrays.asList(1L, null), List.of(2L, 3L));
        assertThat(reading.warnings).containsExactly("type(n)");
    }

    @Test
    void rejectsEmptyValuesOfRequiredColumns() throws Exception {
        CsvExtractor source = file("id,n,t\n1,2,x\n,3,y\nz,4,q\n")
                .schema(Schema.of(Field.of("t", Type.TEXT), Field.required("id", Type.INT64)));
        Reading reading = Reading.of(source);
        assertThat(reading.rows).containsExactly(List.of("x", 1L));
        assertThat(reading.reasons)
                .containsExactly(
                        "data.csv:3 column 'id': there is no value and the column is NOT NULL",
                        "data.csv:4 column 'id': cannot read text as INT64");
        assertThat(reading.rejected)
                .containsExactly(Arrays.asList("", "3", "y", null), Arrays.asList("z", "4", "q", null));
    }

    @Test
    void readsOnlyTheColumnsAskedForAndKeepsAllForRejects() throws Exception {
        CsvExtractor source = file("a,b,c\n1,2,3\nx,5,6\n").columns("c", "a").type("a", Type.INT64);
        Reading reading = Reading.of(source);
        assertThat(reading.rows).containsExactly(List.of(3L, 1L));
        assertThat(reading.rejected).containsExactly(Arrays.asList("x", "5", "6", null));
    }

    @Test
    void padsShortRecordsOnlyWhenAskedTo() throws Exception {
        CsvExtractor source = file("a,b,c\n1\n1,2,3\n1,2,3,4\nx,\n")
                .raggedRows(RaggedRows.PAD)
                .inference(Inference.TEXT);
        Reading reading = Reading.of(source);
        assertThat(reading.rows)
                .containsExactly(Arrays.asList("1", null, null), List.of("1", "2", "3"), Arrays.asList("x", "", null));
        assertThat(reading.rejected).containsExactly(Arrays.asList("1", "2", "3", "1,2,3,4"));
    }

    @Test
    void bytesThatARecordDoesNotReachAreNull() throws Exception {
        CsvExtractor source = file("a,b,c\n1\n1,QQ==,eHg=\n2,\n")
                .raggedRows(RaggedRows.PAD)
                .types(Map.of("b", Type.BINARY, "c", Type.BINARY));
        List<List<Object>> rows = Reading.of(source).rows;
        assertThat(rows.get(0)).containsExactly(1L, null, null);
        assertThat((byte[]) rows.get(1).get(1)).containsExactly('A');
        assertThat((byte[]) rows.get(1).get(2)).containsExactly('x', 'x');
        assertThat((byte[]) rows.get(2).get(1)).isEmpty();
        assertThat(rows.get(2).get(2)).isNull();
    }

    @Test
    void keepsAColumnOfTheFileThatIsNamedLikeTheWholeRecord() throws Exception {
        CsvExtractor source = file("a,_record\n1,2\n1\n");
        assertThat(source.originalSchema(Reading.context(10, 100)).names()).containsExactly("a", "_record", "_record_");
        assertThat(Reading.of(source).rejected).containsExactly(Arrays.asList("1", null, "1"));
    }

    @Test
    void readsAColumnOfNullsOnly() throws Exception {
        CsvExtractor source = file("a,b\n,\n,\n").type("a", Type.FLOAT64);
        assertThat(Reading.of(source).rows).containsExactly(Arrays.asList(null, ""), Arrays.asList(null, ""));
    }

    private CsvExtractor file(String text) throws Exception {
        Path path = directory.resolve("data.csv");
        Files.writeString(path, text);
        return CsvExtractor.of(path);
    }
}
