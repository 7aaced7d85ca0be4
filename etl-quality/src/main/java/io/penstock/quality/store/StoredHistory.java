package io.penstock.quality.store;

import io.penstock.quality.check.History;
import io.penstock.quality.profile.ProfileResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The history of a pipeline as its store has it; runs that failed are left out. */
record StoredHistory(QualityStore store, String pipeline) implements History {
    @Override
    public List<Point> series(String column, String metric) {
        return store.series(pipeline, column, metric, Instant.EPOCH).stream()
                .filter(StoredPoint::succeeded)
                .map(point -> new Point(point.at(), point.value(), point.known()))
                .toList();
    }

    @Override
    public Optional<ProfileResult> profile(int back) {
        List<String> runs = store.profiled(pipeline, back);
        return runs.isEmpty() ? Optional.empty() : store.profile(runs.get(runs.size() - 1));
    }

    @Override
    public Optional<ProfileResult> baseline() {
        return store.baseline(pipeline);
    }
}
