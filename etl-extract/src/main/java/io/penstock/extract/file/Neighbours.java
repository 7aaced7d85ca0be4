package io.penstock.extract.file;

import io.penstock.error.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the file a person most likely meant. */
final class Neighbours {
    private static final int LOOKED_AT = 1000;

    private Neighbours() {}

    static String hint(Path missing) throws IOException {
        Path parent = missing.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return "Check the path.";
        }
        try (Stream<Path> files = Files.list(parent)) {
            List<String> names =
                    files.limit(LOOKED_AT).map(TextInput::name).sorted().toList();
            return Suggestion.nearest(TextInput.name(missing), names)
                    .map(near -> "Did you mean '" + near + "'?")
                    .orElse("Check the path.");
        } catch (java.nio.file.AccessDeniedException e) {
            return "Check the path.";
        }
    }
}
