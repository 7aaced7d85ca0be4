package io.penstock.extract.excel;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds the public test suites that may lie beside the repository. */
final class Suites {
    private Suites() {}

    /** A file or directory of the suites; the test is skipped where there is none. */
    static Path require(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("shared/suites").resolve(name);
            if (Files.exists(found)) {
                return found;
            }
        }
        Assumptions.abort("no ../shared/suites/" + name);
        throw new AssertionError("unreachable");
    }
}
