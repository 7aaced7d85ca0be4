package io.penstock.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.penstock.error.ConfigException;
import io.penstock.error.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A config file in a temporary directory, and what the loader says to it. */
final class ConfigFile {
    /** A pipeline that has everything it must have; {@code %s} takes more keys. */
    static final String PIPELINE = """
            {
              "name": "loans",
              %s
              "extractors": [{"type": "csv", "source": "in.csv"}],
              "loaders": [{"type": "csv", "destination": "out.csv"}]
            }
            """;

    private final Path file;

    ConfigFile(Path directory, String json) {
        this.file = directory.resolve("p.json");
        try {
            Files.writeString(file, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PipelineConfig load() {
        return load(Map.of());
    }

    PipelineConfig load(Map<String, String> overrides) {
        return PipelineConfig.load(
                file, overrides, Bindings.none(), Map.of("HOME_DIR", "/srv", "PASSWORD", "hunter2")::get);
    }

    /** The problems as lines, without the temporary directory. */
    List<String> problems() {
        return problems(Map.of());
    }

    List<String> problems(Map<String, String> overrides) {
        ConfigException refused = Objects.requireNonNull(
                catchThrowableOfType(ConfigException.class, () -> load(overrides)), "the file was accepted");
        return refused.problems().stream()
                .map(Problem::toString)
                .map(line -> line.replace(file.getParent() + "/", ""))
                .toList();
    }
}
