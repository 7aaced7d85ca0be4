package io.penstock.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.benchmarks.data.CheckoutsGenerator;
import io.penstock.benchmarks.process.ChildFailedException;
import io.penstock.benchmarks.process.Command;
import io.penstock.benchmarks.process.Cost;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkJ1Test {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    @Test
    void provesEqualAnswersThenTimesAndPrintsATable() throws Exception {
        int code = BenchmarkJ1.run(
                out, "--rows", "300", "--rounds", "1", "--only", "duckdb,java", "--work", directory.toString());

        assertThat(lines())
                .anyMatch(line -> line.matches("answer of DuckDB, .*: \\d+ rows, \\d+ rejects"))
                .contains("equal: hand-written Java (Commons CSV, JDBC batch)")
                .anyMatch(line -> line.matches("\\| J1 on checkouts-300-8044.csv \\(0 MB\\) \\| seconds .*"))
                .anyMatch(line -> line.matches("\\| DuckDB, SQLite written by JDBC batch \\| \\d+\\.\\d\\d \\|.*"));
        assertThat(code).isZero();
        assertThat(directory.resolve("out")).isEmptyDirectory();
    }

    @Test
    void saysWhenThereIsNothingToCompareWith() throws Exception {
        int code =
                BenchmarkJ1.run(out, "--rows", "50", "--rounds", "1", "--only", "java", "--work", directory.toString());

        assertThat(code).isZero();
        assertThat(lines()).contains("not compared: no other side takes part");
    }

    @Test
    void refusesToTimeDifferentAnswersAndSaysWhere() throws Exception {
        Path input = directory.resolve("input.csv");
        Path longer = directory.resolve("longer.csv");
        CheckoutsGenerator.write(input, 100, 5);
        Files.writeString(longer, Files.readString(input) + loan(101));
        Project project = Project.locate(Options.parse("--work", directory.toString()));
        List<Contestant> peers = Contestants.of(project, Options.parse("--only", "duckdb,java"));
        Contestant wrong = new Contestant(
                "wrong",
                "One row more",
                Contestant.Answer.WHOLE,
                "",
                (in, output) -> peers.get(1).command().apply(longer, output));

        assertThatThrownBy(() -> new Proof(project, out).demand(List.of(wrong, peers.get(0)), input))
                .isInstanceOf(DifferentAnswersException.class)
                .hasMessageContaining("DuckDB, SQLite written by JDBC batch and One row more differ")
                .hasMessageContaining("rows only in the second: 1, the first has checkout_id 101");
        assertThat(project.output(wrong).resolve("checkouts.db")).exists();
    }

    @Test
    void reportsASideThatFails() throws Exception {
        Path missing = directory.resolve("missing.csv");

        int code =
                BenchmarkJ1.run(out, "--only", "java", "--input", missing.toString(), "--work", directory.toString());

        assertThat(code).isOne();
        assertThat(lines()).anyMatch(line -> line.contains("NoSuchFileException: " + missing));
    }

    @Test
    void showsItsUsageWhenCalledWrongly() throws Exception {
        assertThat(BenchmarkJ1.run(out, "--speed", "9")).isEqualTo(2);
        assertThat(lines())
                .startsWith("unknown option --speed", "usage: benchmarks/run [compare|growth] [option value]...");
    }

    @Test
    void growthNeedsPenstock() throws Exception {
        int code = BenchmarkJ1.run(out, "growth", "--only", "duckdb", "--work", directory.toString());

        assertThat(code).isEqualTo(2);
        assertThat(lines())
                .containsExactly("growth measures Penstock, and that is absent: no ./etl here, or not in --only");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void runsPenstockThroughItsCommandLine() throws Exception {
        Path script = Files.createFile(directory.resolve("etl"));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        Files.createFile(
                Files.createDirectories(directory.resolve("benchmarks/jobs")).resolve("j1.json"));
        Contestant penstock = Contestants.of(
                        new Project(directory, directory), Options.parse("--only", "penstock", "--java-opts", "-Xmx1g"))
                .get(0);

        Command command = penstock.command().apply(Path.of("/in.csv"), Path.of("/out"));

        assertThat(penstock.isPresent()).isTrue();
        assertThat(command.environment()).isEqualTo(Map.of("JAVA_OPTS", "-Xmx1g"));
        assertThat(command.words())
                .containsExactly(
                        script.toString(),
                        "run",
                        "benchmarks/jobs/j1.json",
                        "--set",
                        "INPUT=/in.csv",
                        "--set",
                        "OUTPUT=/out",
                        "--report",
                        "/out/report.json");
    }

    @Test
    void showsAbsentSidesWithTheReason() throws Exception {
        Contestant penstock = Contestants.of(new Project(directory, directory), Options.parse("--only", "penstock"))
                .get(0);

        assertThat(ResultTable.comparison("J1", List.of(penstock), Map.of()))
                .endsWith("| Penstock | absent: no ./etl or no benchmarks/jobs/j1.json | | | | |");
    }

    @Test
    void tableShowsMediansAndRatiosToPenstock() {
        Contestant penstock = contestant("penstock");
        Contestant peer = contestant("peer");
        Costs fast = new Costs(List.of(new Cost(9, 3, 400), new Cost(2, 3, 400), new Cost(1, 5, 200)));
        Costs slow = new Costs(List.of(new Cost(7, 8, Double.NaN), new Cost(9, 8, Double.NaN)));

        assertThat(ResultTable.comparison("J1", List.of(penstock, peer), Map.of(penstock, fast, peer, slow)))
                .isEqualTo("""
                        | J1 | seconds | × Penstock | Penstock ÷ it | CPU s | peak RSS MB |
                        |---|---:|---:|---:|---:|---:|
                        | penstock | 2.00 | 1.00 | 1.00 | 3.00 | 400 |
                        | peer | 8.00 | 4.00 | 0.25 | 8.00 | – |""");
        assertThat(ResultTable.growth(1_000, fast, 10_000, slow))
                .endsWith("| 10,000 rows | 8.00 | 8.00 | – |\n| ratio | 4.00 | 2.67 | – |");
    }

    @Test
    void childFailureNamesTheCommand() {
        Contestant failing = new Contestant(
                "failing",
                "Failing",
                Contestant.Answer.WHOLE,
                "",
                (input, output) -> new Command(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "--no-such-option"),
                        directory,
                        Map.of()));

        assertThatThrownBy(() -> new Race(new Project(directory, directory), out)
                        .run(List.of(failing), directory.resolve("in"), 1))
                .isInstanceOf(ChildFailedException.class)
                .hasMessageContaining("--no-such-option ended with code 1");
    }

    private static Contestant contestant(String name) {
        return new Contestant(
                name,
                name,
                Contestant.Answer.WHOLE,
                "",
                (input, output) -> new Command(List.of(name), output, Map.of()));
    }

    private static String loan(int id) {
        return id + ",B1,9783810065438,Title,Author,Poetry,M1,a@b.c,,Central,2021-09-14,2021-10-05,,0,0.00,5,\n";
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
