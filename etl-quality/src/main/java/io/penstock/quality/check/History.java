package io.penstock.quality.check;

import io.penstock.quality.profile.ProfileResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is known of earlier runs of a pipeline, oldest first; runs that failed and points known as anomalies are marked. */
public interface History {
    /** One value of a metric. {@code known} marks points that are not to be taken as normal. */
    record Point(Instant at, double value, boolean known) {}

    /**
     * The values of a metric, the newest of them before this run.
     *
     * @param column empty for a metric of the table
     * @param metric {@code row_count}, {@code null_share}, {@code mean} …
     */
    List<Point> series(String column, String metric);

    /** The profile of the newest run that succeeded. */
    Optional<ProfileResult> lastProfile();

    /** Nothing is known. */
    static History none() {
        return new History() {
            @Override
            public List<Point> series(String column, String metric) {
                return List.of();
            }

            @Override
            public Optional<ProfileResult> lastProfile() {
                return Optional.empty();
            }
        };
    }
}
