package io.penstock.internal.plan;

import io.penstock.Pipeline;
import io.penstock.error.ErrorCode;
import io.penstock.error.Problem;
import io.penstock.spi.Extractor;
import io.penstock.spi.Loader;
import io.penstock.spi.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Finds sinks that would write to a file the pipeline reads, or that another of its sinks writes. */
final class FileClashes {
    static final ErrorCode SAME_FILE =
            new ErrorCode("PEN-1014", "A sink would write to a file that the same pipeline reads or writes elsewhere");

    private FileClashes() {}

    static void check(Pipeline pipeline, Problems problems) {
        Map<Path, String> users = new HashMap<>();
        for (Extractor source : pipeline.sources()) {
            String user = "extract " + source.describe().title();
            try {
                source.filesRead().forEach(file -> users.put(real(file), user));
            } catch (Exception e) {
                problems.at(user);
                problems.add(Problem.of(PlanBinder.SOURCE_UNREADABLE, "its files cannot be listed: " + e.getMessage()));
            }
        }
        for (Loader sink : pipeline.sinks()) {
            check("load " + sink.describe().title(), sink, users, problems);
        }
        if (pipeline.rejects() != null) {
            Loader sink = pipeline.rejects().loader();
            check("reject " + sink.describe().title(), sink, users, problems);
        }
    }

    private static void check(String user, Loader sink, Map<Path, String> users, Problems problems) {
        sink.fileWritten().ifPresent(file -> {
            String other = users.putIfAbsent(real(file), user);
            if (other != null) {
                problems.at(user);
                problems.add(Problem.of(SAME_FILE, "'" + file + "' is also used by " + other)
                        .next("Give it a file of its own."));
            }
        });
    }

    /** One path for one file, whatever links and dots lead to it; its directory decides while it is not there yet. */
    private static Path real(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        try {
            return absolute.toRealPath();
        } catch (IOException missing) {
            Path parent = absolute.getParent();
            try {
                return parent == null ? absolute : parent.toRealPath().resolve(absolute.getFileName());
            } catch (IOException noDirectory) {
                return absolute;
            }
        }
    }
}
