package io.penstock.benchmarks;

import io.penstock.benchmarks.answer.AnswerComparison;
import io.penstock.benchmarks.answer.Fingerprint;
import io.penstock.benchmarks.process.ChildFailedException;
import io.penstock.benchmarks.process.ChildProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Runs every contestant once and insists that all whole answers are equal. The runs also warm the page cache. */
final class Proof {
    private final Project project;
    private final PrintStream progress;

    Proof(Project project, PrintStream progress) {
        this.project = project;
        this.progress = progress;
    }

    /**
     * Compares the answers with that of DuckDB, or of the first contestant where DuckDB does not run. An output
     * is deleted when it has served and left in place when there is a difference to look at. With one contestant alone
     * there is nothing to compare, which the progress says.
     *
     * @throws DifferentAnswersException if an answer differs from the reference
     * @throws ChildFailedException if a contestant fails
     */
    void demand(List<Contestant> present, Path input)
            throws IOException, InterruptedException, SQLException, ChildFailedException, DifferentAnswersException {
        List<Contestant> whole = present.stream()
                .filter(each -> each.answer() == Contestant.Answer.WHOLE)
                .toList();
        if (whole.isEmpty()) {
            return;
        }
        Contestant reference = whole.stream()
                .filter(each -> each.id().equals(Contestants.DUCKDB))
                .findFirst()
                .orElse(whole.get(0));
        Fingerprint expected = answer(reference, input);
        progress.println("answer of " + reference.title() + ": " + expected.rows() + " rows, " + expected.rejects()
                + " rejects");
        if (whole.size() == 1) {
            progress.println("not compared: no other side takes part");
        }
        for (Contestant contestant : whole) {
            if (!contestant.equals(reference)) {
                Fingerprint found = answer(contestant, input);
                List<String> differences = AnswerComparison.differences(
                        project.output(reference), expected, project.output(contestant), found);
                if (!differences.isEmpty()) {
                    throw new DifferentAnswersException(reference, contestant, differences);
                }
                progress.println("equal: " + contestant.title());
                Project.delete(project.output(contestant));
            }
        }
        Project.delete(project.output(reference));
    }

    private Fingerprint answer(Contestant contestant, Path input)
            throws IOException, InterruptedException, SQLException, ChildFailedException {
        Path output = project.emptyOutput(contestant);
        ChildProcess.run(contestant.command().apply(input, output));
        return Fingerprint.of(output);
    }
}
