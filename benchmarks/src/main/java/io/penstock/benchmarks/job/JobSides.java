package io.penstock.benchmarks.job;

import io.penstock.benchmarks.Contestant;
import io.penstock.benchmarks.Project;
import io.penstock.benchmarks.peer.DuckDbJ2;
import io.penstock.benchmarks.peer.DuckDbJ3;
import io.penstock.benchmarks.peer.DuckDbJ4;
import io.penstock.benchmarks.peer.JdbcJ5;
import io.penstock.benchmarks.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** All sides of a job, Penstock first, the absent ones included. */
final class JobSides {
    static final String PENSTOCK = "penstock";

    private final Project project;

    private JobSides(Project project) {
        this.project = project;
    }

    static List<Contestant> of(Job job, Project project, @Nullable String javaOpts) throws InterruptedException {
        JobSides sides = new JobSides(project);
        Contestant penstock = sides.penstock(job, javaOpts);
        return switch (job) {
            case J2 -> List.of(penstock, sides.java("duckdb", "DuckDB", DuckDbJ2.class), sides.polars("j2_polars.js"));
            case J3 -> List.of(penstock, sides.polars("j3_polars.js"), sides.java("duckdb", "DuckDB", DuckDbJ3.class));
            case J4 -> List.of(penstock, sides.java("duckdb", "DuckDB", DuckDbJ4.class), sides.polars("j4_polars.js"));
            case J5 ->
                List.of(
                        penstock,
                        sides.java("java", "hand-written Java (JDBC, Commons CSV)", JdbcJ5.class),
                        sides.shell());
        };
    }

    private Contestant penstock(Job job, @Nullable String javaOpts) {
        Path script = project.root().resolve("etl");
        String config = "benchmarks/jobs/" + job.id() + ".json";
        return new Contestant(
                PENSTOCK,
                "Penstock",
                Contestant.Answer.WHOLE,
                Files.isExecutable(script) ? "" : "no ./etl",
                (input, output) -> new Command(
                        List.of(
                                script.toString(),
                                "run",
                                config,
                                "--set",
                                "INPUT=" + input,
                                "--set",
                                "OUTPUT=" + output),
                        project.root(),
                        javaOpts == null ? Map.of() : Map.of("JAVA_OPTS", javaOpts)));
    }

    private Contestant java(String id, String title, Class<?> program) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        return peer(
                id,
                title,
                "",
                (input, output) ->
                        List.of(java, "-cp", classPath, program.getName(), input.toString(), output.toString()));
    }

    private Contestant polars(String script) throws InterruptedException {
        Path peers = project.root().resolve("benchmarks/peers");
        boolean present = succeeds(peers, "node", "-e", "require('nodejs-polars')");
        return peer(
                "polars",
                "Polars (nodejs-polars)",
                present ? "" : "no node with nodejs-polars",
                (input, output) ->
                        List.of("node", peers.resolve(script).toString(), input.toString(), output.toString()));
    }

    private Contestant shell() throws InterruptedException {
        return peer(
                "sqlite3",
                "sqlite3 shell",
                succeeds(project.root(), "sqlite3", "--version") ? "" : "no sqlite3 shell",
                (input, output) -> List.of(
                        "sqlite3",
                        input.toString(),
                        ".mode csv",
                        ".headers on",
                        ".output \"" + output.resolve(Job.J5.result()) + "\"",
                        "SELECT * FROM checkouts"));
    }

    private Contestant peer(String id, String title, String absence, BiFunction<Path, Path, List<String>> words) {
        return new Contestant(
                id,
                title,
                Contestant.Answer.WHOLE,
                absence,
                (input, output) -> new Command(words.apply(input, output), project.root(), Map.of()));
    }

    private static boolean succeeds(Path directory, String... words) throws InterruptedException {
        try {
            return new ProcessBuilder(words)
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
