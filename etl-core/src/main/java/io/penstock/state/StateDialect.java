package io.penstock.state;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;

/** What differs between the databases that can hold state. */
enum StateDialect {
    SQLITE("jdbc:sqlite:", "org.xerial:sqlite-jdbc"),
    POSTGRESQL("jdbc:postgresql:", "org.postgresql:postgresql");

    private final String prefix;
    final String dependency;

    StateDialect(String prefix, String dependency) {
        this.prefix = prefix;
        this.dependency = dependency;
    }

    static StateDialect of(String url) {
        for (StateDialect each : values()) {
            if (url.startsWith(each.prefix)) {
                return each;
            }
        }
        throw new PlanException(
                Problem.of(StateErrors.UNREACHABLE, "state can be kept in SQLite or PostgreSQL, not behind this URL")
                        .next("Use a file name, jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE."));
    }

    /** How a transaction that will write begins, so that two of them wait for each other instead of failing. */
    String begin() {
        return this == SQLITE ? "BEGIN IMMEDIATE" : "BEGIN";
    }

    /** Set on every connection before anything else. */
    String prepareConnection() {
        return this == SQLITE ? "PRAGMA busy_timeout = 10000" : "SET lock_timeout = '10s'";
    }
}
