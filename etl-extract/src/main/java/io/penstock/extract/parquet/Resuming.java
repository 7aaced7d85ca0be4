package io.penstock.extract.parquet;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.file.FileErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Finds the place where an earlier run ended. */
final class Resuming {
    private Resuming() {}

    /** @throws ExtractException when the file is not among those that are read now */
    static int fileOf(ParquetSettings.Mark after, List<Path> files) {
        if (after.file().isEmpty()) {
            return 0;
        }
        int found = files.indexOf(Path.of(after.file()));
        if (found < 0) {
            throw new ExtractException(Problem.of(
                            FileErrors.MISSING,
                            "the earlier run ended in '" + after.file() + "', which is not among the files to read")
                    .next("Put the file back, or start from the beginning."));
        }
        return found;
    }

    /** Row groups of files that the earlier run has read. */
    static long rowGroups(List<Path> files, ParquetSettings settings) throws IOException {
        long groups = 0;
        for (Path file : files) {
            try (Footer footer = Footer.open(file, settings.leafTypes())) {
                groups += footer.rowGroups().size();
            }
        }
        return groups;
    }
}
