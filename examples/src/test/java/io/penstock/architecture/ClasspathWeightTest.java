package io.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints what an app takes onto its class path, and fails when it gets too heavy. */
@Tag("gate")
class ClasspathWeightTest {
    private static final double MIB = 1 << 20;
    private static final double CORE_LIMIT = 4;
    private static final double ALL_LIMIT = 60;
    private static final List<String> CORE = List.of("etl-core-", "slf4j-api-", "jackson-", "jspecify-");
    private static final List<String> REQUIRED = List.of(
            "etl-extract-",
            "etl-transform-",
            "etl-load-",
            "etl-quality-",
            "etl-schedule-",
            "commons-csv-",
            "commons-io-",
            "commons-codec-",
            "HikariCP-",
            "sqlite-jdbc-");
    /** The command line's own. */
    private static final List<String> CONSOLE = List.of("etl-console-", "picocli-", "slf4j-simple-");

    @Test
    void staysLight() throws IOException {
        Path lib = Project.root().resolve("etl-console/target/lib");
        assumeThat(lib).as("the console was packaged").isDirectory();
        double core = 0;
        double required = 0;
        double all = 0;
        List<String> optional = new ArrayList<>();
        try (Stream<Path> jars = Files.list(lib)) {
            for (Path jar : jars.sorted().toList()) {
                String name = String.valueOf(jar.getFileName());
                double size = Files.size(jar) / MIB;
                if (isOne(CONSOLE, name)) {
                    continue;
                }
                all += size;
                if (isOne(CORE, name)) {
                    core += size;
                    required += size;
                } else if (isOne(REQUIRED, name)) {
                    required += size;
                } else {
                    optional.add(String.format(Locale.ROOT, "%s %.1f", name.replaceFirst("-[0-9].*", ""), size));
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "Class path weight (MiB): etl-core with what it brings %.1f; all six etl-* with what they bring %.1f;"
                        + " with every optional library %.1f (%s)%n",
                core,
                required,
                all,
                String.join(", ", optional));
        assertThat(core).isLessThanOrEqualTo(CORE_LIMIT);
        assertThat(all).isLessThanOrEqualTo(ALL_LIMIT);
    }

    private static boolean isOne(List<String> prefixes, String name) {
        return prefixes.stream().anyMatch(name::startsWith);
    }
}
