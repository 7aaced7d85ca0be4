package io.penstock.http.settings;

import java.io.Serializable;
import java.time.Duration;

/**
 * When a failed request is sent again. The pause before attempt n+1 is random between 0 and {@code min(longest, first · 2ⁿ⁻¹)}
 * ("full jitter", M. Brooker, Exponential Backoff And Jitter, 2015); a {@code Retry-After} of the server counts instead where it is
 * longer.
 *
 * @param times how often a request is sent again at most; 4 by default
 * @param first bound of the first pause; half a second by default
 * @param longest bound of every pause; 30 seconds by default
 * @param longestAsked bound of what {@code Retry-After} may ask for; 5 minutes by default
 */
public record Retry(int times, Duration first, Duration longest, Duration longestAsked) implements Serializable {
    public static final Retry DEFAULT =
            new Retry(4, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(5));

    public Retry {
        if (times < 0 || times > 100) {
            throw HttpSettings.invalid("retries must be 0 to 100, not " + times);
        }
        Limits.requirePositive("retry_delay", first);
        Limits.requirePositive("max_retry_delay", longest);
        Limits.requirePositive("max_retry_after", longestAsked);
    }

    /**
     * The pause before the next attempt.
     *
     * @param attempt how many attempts failed, 1 or more
     * @param asked what the server asked for; zero when it did not
     * @param chance uniform in [0, 1)
     */
    public Duration pause(int attempt, Duration asked, double chance) {
        long bound = longest.toMillis();
        long doubled = first.toMillis() << Math.min(attempt - 1, 20);
        if (doubled > 0 && doubled < bound) {
            bound = doubled;
        }
        Duration own = Duration.ofMillis((long) (bound * chance));
        Duration capped = asked.compareTo(longestAsked) > 0 ? longestAsked : asked;
        return own.compareTo(capped) > 0 ? own : capped;
    }
}
