package io.penstock.recovery;

import io.penstock.RunReport;
import io.penstock.config.PipelineConfig;
import java.nio.file.Path;
import java.util.Map;

/** The load that {@link RestartTest} kills: the pipelines of a config file. */
final class RestartedLoad {
    private RestartedLoad() {}

    static RunReport run(Path config, Path output) {
        return run(config, output, "");
    }

    /** @param url a database, where the config asks for one */
    static RunReport run(Path config, Path output, String url) {
        RunReport last = null;
        for (var pipeline : PipelineConfig.load(
                        config,
                        url.isEmpty() ? Map.of("OUT", output.toString()) : Map.of("OUT", output.toString(), "PG", url))
                .pipelines()
                .values()) {
            last = pipeline.run();
        }
        if (last == null) {
            throw new IllegalStateException("the config has no pipeline");
        }
        return last;
    }

    public static void main(String[] arguments) {
        System.out.println("begin");
        System.out.flush();
        run(Path.of(arguments[0]), Path.of(arguments[1]), arguments.length > 2 ? arguments[2] : "");
    }
}
