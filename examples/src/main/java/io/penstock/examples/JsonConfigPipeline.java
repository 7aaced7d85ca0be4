package io.penstock.examples;

import io.penstock.RunReport;
import io.penstock.config.PipelineConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The same kind of pipeline, written down in JSON: {@code config/pipeline_configs.json} holds four. A config is checked when it is
 * loaded; a misspelt key, a type that does not exist, a value out of range are told with line, column and the nearest valid name.
 */
public final class JsonConfigPipeline {
    private JsonConfigPipeline() {}

    /** @param args the directory to work in, {@code data/examples} by default */
    public static void main(String[] args) throws IOException {
        Path data = DataDirectory.withSamples(DataDirectory.of(args));
        System.out.println(run(configFile(), data).toText());
    }

    static RunReport run(Path configFile, Path data) {
        // snippet-begin: load
        // ${DATA:data/demo} in the file is a variable with a default; here it gets a value.
        PipelineConfig config = PipelineConfig.load(configFile, Map.of("DATA", data.toString()));
        RunReport report = config.pipeline("books").run();
        // snippet-end
        return report;
    }

    /** The project's own config, whether the IDE starts programs in the project or in the module. */
    static Path configFile() {
        Path file = Path.of("config", "pipeline_configs.json");
        return Files.exists(file) ? file : Path.of("..").resolve(file);
    }
}
