package io.penstock.http.settings;

import java.io.Serializable;
import java.time.Duration;

/**
 * At most so many requests within any stretch of time of this length.
 *
 * @param requests 1 to 100,000
 * @param per length of the stretch
 */
public record RateLimit(int requests, Duration per) implements Serializable {
    public RateLimit {
        if (requests < 1 || requests > 100_000) {
            throw HttpSettings.invalid("the requests of rate_limit must be 1 to 100000, not " + requests);
        }
        Limits.requirePositive("the duration of rate_limit", per);
    }

    @Override
    public String toString() {
        return requests + " per " + per;
    }
}
