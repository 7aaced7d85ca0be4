package io.penstock.realdata;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds folders by walking up from the working directory, which is the project's or the module's. */
final class Folders {
    private Folders() {}

    /** Real files of libraries and museums, beside the project; a clone of the project alone has none. */
    static Optional<Path> libraryData() {
        return above("shared/suites/library-data");
    }

    static Path project() {
        return above("etl-core")
                .map(Path::getParent)
                .orElseThrow(() -> new IllegalStateException(
                        "no etl-core above " + Path.of("").toAbsolutePath()));
    }

    private static Optional<Path> above(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(name))) {
                return Optional.of(folder.resolve(name));
            }
        }
        return Optional.empty();
    }
}
