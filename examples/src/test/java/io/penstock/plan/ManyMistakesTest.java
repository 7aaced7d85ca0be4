package io.penstock.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.penstock.Pipeline;
import io.penstock.config.PipelineConfig;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.schema.Type;
import io.penstock.transform.Columns;
import io.penstock.transform.clean.Trim;
import io.penstock.transform.dedupe.Dedupe;
import io.penstock.transform.shape.Cast;
import io.penstock.transform.shape.Derive;
import io.penstock.transform.shape.Drop;
import io.penstock.transform.shape.Filter;
import io.penstock.transform.shape.Rename;
import io.penstock.transform.validate.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline with many mistakes is refused once, with all of them, before a row moves. */
class ManyMistakesTest {
    private static final List<String> EXPECTED = List.of(
            "[PEN-1103] transform filter fine_amout > 1, expression 'fine_amout > 1', position 1: there is no column"
                    + " 'fine_amout'. Did you mean 'fine_amount'?",
            "[PEN-1105] transform filter title > 5, expression 'title > 5', position 7: TEXT and INT64 cannot be compared",
            "[PEN-1102] transform derive loud, expression 'uper(title)', position 1: there is no function 'uper'. Did you"
                    + " mean 'upper'?",
            "[PEN-1106] transform derive short, expression 'substr(title)', position 1: the function takes"
                    + " substr(TEXT, INT64[, INT64]), 1 arguments were given",
            "[PEN-1002] transform drop gebre: there is no column 'gebre'. Did you mean 'genre'?",
            "[PEN-3001] transform trim checkout_id: column 'checkout_id' is INT64, this step needs TEXT",
            "[PEN-1105] transform cast checkout_date, expression 'TRY_CAST(checkout_date AS BOOLEAN)', position 1: there is no"
                    + " cast from DATE to BOOLEAN",
            "[PEN-1003] transform rename genre to title: two columns would be named 'title'",
            "[PEN-1002] transform dedupe checkout_idd: there is no column 'checkout_idd'. Did you mean 'checkout_id'?",
            "[PEN-1002] transform validate: there is no column 'titel'. Did you mean 'title'?");

    @TempDir
    Path data;

    private Path loans;
    private Path database;

    @BeforeEach
    void write() throws IOException {
        loans = data.resolve("loans.csv");
        database = data.resolve("loans.db");
        Files.writeString(
                loans,
                "checkout_id,checkout_date,title,genre,fine_amount\n1,2024-01-31,Emma,novel,0.50\n2,2024-02-01,Dune,novel,1.50\n");
    }

    @Test
    void tellsAllOfThemInJava() {
        Pipeline pipeline = Pipeline.named("mistakes")
                .extract(CsvExtractor.of(loans))
                .transform(Filter.where("fine_amout > 1"))
                .transform(Filter.where("title > 5"))
                .transform(Derive.column("loud", "uper(title)"))
                .transform(Derive.column("short", "substr(title)"))
                .transform(Drop.columns("gebre"))
                .transform(Trim.columns("checkout_id"))
                .transform(Cast.columns(Columns.of("checkout_date"), Type.BOOLEAN))
                .transform(Rename.column("genre", "title"))
                .transform(Dedupe.on("checkout_idd"))
                .validate(Rules.notNull("titel"))
                .load(DatabaseLoader.sqlite(database).table("loans").primaryKey("checkout_nr"))
                .rejectTo(CsvLoader.of(data.resolve("rejects.csv")))
                .build();
        PlanException refused = catchThrowableOfType(PlanException.class, pipeline::run);
        List<String> problems =
                refused.problems().stream().map(Problem::toString).toList();
        assertThat(problems).hasSize(EXPECTED.size() + 1);
        for (int i = 0; i < EXPECTED.size(); i++) {
            assertThat(problems.get(i)).startsWith(EXPECTED.get(i));
        }
        assertThat(problems.get(EXPECTED.size()))
                .contains("load database")
                .contains("'checkout_nr'")
                .contains("checkout_id");
        assertThat(refused).hasMessageContaining("Nothing was read or changed");
        assertThat(database).doesNotExist();
    }

    @Test
    void tellsAllOfThemInJsonWithTheirPlaces() throws IOException {
        Path file = data.resolve("mistakes.json");
        Files.writeString(file, """
                {
                  "name": "mistakes",
                  "extractors": [ {"type": "csv", "source": "LOANS"} ],
                  "transformers": [
                    {"type": "filter", "config": {"where": "fine_amout > 1"}},
                    {"type": "filter", "config": {"where": "title > 5"}},
                    {"type": "derive", "config": {"columns": {"loud": "uper(title)"}}},
                    {"type": "derive", "config": {"columns": {"short": "substr(title)"}}},
                    {"type": "drop", "config": {"columns": "gebre"}},
                    {"type": "trim", "config": {"columns": "checkout_id"}},
                    {"type": "cast", "config": {"columns": "checkout_date", "to": "BOOLEAN"}},
                    {"type": "rename", "config": {"columns": {"genre": "title"}}},
                    {"type": "dedupe", "config": {"columns": ["checkout_idd"]}},
                    {"type": "not_null", "config": {"column": "titel"}}
                  ],
                  "loaders": [
                    {"type": "database", "destination": "DATABASE",
                     "config": {"table": "loans", "primary_key": ["checkout_nr"]}}
                  ],
                  "rejects": {"type": "csv", "destination": "REJECTS"}
                }
                """.replace("LOANS", loans.toString())
                .replace("DATABASE", database.toString())
                .replace("REJECTS", data.resolve("rejects.csv").toString()));
        Pipeline pipeline = PipelineConfig.load(file).pipeline("mistakes");
        PlanException refused = catchThrowableOfType(PlanException.class, pipeline::run);
        List<String> problems =
                refused.problems().stream().map(Problem::toString).toList();
        assertThat(problems).hasSize(EXPECTED.size() + 1);
        for (int i = 0; i < EXPECTED.size(); i++) {
            String code = EXPECTED.get(i).substring(0, 11);
            assertThat(problems.get(i))
                    .startsWith(code + file + ":" + (i + 5) + ":5, transformers[" + i + "], "
                            + EXPECTED.get(i).substring(11));
        }
        assertThat(problems.get(EXPECTED.size())).startsWith("[").contains(file + ":17:5, loaders[0], load database");
        assertThat(database).doesNotExist();
    }
}
