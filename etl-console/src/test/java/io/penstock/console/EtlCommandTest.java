package io.penstock.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.console.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EtlCommandTest {
    @TempDir
    Path directory;

    private Console etl;
    private String config;

    @BeforeEach
    void makeLibrary() {
        etl = new Console(directory);
        config = etl.library("");
    }

    @Test
    void runsAPipelineAndReports() throws SQLException {
        assertThat(run("run", config)).isZero();
        assertThat(etl.out())
                .contains("pipeline 'loans' succeeded in ")
                .containsPattern("read +3\n")
                .containsPattern("rejected +1 .*DIR/rejects.csv")
                .containsPattern("1  isbn\\(isbn\\)")
                .containsPattern("written +2 .*DIR/out.db.*'loans'")
                .containsPattern("member +TEXT +50.0% +1 +1 +Ada");
        assertThat(etl.err()).isEmpty();
        assertThat(rows()).containsExactly("1 9783810065438 Ada", "3 9782844411730 null");
    }

    @Test
    void writesTheReportAsJson() throws IOException {
        Path report = directory.resolve("reports/run.json");
        assertThat(run("run", config, "--quiet", "--report", report.toString())).isZero();
        assertThat(etl.out()).isEmpty();
        JsonNode json = new ObjectMapper().readTree(Files.readString(report));
        assertThat(json.path("pipeline").asText()).isEqualTo("loans");
        assertThat(json.path("status").asText()).isEqualToIgnoringCase("succeeded");
        try (Stream<Path> files = Files.list(report.getParent())) {
            assertThat(files).containsExactly(report);
        }
    }

    @Test
    void commitsNothingInADryRun() {
        assertThat(run("run", config, "--dry-run")).isZero();
        assertThat(etl.out()).contains("nothing committed").contains("would write");
        assertThat(directory.resolve("out.db")).doesNotExist();
        assertThat(directory.resolve("rejects.csv")).doesNotExist();
    }

    @Test
    void endsWith3WhenTooManyRowsAreRejected() {
        config = etl.library("\"max_rejects\": 0,");
        Path report = directory.resolve("run.json");
        assertThat(run("run", config, "--report", report.toString())).isEqualTo(3);
        assertThat(etl.err()).startsWith("error: [PEN-5001] pipeline 'loans'").doesNotContain("\tat ");
        assertThat(etl.out()).contains("isbn(isbn)").doesNotContain("PEN-5001");
        assertThat(directory.resolve("out.db")).doesNotExist();
        assertThat(directory.resolve("rejects.csv")).exists();
        assertThat(report).content().contains("PEN-5001");
    }

    @Test
    void endsWith1WhenARunFails() throws IOException {
        Files.delete(directory.resolve("loans.csv"));
        assertThat(run("run", config)).isEqualTo(1);
        assertThat(etl.err())
                .startsWith("error: [PEN-2001] pipeline 'loans', extract csv loans.csv: ")
                .doesNotContain("\tat ");
        assertThat(run("run", config, "--stack-trace")).isEqualTo(1);
        assertThat(etl.err()).contains("\tat io.penstock");
    }

    @Test
    void endsWith2WhenTheConfigIsWrong() {
        String wrong = etl.write("wrong.json", "{\"name\": \"a\", \"extractor\": []}");
        assertThat(etl.run("run", wrong)).isEqualTo(2);
        assertThat(etl.err())
                .startsWith("error: 3 problems:\n")
                .contains("[PEN-7003] DIR/wrong.json:1:15, extractor: unknown key. Did you mean 'extractors'?");
        assertThat(etl.run("run", "no.json")).isEqualTo(2);
        assertThat(etl.err()).startsWith("error: [PEN-7001] no.json: there is no such file.");
        assertThat(etl.run("run", config)).isEqualTo(2);
        assertThat(etl.err()).contains("the variable 'DIR' has no value. Give --set DIR=…");
        assertThat(run("run", config, "--pipeline", "loan")).isEqualTo(2);
        assertThat(etl.err()).contains("there is no pipeline 'loan'. Did you mean 'loans'?");
    }

    @Test
    void endsWith2WhenAColumnIsNotThere() {
        String wrong =
                etl.write("wrong.json", read("loans.json").replace("\"column\": \"isbn\"", "\"column\": \"ibsn\""));
        assertThat(run("run", wrong)).isEqualTo(2);
        assertThat(etl.err())
                .startsWith("error: ")
                .contains("ibsn")
                .contains("isbn")
                .contains("pipeline 'loans'");
    }

    @Test
    void endsWith2ForWrongArguments() {
        assertThat(etl.run("rnu", config)).isEqualTo(2);
        assertThat(etl.err())
                .isEqualTo(
                        "error: there is no command 'rnu'. Did you mean 'run'? "
                                + "Valid names: demo, run, backfill, explain, preview, validate, profile, check, suggest, quality, alerts, audit, start, schedule, staging, backups, schema.\n");
        assertThat(etl.run("run")).isEqualTo(2);
        assertThat(etl.err()).isEqualTo("error: Missing required parameter: 'CONFIG'\nTry './etl run --help'.\n");
        assertThat(etl.run("run", config, "--reprot=x")).isEqualTo(2);
        assertThat(etl.err()).isEqualTo("error: Unknown option: '--reprot=x'\nPossible solutions: --report\n");
        assertThat(etl.run("preview", config, "--rows", "many")).isEqualTo(2);
        assertThat(etl.err()).contains("'many' is not an int").doesNotContain("\tat ");
        assertThat(etl.run()).isEqualTo(2);
        assertThat(etl.err()).startsWith("Usage: etl");
    }

    @Test
    void helps() {
        assertThat(etl.run("--help")).isZero();
        assertThat(etl.out())
                .startsWith("Usage: etl")
                .contains("demo", "run", "explain", "preview", "validate", "schema");
        assertThat(etl.run("run", "--help")).isZero();
        assertThat(etl.out()).startsWith("Usage: etl run").contains("--pipeline", "--set", "--report", "--dry-run");
        assertThat(etl.run("--version")).isZero();
    }

    @Test
    void runsNoFurtherPipelineAfterAFailure() {
        String two = twice("true");
        assertThat(run("run", two)).isEqualTo(1);
        assertThat(etl.err()).contains("pipeline 'first'").endsWith("not run: second\n");
    }

    @Test
    void runsFurtherPipelinesWhereTheFileSaysSo() throws IOException {
        String two = twice("false");
        Path report = directory.resolve("run.json");
        assertThat(run("run", two, "--report", report.toString())).isEqualTo(1);
        assertThat(etl.err()).contains("pipeline 'first'").doesNotContain("not run");
        assertThat(etl.out()).contains("pipeline 'second' succeeded");
        assertThat(new ObjectMapper()
                        .readTree(Files.readString(report))
                        .path("pipeline")
                        .asText())
                .isEqualTo("second");
    }

    @Test
    void cancelsOnRequest() {
        etl.cancellation.cancel();
        assertThat(run("run", config)).isEqualTo(1);
        assertThat(etl.err()).contains("PEN-8001");
        assertThat(directory.resolve("out.db")).doesNotExist();
    }

    @Test
    void explainsAPipeline() {
        assertThat(run("explain", config)).isZero();
        assertThat(etl.out())
                .startsWith("pipeline 'loans'\n  extract    csv loans.csv")
                .contains("(id INT64, isbn TEXT, member TEXT)")
                .contains("database loans");
        assertThat(run("explain", config, "--json")).isZero();
        assertThat(etl.out()).startsWith("{\n  \"pipeline\" : \"loans\"").contains("\"distribution\" : \"any batch\"");
        assertThat(directory.resolve("out.db")).doesNotExist();
    }

    @Test
    void previewsTheRowsAfterAStep() {
        assertThat(run("preview", config, "--step", "0")).isZero();
        assertThat(etl.out()).isEqualTo("""
                        pipeline 'loans'
                        >  0  csv loans.csv: 3 rows
                           1  clean: 3 rows
                           2  validate: 2 rows, 1 rejected

                        id  isbn           member
                        1   9783810065438   Ada
                        2   978381006543X  Alan
                        3   9782844411730  N/A

                        """);
        assertThat(run("preview", config, "--rows", "1")).isZero();
        assertThat(etl.out()).endsWith("id  isbn           member\n1   9783810065438  Ada\n\n");
        assertThat(run("preview", config, "--step", "clean", "--rows", "1")).isZero();
        assertThat(etl.out())
                .contains(">  1  clean: 1 rows\n")
                .endsWith("id  isbn           member\n1   9783810065438  Ada\n\n");
        assertThat(run("preview", config, "--step", "all")).isZero();
        assertThat(etl.out()).containsSubsequence("  0  csv", "Alan", "  1  clean", "Alan", "  2  validate", "Ada");
        assertThat(run("preview", config, "--step", "claen")).isEqualTo(2);
        assertThat(etl.err()).startsWith("error: pipeline 'loans' has no step 'claen'. Did you mean 'clean'?");
        assertThat(run("preview", config, "--step", "7")).isEqualTo(2);
        assertThat(etl.err()).startsWith("error: pipeline 'loans' has steps 0 to 2, there is no step 7\n");
        assertThat(run("preview", config, "--rows", "0")).isEqualTo(2);
        assertThat(directory.resolve("out.db")).doesNotExist();
    }

    @Test
    void validatesAFile() throws IOException {
        assertThat(run("validate", config)).isZero();
        assertThat(etl.out()).isEqualTo("pipeline 'loans' is valid\n");
        Files.delete(directory.resolve("loans.csv"));
        assertThat(run("validate", config)).isZero();
        assertThat(etl.out()).startsWith("pipeline 'loans' is well formed; its columns were not checked: [PEN-2001]");
    }

    @Test
    void drawsProgressOnAScreen() {
        Console screen = new Console(directory, Terminal.Kind.SCREEN);
        assertThat(screen.run("demo", "--rows", "60000", "--data", directory.toString()))
                .isZero();
        assertThat(screen.out())
                .contains("sample data   DIR/checkouts.csv")
                .contains("pipeline 'checkouts' succeeded")
                .contains("rejected rows DIR/rejects/checkouts.csv")
                .contains("Next: ./etl preview ");
        assertThat(screen.err()).endsWith("\r").contains("\rcheckouts  [").contains("rows/s  ");
        assertThat(directory.resolve("library.db")).exists();
    }

    private int run(String command, String file, String... more) {
        List<String> all = Stream.concat(Stream.of(command, file, "--set", "DIR=" + directory), Stream.of(more))
                .toList();
        return etl.run(all.toArray(String[]::new));
    }

    /** A file of two pipelines, the first of which has no input. */
    private String twice(String stopOnError) {
        String one = read("loans.json");
        String first = one.replace("\"loans\",", "\"first\",")
                .replace("loans.csv", "missing.csv")
                .replace("\"stop_on_error\": true", "\"stop_on_error\": " + stopOnError);
        return etl.write(
                "two.json",
                "{\"pipelines\": [" + first + "," + one.replace("\"name\": \"loans\"", "\"name\": \"second\"") + "]}");
    }

    private String read(String name) {
        try {
            return Files.readString(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> rows() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("out.db"));
                ResultSet all =
                        connection.createStatement().executeQuery("SELECT id, isbn, member FROM loans ORDER BY id")) {
            while (all.next()) {
                rows.add(all.getLong(1) + " " + all.getString(2) + " " + all.getString(3));
            }
        }
        return rows;
    }
}
