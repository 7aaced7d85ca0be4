package io.penstock.examples;

import static io.penstock.testkit.PenstockAssertions.assertThat;
import static io.penstock.testkit.PenstockAssertions.assertThatThrownBy;

import io.penstock.BackfillReport;
import io.penstock.RunReport;
import io.penstock.config.PipelineConfig;
import io.penstock.error.QualityException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
    @TempDir
    Path data;

    @BeforeEach
    void writeSamples() throws IOException {
        DataDirectory.withSamples(data);
    }

    /** A program that is started as {@code java Main DIRECTORY}. */
    @FunctionalInterface
    interface Main {
        void run(String... arguments) throws IOException;
    }

    static Stream<Main> mains() {
        return Stream.of(
                FirstPipeline::main,
                JsonConfigPipeline::main,
                OwnTransformer::main,
                RecordsInAndOut::main,
                RejectsAndLimits::main,
                MainJobInJava::main,
                StagedLoans::main,
                SampleLibrary::main,
                NewLoans::main);
    }

    @ParameterizedTest
    @MethodSource("mains")
    void runFromNothingAndRunAgain(Main main, @TempDir Path empty) throws IOException {
        main.run(empty.toString());
        main.run(empty.toString());
        assertThat(empty.resolve("books.csv")).isNotEmptyFile();
    }

    @Test
    void firstPipelineLoadsATypedTableAndAccountsForEveryRow() throws SQLException {
        RunReport report = FirstPipeline.run(data);
        assertThat(report).succeeded().read(5_000).accountsForEveryRow();
        assertThat(report.rowsRejected()).isBetween(100L, 500L);
        assertThat(report.rowsDeduplicated()).isPositive();
        assertThat(query(
                        data.resolve("library.db"),
                        "SELECT count(*), count(DISTINCT checkout_id), sum(typeof(days_out) NOT IN ('integer', 'null'))"
                                + " FROM checkouts"))
                .containsExactly(report.rowsWritten() + "|" + report.rowsWritten() + "|0");
    }

    @Test
    void jsonConfigLoadsBooks() throws SQLException {
        RunReport report = JsonConfigPipeline.run(JsonConfigPipeline.configFile(), data);
        assertThat(report).succeeded().read(500).accountsForEveryRow();
        assertThat(query(data.resolve("library.db"), "SELECT count(*) FROM books"))
                .containsExactly(String.valueOf(report.rowsWritten()));
    }

    @Test
    void ownTransformerMarksShelves() throws IOException {
        assertThat(OwnTransformer.run(data)).succeeded().read(500);
        List<String> lines = Files.readAllLines(data.resolve("shelves.csv"));
        assertThat(lines.get(0)).endsWith(",initial,shelf_mark");
        assertThat(lines.subList(1, lines.size()))
                .hasSizeGreaterThan(400)
                .allMatch(line -> line.matches(".*,(.,\\p{L}{1,3}-\\p{L}{1,3}|.,)"));
    }

    @Test
    void recordsGoInAndOut() throws IOException {
        assertThat(RecordsInAndOut.oldest(data, 3))
                .isNotEmpty()
                .allSatisfy(book -> assertThat(book.publishedYear()).isLessThan(1950));
        assertThat(RecordsInAndOut.titles(data))
                .hasSizeBetween(450, 500)
                .allSatisfy(title -> assertThat(title.isbn()).isNotBlank());
        RecordsInAndOut.fees(data, List.of(new RecordsInAndOut.Fee(17, new BigDecimal("2.50"))));
        assertThat(data.resolve("fees.csv")).hasContent("member_number,amount\n17,2.5000000000\n");
    }

    @Test
    void rejectsAreKeptWithTheirReasonsAndTooManyStopTheRun() throws IOException, SQLException {
        RunReport report = RejectsAndLimits.members(data, 0.25).run();
        assertThat(report).succeeded().read(500).accountsForEveryRow();
        assertThat(report.rejects().byRule()).containsOnlyKeys("range(birth_year)");
        assertThat(Files.readString(data.resolve("rejects/members.csv"))).contains("range(birth_year)", "members.csv");
        Object before = query(data.resolve("members.db"), "SELECT count(*) FROM members");

        assertThatThrownBy(() -> RejectsAndLimits.members(data, 0.001).run())
                .isInstanceOf(QualityException.class)
                .hasMessageContaining("PEN-5001");
        assertThat(query(data.resolve("members.db"), "SELECT count(*) FROM members"))
                .isEqualTo(before);
    }

    @Test
    void sampleLibraryKnowsEveryLoansBookAndMember() throws SQLException {
        Path database = data.resolve("new/library.db");
        List<RunReport> reports = SampleLibrary.build(data, database);
        assertThat(reports).allSatisfy(report -> assertThat(report).succeeded().accountsForEveryRow());
        assertThat(query(
                        database,
                        "SELECT (SELECT count(*) FROM transactions), (SELECT count(*) FROM transactions t JOIN books USING"
                                + " (isbn) JOIN members USING (member_id))"))
                .containsExactly(
                        reports.get(2).rowsWritten() + "|" + reports.get(2).rowsWritten());
        assertThat(reports.get(2).rowsWritten()).isGreaterThan(3_000);
        assertThat(query(database, "SELECT count(*) FROM pragma_foreign_key_check"))
                .containsExactly("0");
        List<String> days = query(
                database,
                "SELECT checkout_date, count(*), count(DISTINCT member_id), count(DISTINCT isbn), sum(return_date IS NULL)"
                        + " FROM transactions WHERE checkout_date LIKE '2024%' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 5");
        assertThat(SampleLibrary.busiest(database, 5).stream()
                        .map(day -> day.day() + "|" + day.loans() + "|" + day.activeMembers() + "|" + day.titles() + "|"
                                + day.openLoans())
                        .toList())
                .isEqualTo(days);
        assertThat(query(
                        database,
                        "SELECT count(*) FROM members WHERE member_id NOT IN (SELECT member_id FROM transactions)"))
                .containsExactly(String.valueOf(SampleLibrary.neverBorrowed(database)));
    }

    @Test
    void newLoansAreLoadedOnceAndThePastAgain() throws IOException, SQLException {
        long loans = NewLoans.makeLibrary(data).rowsWritten();
        RunReport first = NewLoans.pipeline(data).run();
        assertThat(first).succeeded().read(loans).accountsForEveryRow();
        assertThat(NewLoans.pipeline(data).run()).succeeded().read(0);
        BackfillReport past = NewLoans.loadThePastAgain(data);
        Assertions.assertThat(past.isComplete()).isTrue();
        Assertions.assertThat(past.loads()).hasSize(7);
        Assertions.assertThat(past.loads().stream()
                        .mapToLong(BackfillReport.Load::rows)
                        .sum())
                .isEqualTo(loans);
        Assertions.assertThat(NewLoans.loadThePastAgain(data).count(BackfillReport.Outcome.LOADED_BEFORE))
                .isEqualTo(7);

        PipelineConfig json = PipelineConfig.load(
                JsonConfigPipeline.configFile()
                        .resolve("../../examples/config/new_loans.json")
                        .normalize(),
                Map.of("DATA", data.toString()));
        assertThat(json.pipeline("new loans").run()).succeeded().read(0);
        assertThat(query(data.resolve("warehouse.db"), "SELECT count(*) FROM loans"))
                .hasToString("[" + loans + "]");
    }

    @Test
    void mainJobInJavaGivesWhatItsJsonGives() throws SQLException {
        RunReport java = MainJobInJava.run(data.resolve("checkouts.csv"), data.resolve("java"));
        Path config = JsonConfigPipeline.configFile()
                .resolve("../../benchmarks/jobs/j1.json")
                .normalize();
        RunReport json = PipelineConfig.load(
                        config,
                        Map.of(
                                "INPUT", data.resolve("checkouts.csv").toString(),
                                "OUTPUT", data.resolve("json").toString()))
                .pipeline("j1")
                .run();
        assertThat(java).succeeded().read(5_000).accountsForEveryRow().wrote(json.rowsWritten());
        assertThat(java.rejects().byRule()).isEqualTo(json.rejects().byRule());
        assertThat(java.inspections().get(0).toMap())
                .isEqualTo(json.inspections().get(0).toMap());
        String all = "SELECT * FROM checkouts ORDER BY checkout_id";
        assertThat(query(data.resolve("java/checkouts.db"), all))
                .hasSizeGreaterThan(4_000)
                .isEqualTo(query(data.resolve("json/checkouts.db"), all));
    }

    @Test
    void mainJobInJavaTakesAtMostThirtyLines() throws IOException {
        Path source = Path.of("src/main/java/io/penstock/examples/MainJobInJava.java");
        List<String> lines = Files.readAllLines(source);
        int from = lines.indexOf("        // snippet-begin: job");
        int to = lines.indexOf("        // snippet-end");
        assertThat(to - from - 1).isBetween(10, 30);
    }

    private static List<String> query(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int c = 1; c <= result.getMetaData().getColumnCount(); c++) {
                    row.add(result.getString(c));
                }
                rows.add(String.join("|", row));
            }
            return rows;
        }
    }
}
