package io.penstock.quality.profile.file;

import io.penstock.quality.profile.ColumnProfiler;
import io.penstock.quality.profile.ProfileDetail;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSink;
import io.penstock.spi.Description;
import io.penstock.spi.Loader;
import io.penstock.spi.Problems;
import io.penstock.spi.StepContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A sink that keeps no rows, only what they are like: their profile as one JSON file, which {@link
 * io.penstock.quality.profile.ProfileResult#fromJson} reads. The file takes the place of an earlier one at the commit.
 *
 * <pre>{@code
 * ProfileLoader.of(Path.of("profile.json"))
 * ProfileLoader.of(Path.of("profile.json")).measuring(ColumnProfiler.columns("isbn").detail(ProfileDetail.FULL))
 * }</pre>
 *
 * <p>Immutable. In JSON: {@code {"type": "profile", "destination": "profile.json"}}, with the settings of the profiler.
 */
public final class ProfileLoader implements Loader {
    private static final long serialVersionUID = 1L;

    /** As text, for a Path cannot be serialised. */
    private final String file;

    private final ColumnProfiler profiler;

    private ProfileLoader(String file, ColumnProfiler profiler) {
        this.file = file;
        this.profiler = profiler;
    }

    /** The profile of all columns goes to this file; its directory is made if absent. */
    public static ProfileLoader of(Path file) {
        return new ProfileLoader(file.toString(), ColumnProfiler.allColumns().detail(ProfileDetail.STANDARD));
    }

    /** What is measured. Default {@code ColumnProfiler.allColumns().detail(ProfileDetail.STANDARD)}. */
    public ProfileLoader measuring(ColumnProfiler measured) {
        return new ProfileLoader(file, measured);
    }

    /** What is measured. */
    public ColumnProfiler profiler() {
        return profiler;
    }

    @Override
    public Description describe() {
        Description measured = profiler.describe();
        Description description = Description.of("profile", file);
        if (!measured.subject().equals(ColumnProfiler.allColumns().describe().subject())) {
            description = description.with("columns", measured.subject());
        }
        for (Map.Entry<String, String> setting : measured.settings().entrySet()) {
            description = description.with(setting.getKey(), setting.getValue());
        }
        return description;
    }

    @Override
    public void bind(Schema input, Problems problems) {
        profiler.bind(input, problems);
    }

    @Override
    public Optional<Path> fileWritten() {
        return Optional.of(Path.of(file));
    }

    @Override
    public BatchSink open(Schema schema, StepContext context) throws Exception {
        return new ProfileSink(ProfileFile.beside(Path.of(file)), profiler.open(schema, context), context);
    }
}
