package io.penstock.benchmarks;

import io.penstock.benchmarks.peer.DuckDbJ1;
import io.penstock.benchmarks.peer.HandWrittenJ1;
import io.penstock.benchmarks.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** All sides of J1, the absent ones included, Penstock first. */
final class Contestants {
    static final String PENSTOCK = "penstock";
    static final String DUCKDB = "duckdb";

    /** Short names in the order of the table. */
    static final List<String> IDS = List.of(PENSTOCK, DUCKDB, "java", "pandas", "sqlite3");

    private static final String JOB = "benchmarks/jobs/j1.json";

    private final Project project;

    private Contestants(Project project) {
        this.project = project;
    }

    static List<Contestant> of(Project project, Options options) throws InterruptedException {
        Contestants all = new Contestants(project);
        List<Contestant> list = List.of(
                all.penstock(options),
                all.javaPeer(DUCKDB, "DuckDB, SQLite written by JDBC batch", DuckDbJ1.class),
                all.javaPeer("java", "hand-written Java (Commons CSV, JDBC batch)", HandWrittenJ1.class),
                all.pandas(),
                all.shell());
        return options.only().isEmpty()
                ? list
                : list.stream()
                        .filter(each -> options.only().contains(each.id()))
                        .toList();
    }

    private Contestant penstock(Options options) {
        Map<String, String> environment =
                options.javaOpts() == null ? Map.of() : Map.of("JAVA_OPTS", options.javaOpts());
        Path script = project.root().resolve("etl");
        String absence =
                Files.isExecutable(script) && Files.exists(project.root().resolve(JOB)) ? "" : "no ./etl or no " + JOB;
        return new Contestant(
                PENSTOCK,
                "Penstock",
                Contestant.Answer.WHOLE,
                absence,
                (input, output) -> command(
                        List.of(
                                script.toString(),
                                "run",
                                JOB,
                                "--set",
                                "INPUT=" + input,
                                "--set",
                                "OUTPUT=" + output,
                                "--report",
                                output.resolve("report.json").toString()),
                        environment));
    }

    private Contestant javaPeer(String id, String title, Class<?> program) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        return whole(
                id,
                title,
                "",
                (input, output) ->
                        List.of(java, "-cp", classPath, program.getName(), input.toString(), output.toString()));
    }

    private Contestant pandas() throws InterruptedException {
        String absence = succeeds("python3", "-c", "import pandas, sqlite3") ? "" : "no python3 with pandas";
        String script = project.root().resolve("benchmarks/peers/j1_pandas.py").toString();
        return whole(
                "pandas",
                "pandas + sqlite3",
                absence,
                (input, output) -> List.of("python3", script, input.toString(), output.toString()));
    }

    private Contestant shell() throws InterruptedException {
        String absence = succeeds("sqlite3", "--version") ? "" : "no sqlite3 shell";
        return new Contestant(
                "sqlite3",
                "sqlite3 shell: bare `.import`, no work at all",
                Contestant.Answer.FLOOR,
                absence,
                (input, output) -> command(
                        List.of(
                                "sqlite3",
                                output.resolve("checkouts.db").toString(),
                                ".mode csv",
                                ".import \"" + input + "\" checkouts"),
                        Map.of()));
    }

    private Contestant whole(String id, String title, String absence, BiFunction<Path, Path, List<String>> words) {
        return new Contestant(
                id,
                title,
                Contestant.Answer.WHOLE,
                absence,
                (input, output) -> command(words.apply(input, output), Map.of()));
    }

    private Command command(List<String> words, Map<String, String> environment) {
        return new Command(words, project.root(), environment);
    }

    private static boolean succeeds(String... words) throws InterruptedException {
        try {
            return new ProcessBuilder(words)
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
