package io.penstock.benchmarks.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.benchmarks.Contestant;
import io.penstock.benchmarks.Costs;
import io.penstock.benchmarks.DifferentAnswersException;
import io.penstock.benchmarks.Project;
import io.penstock.benchmarks.answer.ProfileComparison;
import io.penstock.benchmarks.answer.TableComparison;
import io.penstock.benchmarks.data.CheckoutsGenerator;
import io.penstock.benchmarks.peer.DuckDbJ2;
import io.penstock.benchmarks.peer.DuckDbJ3;
import io.penstock.benchmarks.peer.DuckDbJ4;
import io.penstock.benchmarks.peer.HandWrittenJ1;
import io.penstock.benchmarks.peer.JdbcJ5;
import io.penstock.benchmarks.process.Command;
import io.penstock.benchmarks.process.Cost;
import io.penstock.config.PipelineConfig;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkJobsTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    @Test
    void j2GivesTheAnswerOfDuckDb() throws Exception {
        Path input = input();
        DuckDbJ2.main(new String[] {input.toString(), output("peer").toString()});

        penstock(Job.J2, input);

        assertThat(differences(Job.J2)).isEmpty();
        assertThat(TableComparison.rows(output("penstock").resolve("rejects.csv")))
                .isPositive()
                .isEqualTo(TableComparison.rows(output("peer").resolve("rejects.csv")));
    }

    @Test
    void j3GivesTheAnswerOfDuckDb() throws Exception {
        Path input = input();
        DuckDbJ3.main(new String[] {input.toString(), output("peer").toString()});

        penstock(Job.J3, input);

        Path found = output("penstock").resolve("profile.json");
        assertThat(ProfileComparison.differences(output("peer").resolve("profile.json"), found))
                .isEmpty();
        assertThat(ProfileComparison.rows(found)).isEqualTo(1_000);
    }

    @Test
    void aProfileOfOtherDataDiffers() throws Exception {
        for (String side : List.of("peer", "penstock")) {
            Files.createDirectories(output(side));
            Path input = Files.writeString(
                    directory.resolve(side + ".csv"), "a,b\n1,x\n" + (side.equals("peer") ? "2,y\n" : "4,x\n"));
            penstock(Job.J3, input);
            if (side.equals("peer")) {
                Files.move(
                        output("penstock").resolve("profile.json"),
                        output("peer").resolve("profile.json"));
            }
        }

        assertThat(ProfileComparison.differences(
                        output("peer").resolve("profile.json"),
                        output("penstock").resolve("profile.json")))
                .contains("a: max 2 against 4", "b: distinct 2 against 1", "a: mean 1.5 against 2.5")
                .hasSize(7);
    }

    @Test
    void j4GivesTheAnswerOfDuckDb() throws Exception {
        Path input = input();
        DuckDbJ4.main(new String[] {input.toString(), output("peer").toString()});

        penstock(Job.J4, input);

        assertThat(differences(Job.J4)).isEmpty();
        assertThat(TableComparison.rows(output("penstock").resolve("copy.parquet")))
                .isEqualTo(1_000);
    }

    @Test
    void j5GivesTheAnswerOfJdbc() throws Exception {
        HandWrittenJ1.run(input(), directory);
        Path database = directory.resolve("checkouts.db");
        JdbcJ5.main(new String[] {database.toString(), output("peer").toString()});

        penstock(Job.J5, database);

        assertThat(differences(Job.J5)).isEmpty();
    }

    @Test
    void aDifferentCellIsNamedAndNothingIsTimed() throws Exception {
        Path input = Files.writeString(directory.resolve("in.csv"), "checkout_id,title\n1,A\n2,B\n");
        Path changed = Files.writeString(directory.resolve("changed.csv"), "checkout_id,title\n1,A\n2,C\n");
        Contestant right = copying("right", input);
        Contestant wrong = copying("wrong", changed);
        Project project = new Project(directory, directory.resolve("work"));

        assertThatThrownBy(() -> JobProof.demand(Job.J5, List.of(wrong, right), input, project, out))
                .isInstanceOf(DifferentAnswersException.class)
                .hasMessageContaining("title: 2 values")
                .hasMessageContaining("only in the first: 'B' at checkout_id 2")
                .hasMessageContaining("only in the second: 'C' at checkout_id 2");
    }

    @Test
    void tableShowsRatioAndTarget() {
        Contestant penstock = copying("penstock", directory);
        Contestant shell = copying("sqlite3", directory);
        Map<Contestant, Costs> measured = new LinkedHashMap<>();
        measured.put(penstock, new Costs(List.of(new Cost(1, 2, 300))));
        measured.put(shell, new Costs(List.of(new Cost(2, 2, Double.NaN))));

        assertThat(JobTable.of(Job.J5, "9 rows", List.of(penstock, shell), measured))
                .endsWith("| penstock | 1.00 | 1.00 |  | 2.00 | 300 |\n| sqlite3 | 2.00 | 0.50 | ≤ 0.85 | 2.00 | – |");
    }

    @Test
    void saysWhatThereIs() throws Exception {
        assertThat(BenchmarkJobs.run(out, "j9")).isEqualTo(2);
        assertThat(BenchmarkJobs.run(out, "j2", "--rows", "none")).isEqualTo(2);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .startsWith("there is no j9, there are j2, j3, j4, j5\nusage: benchmarks/run jobs [j2|j3|j4|j5]...")
                .contains("--rows needs a whole number, was none");
    }

    private Path input() throws Exception {
        Path input = directory.resolve("input.csv");
        CheckoutsGenerator.write(input, 1_000, 8044);
        return input;
    }

    private void penstock(Job job, Path input) throws Exception {
        Path config = Project.locate(directory, "jobs").root().resolve("benchmarks/jobs/" + job.id() + ".json");
        PipelineConfig.load(
                        config,
                        Map.of(
                                "INPUT",
                                input.toString(),
                                "OUTPUT",
                                output("penstock").toString()))
                .pipeline(job.id())
                .run();
    }

    private List<String> differences(Job job) throws Exception {
        return TableComparison.differences(
                output("peer").resolve(job.result()), output("penstock").resolve(job.result()));
    }

    private Path output(String side) {
        return directory.resolve("out").resolve(side);
    }

    private Contestant copying(String id, Path file) {
        return new Contestant(
                id,
                id,
                Contestant.Answer.WHOLE,
                "",
                (input, output) -> new Command(
                        List.of(
                                "cp",
                                file.toString(),
                                output.resolve("checkouts.csv").toString()),
                        directory,
                        Map.of()));
    }
}
