package io.penstock.benchmarks.job;

import io.penstock.benchmarks.Contestant;
import io.penstock.benchmarks.DifferentAnswersException;
import io.penstock.benchmarks.Project;
import io.penstock.benchmarks.answer.ProfileComparison;
import io.penstock.benchmarks.answer.TableComparison;
import io.penstock.benchmarks.process.ChildFailedException;
import io.penstock.benchmarks.process.ChildProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs every side of a job once and insists that all tables or profiles and the numbers of rejects are equal to the second side's. */
final class JobProof {
    private JobProof() {}

    /**
     * Compares the answers; outputs that differ are left in place.
     *
     * @param present the sides; all are compared with the last of them, a peer where there is one
     */
    static void demand(Job job, List<Contestant> present, Path input, Project project, PrintStream progress)
            throws IOException, InterruptedException, SQLException, ChildFailedException, DifferentAnswersException {
        Contestant reference = present.get(present.size() - 1);
        Path expected = answer(job, reference, input, project);
        progress.println("answer of " + reference.title() + ": " + rows(job, expected) + " rows");
        if (present.size() == 1) {
            progress.println("not compared: no other side takes part");
        }
        for (Contestant side : present.subList(0, present.size() - 1)) {
            Path found = answer(job, side, input, project);
            List<String> differences = new ArrayList<>(differences(job, expected, found));
            Path rejects = expected.resolveSibling("rejects.csv");
            if (Files.exists(rejects)) {
                long left = TableComparison.rows(rejects);
                long right = TableComparison.rows(found.resolveSibling("rejects.csv"));
                if (left != right) {
                    differences.add("rejects: " + left + " against " + right);
                }
            }
            if (!differences.isEmpty()) {
                throw new DifferentAnswersException(reference, side, differences);
            }
            progress.println("equal: " + side.title());
            Project.delete(project.output(side));
        }
        Project.delete(project.output(reference));
    }

    private static long rows(Job job, Path answer) throws IOException, SQLException {
        return job == Job.J3 ? ProfileComparison.rows(answer) : TableComparison.rows(answer);
    }

    private static List<String> differences(Job job, Path expected, Path found) throws IOException, SQLException {
        return job == Job.J3
                ? ProfileComparison.differences(expected, found)
                : TableComparison.differences(expected, found);
    }

    private static Path answer(Job job, Contestant side, Path input, Project project)
            throws IOException, InterruptedException, ChildFailedException {
        Path output = project.emptyOutput(side);
        ChildProcess.run(side.command().apply(input, output));
        return output.resolve(job.result());
    }
}
