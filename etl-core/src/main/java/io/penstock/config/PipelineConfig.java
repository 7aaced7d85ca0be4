package io.penstock.config;

import io.penstock.Pipeline;
import io.penstock.error.ConfigException;
import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The pipelines of one JSON file. Immutable; loading reads the file and nothing else, no source is opened.
 *
 * <p>Accepted are one pipeline (an object with {@code extractors}), {@code {"pipelines": [ … ]}}, {@code {"pipelines":
 * {"name": { … }}}} and an object with one pipeline a name. Texts may hold {@code ${NAME}}, {@code ${NAME:default}} and
 * {@code ${file:path}}; names are looked up in the overrides, then in the environment. Relative paths start at the working
 * directory.
 *
 * <pre>{@code
 * PipelineConfig config = PipelineConfig.load(Path.of("config/pipeline_configs.json"), Map.of("DATA", "data/demo"));
 * RunReport report = config.pipeline("checkouts").run();
 * }</pre>
 */
public final class PipelineConfig {
    private final Path file;
    private final Map<String, Pipeline> pipelines;
    private final Map<String, AfterFailure> afterFailure;

    private final boolean usedOffered;

    private PipelineConfig(Path file, Map<String, PipelineReader.Read> read, boolean usedOffered) {
        this.file = file;
        this.usedOffered = usedOffered;
        Map<String, Pipeline> values = new LinkedHashMap<>();
        Map<String, AfterFailure> policies = new LinkedHashMap<>();
        read.forEach((name, each) -> {
            if (each.value() != null) {
                values.put(name, each.value());
                policies.put(name, each.afterFailure());
            }
        });
        this.pipelines = Collections.unmodifiableMap(values);
        this.afterFailure = policies;
    }

    /** Reads a file; see {@link #load(Path, Map)}. */
    public static PipelineConfig load(Path file) {
        return load(file, Map.of());
    }

    /**
     * Reads a file.
     *
     * @param overrides values of variables, stronger than the environment
     * @throws ConfigException with every problem of the file, each with line, column and JSON path
     */
    public static PipelineConfig load(Path file, Map<String, String> overrides) {
        return load(file, overrides, Bindings.none());
    }

    /** Reads a file that names sources and sinks of the app; see {@link #load(Path, Map, Bindings)}. */
    public static PipelineConfig load(Path file, Bindings bindings) {
        return load(file, Map.of(), bindings);
    }

    /**
     * Reads a file that names sources and sinks of the app.
     *
     * @param overrides values of variables, stronger than the environment
     * @param bindings what the names stand for; the file must use all of them
     * @throws ConfigException with every problem of the file, each with line, column and JSON path
     */
    public static PipelineConfig load(Path file, Map<String, String> overrides, Bindings bindings) {
        return load(file, overrides, bindings, System::getenv);
    }

    /**
     * Reads a file for one run among many, such as that of a schedule for one interval of data.
     *
     * @param overrides values of variables, stronger than the environment; the file must use all of them
     * @param offered more values, which the file may use or not: {@code interval.start}
     * @throws ConfigException with every problem of the file, each with line, column and JSON path
     */
    public static PipelineConfig loadOffering(Path file, Map<String, String> overrides, Map<String, String> offered) {
        return load(file, overrides, offered, Bindings.none(), System::getenv);
    }

    static PipelineConfig load(
            Path file, Map<String, String> overrides, Bindings bindings, UnaryOperator<@Nullable String> environment) {
        return load(file, overrides, Map.of(), bindings, environment);
    }

    private static PipelineConfig load(
            Path file,
            Map<String, String> overrides,
            Map<String, String> offered,
            Bindings bindings,
            UnaryOperator<@Nullable String> environment) {
        ConfigProblems problems = new ConfigProblems(file);
        Variables variables = new Variables(overrides, offered, environment, problems);
        Json document = new JsonReader(problems, variables).read(FileReader.text(file), file);
        BoundNames bound = new BoundNames(bindings, problems);
        ComponentReader components = new ComponentReader(Catalogue.load(), problems, bound);
        Map<String, PipelineReader.Read> read =
                new FileReader(problems, new PipelineReader(components, problems)).read(document);
        variables.refuseUnused();
        bound.refuseUnused();
        problems.throwIfAny();
        return new PipelineConfig(file, read, variables.usedOffered());
    }

    /** The file as it was named. */
    public Path file() {
        return file;
    }

    /** Whether the file used one of the values that {@link #loadOffering} offered, so that another run may need another reading. */
    public boolean usedOffered() {
        return usedOffered;
    }

    /** Every pipeline by its name, in file order; at least one. */
    public Map<String, Pipeline> pipelines() {
        return pipelines;
    }

    /**
     * One pipeline.
     *
     * @throws ConfigException {@code PEN-7011} naming the pipelines there are
     */
    public Pipeline pipeline(String name) {
        Pipeline found = pipelines.get(name);
        if (found == null) {
            throw unknown(name);
        }
        return found;
    }

    /** Whether the pipelines behind this one still run when it has failed. */
    public AfterFailure afterFailure(String name) {
        AfterFailure found = afterFailure.get(name);
        if (found == null) {
            throw unknown(name);
        }
        return found;
    }

    private ConfigException unknown(String name) {
        return new ConfigException(Problem.of(
                        ConfigErrors.UNKNOWN_PIPELINE,
                        "there is no pipeline '" + name + "'. " + Suggestion.among(name, pipelines.keySet()))
                .at(file.toString()));
    }
}
