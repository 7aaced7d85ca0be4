package io.penstock.mistakes;

import static io.penstock.mistakes.LoanDesk.loans;
import static io.penstock.transform.validate.Rules.notNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.penstock.config.PipelineConfig;
import io.penstock.error.EtlException;
import io.penstock.schema.Type;
import io.penstock.transform.dedupe.Dedupe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines that name what is not there: in Java, and in JSON before anything is opened. */
class WrongPlanTest {
    private static final String CONFIG = """
            {
              "name": "loans",
              "extractors": [
                { "type": "csv", "source": "${DATA}/checkouts.csv", "config": { "inference": "text" } }
              ],
              "transformers": [
                { "type": "clean" },
                { "type": "parse", "config": { "columns": "checkout_id", "to": "INT64" } },
                { "type": "parse", "config": { "columns": "checkout_date", "to": "DATE", "formats": ["yyyy-MM-dd"] } },
                { "type": "email", "column": "member_email" },
                { "type": "dedupe", "config": { "columns": "checkout_id" } }
              ],
              "loaders": [
                { "type": "database", "destination": "${DATA}/out/library.db", "config": { "table": "checkouts" } }
              ],
              "rejects": { "type": "csv", "destination": "${DATA}/out/rejects.csv" }
            }
            """;

    @TempDir
    Path directory;

    private LoanDesk desk;

    @BeforeEach
    void openDesk() throws IOException {
        desk = new LoanDesk(directory).given(loans(20));
    }

    /** The message of the config with one text in place of another. */
    private String refusal(String text, String other) throws IOException {
        assertThat(CONFIG).contains(text);
        Path file = Files.writeString(directory.resolve("loans.json"), CONFIG.replace(text, other));
        EtlException refusal = catchThrowableOfType(
                EtlException.class,
                () -> PipelineConfig.load(file, Map.of("DATA", directory.toString()))
                        .pipeline("loans")
                        .run());
        assertThat(desk.files()).containsExactly("checkouts.csv", "loans.json");
        return desk.relative(refusal.getMessage());
    }

    @Test
    void soundConfigRuns() throws Exception {
        Path file = Files.writeString(directory.resolve("loans.json"), CONFIG);

        PipelineConfig.load(file, Map.of("DATA", directory.toString()))
                .pipeline("loans")
                .run();

        assertThat(desk.query("SELECT count(*) FROM checkouts")).containsExactly("20");
    }

    @Test
    void columnsThatAreNotThereAreAllNamedAtOnce() throws IOException {
        assertThat(desk.refusal(desk.steps(desk.source())
                        .transform(Dedupe.on("chekout_id"))
                        .validate(notNull("member_mail"))
                        .load(desk.table().primaryKey("id"))
                        .build()))
                .isEqualTo("pipeline 'loans': 3 problems:\n"
                        + "  [PEN-1002] transform dedupe chekout_id: there is no column 'chekout_id'. Did you mean"
                        + " 'checkout_id'? Valid names: checkout_id, member_email, checkout_date, renewals.\n"
                        + "  [PEN-1002] transform validate #2: there is no column 'member_mail'. Did you mean"
                        + " 'member_email'? Valid names: checkout_id, member_email, checkout_date, renewals.\n"
                        + "  [PEN-1002] load database checkouts: there is no column 'id'. Valid names: checkout_id,"
                        + " member_email, checkout_date, renewals.\n"
                        + "Nothing was read or changed.");
        assertThat(desk.files()).containsExactly("checkouts.csv");
    }

    @Test
    void columnThatTheFileDoesNotHave() throws IOException {
        assertThat(desk.refusal(desk.pipeline(desk.source().type("renewal", Type.INT64))))
                .isEqualTo("[PEN-2111] pipeline 'loans', extract csv checkouts.csv: checkouts.csv, types: there is no"
                        + " column 'renewal' in the file. Did you mean 'renewals'? Valid names: checkout_id, member_email,"
                        + " checkout_date, renewals. Nothing was read or changed.");
        assertThat(desk.files()).containsExactly("checkouts.csv");
    }

    @Test
    void columnThatIsNotThereInJson() throws IOException {
        assertThat(refusal("\"columns\": \"checkout_date\"", "\"columns\": \"checkout_dat\""))
                .isEqualTo(
                        "[PEN-1002] pipeline 'loans': loans.json:9:5, transformers[2], transform parse checkout_dat: there is no"
                                + " column 'checkout_dat'."
                                + " Did you mean 'checkout_date'? Valid names: checkout_id, member_email, checkout_date, renewals."
                                + " Nothing was read or changed.");
    }

