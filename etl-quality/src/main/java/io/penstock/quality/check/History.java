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

    /** The profile of the newest run that succeeded and has one. */
    default Optional<ProfileResult> lastProfile() {
        return profile(1);
    }

    /**
     * The profile of an earlier run that succeeded and has one.
     *
     * @param back 1 for the newest, 7 for the seventh newest; where there are fewer, the oldest
     */
    Optional<ProfileResult> profile(int back);

    /** The profile of the run that somebody named as the one to compare with. */
    Optional<ProfileResult> baseline();

    /** Nothing is known. */
    static History none() {
        return new History() {
            @Override
            public List<Point> series(String column, String metric) {
                return List.of();
            }

            @Override
            public Optional<ProfileResult> profile(int back) {
                return Optional.empty();
            }

            @Override
            public Optional<ProfileResult> baseline() {
                return Optional.empty();
            }
        };
    }
}
