package io.penstock.benchmarks.job;

import java.util.Locale;
import java.util.Map;

/** A job, the file it makes and what is demanded of it. */
enum Job {
    J2("checkouts.parquet", "CSV → all of J1's work → Parquet", Map.of("polars", 0.75)),
    J3("profile.json", "CSV → profile of every column", Map.of("polars", 0.9)),
    J4("copy.parquet", "CSV → typed Parquet", Map.of("polars", 1.1, "duckdb", 0.8)),
    J5("checkouts.csv", "SQLite → CSV", Map.of("sqlite3", 0.85));

    private final String result;
    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<String, Double> targets;

    Job(String result, String title, Map<String, Double> targets) {
        this.result = result;
        this.title = title;
        this.targets = targets;
    }

    /** Name of the file with the answer. */
    String result() {
        return result;
    }

    String title() {
        return name() + ", " + title;
    }

    /** Name of the job's config without its ending. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Highest time of Penstock as a multiple of a side's, by the side's id. */
    Map<String, Double> targets() {
        return targets;
    }
}
