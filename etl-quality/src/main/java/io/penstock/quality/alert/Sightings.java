package io.penstock.quality.alert;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When and how often something was seen.
 *
 * @param first when it was seen first
 * @param last when it was seen last
 * @param count how often
 * @param runIds the runs in which it was seen, oldest first; the last 20 of them
 */
public record Sightings(Instant first, Instant last, long count, List<String> runIds) implements Serializable {
    private static final int RUNS_KEPT = 20;

    public Sightings {
        runIds = List.copyOf(runIds);
    }

    /** Seen once. */
    public static Sightings once(Instant at, @Nullable String runId) {
        return new Sightings(at, at, 1, runId == null ? List.of() : List.of(runId));
    }

    /** Seen once more; a sighting that is told late does not move the last one back. */
    public Sightings again(Instant at, @Nullable String runId) {
        List<String> runs = new ArrayList<>(runIds);
        if (runId != null && !runs.contains(runId)) {
            runs.add(runId);
        }
        return new Sightings(
                at.isBefore(first) ? at : first,
                at.isAfter(last) ? at : last,
                count + 1,
                runs.subList(Math.max(0, runs.size() - RUNS_KEPT), runs.size()));
    }
}