    @Test
    void unknownTypeOfAStep() throws IOException {
        assertThat(refusal("\"type\": \"dedupe\"", "\"type\": \"dedup\""))
                .isEqualTo(
                        "[PEN-7007] loans.json:11:15, transformers[4].type: 'dedup' is no type of transformers. Did you"
                                + " mean 'dedupe'? Valid names: validate, clean, trim, null_if, case, standardize_email, dedupe,"
                                + " fuzzy_dedupe, collapse_whitespace, remove_special_chars, pad, truncate, unicode_normalize,"
                                + " strip_html, replace, standardize_phone, standardize_isbn, remove_nulls, add_constant, timestamp,"
                                + " row_id, hash, uuid, map_values, mask, parse, select, drop, reorder, rename, cast, derive, filter,"
                                + " sort, window, aggregate, pivot, unpivot, fill_missing, outliers, … (39 more).");
    }

    @Test
    void unknownTypeOfASource() throws IOException {
        assertThat(refusal("{ \"type\": \"csv\", \"source\"", "{ \"type\": \"cvs\", \"source\""))
                .isEqualTo(
                        "[PEN-7007] loans.json:4:15, extractors[0].type: 'cvs' is no type of extractors. Did you mean"
                                + " 'csv'? Valid names: csv, database, excel, files, json, jsonl, parquet, rest, rows, watch,"
                                + " library, library.books, library.members, library.transactions, library.analytics,"
                                + " library.full.");
    }

    @Test
    void unknownTypeOfAColumn() throws IOException {
        assertThat(refusal("\"to\": \"INT64\"", "\"to\": \"INTT64\""))
                .isEqualTo("[PEN-7004] loans.json:8:68, transformers[1].config.to: 'INTT64' is not a type: unknown name"
                        + " 'INTT64'. Valid types: BOOLEAN, INT64, FLOAT64, DECIMAL(p,s), TEXT, DATE, TIME, TIMESTAMP, BINARY,"
                        + " LIST<type>, STRUCT<name type, …>.");
    }

    @Test
    void misspeltKeyOfAPipeline() throws IOException {
        assertThat(refusal("\"transformers\"", "\"tranformers\""))
                .isEqualTo(
                        "[PEN-7003] loans.json:6:3, tranformers: unknown key. Did you mean 'transformers'? Valid names: name,"
                                + " description, config, extractors, transformers, quality_checks, loaders, rejects.");
    }

    @Test
    void misspeltKeyOfAStep() throws IOException {
        assertThat(refusal("\"formats\"", "\"fromats\""))
                .isEqualTo(
                        "[PEN-7003] loans.json:9:78, transformers[2].config.fromats: unknown key. Did you mean 'formats'? Valid"
                                + " names: columns, to, on_invalid, formats, zone, locale, decimal_separator, group_separator, true_words,"
                                + " false_words.");
    }

    @Test
    void commaTooMany() throws IOException {
        assertThat(refusal("{ \"type\": \"clean\" },", "{ \"type\": \"clean\" },,"))
                .isEqualTo(
                        "[PEN-7002] loans.json:7:25: not valid JSON: unexpected character (','): expected a valid value (JSON"
                                + " String, Number, Array, Object or token 'null', 'true' or 'false')");
    }

    @Test
    void severalMistakesAreToldTogether() throws IOException {
        assertThat(refusal(
                        "\"config\": { \"columns\": \"checkout_id\", \"to\": \"INT64\" }",
                        "\"config\": { \"column\": \"checkout_id\", \"to\": \"integr\" }"))
                .isEqualTo("3 problems:\n"
                        + "  [PEN-7005] loans.json:8:5, transformers[1]: parse needs the setting 'columns': text columns\n"
                        + "  [PEN-7003] loans.json:8:36, transformers[1].config.column: unknown key. Did you mean 'columns'? Valid names:"
                        + " columns, to, on_invalid, formats, zone, locale, decimal_separator, group_separator, true_words, false_words.\n"
                        + "  [PEN-7004] loans.json:8:67, transformers[1].config.to: 'integr' is not a type: unknown name 'INTEGR'. Valid"
                        + " types: BOOLEAN, INT64, FLOAT64, DECIMAL(p,s), TEXT, DATE, TIME, TIMESTAMP, BINARY, LIST<type>, STRUCT<name"
                        + " type, …>.");
    }
}
