package io.penstock.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The header {@code Retry-After} in both of its forms. */
class RetryAfterTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-01-31T08:00:00Z"), ZoneOffset.ofHours(9));

    private static Duration of(Map<String, List<String>> headers) {
        HttpHeaders given = HttpHeaders.of(headers, (name, value) -> true);
        return RetryAfter.of(
                new HttpReply(503, URI.create("http://a.example/"), given, new HttpBody(new byte[0], null, 0), 1), NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "' 120 ', PT2M",
        "999999999, PT277777H46M39S",
        "'Sat, 31 Jan 2026 08:01:30 GMT', PT1M30S",
        "'Sat, 31 Jan 2026 07:59:59 GMT', PT0S",
        "-5, PT0S",
        "1.5, PT0S",
        "soon, PT0S",
        "'', PT0S"
    })
    void isSecondsOrADate(String header, Duration expected) {
        assertThat(of(Map.of("retry-after", List.of(header)))).isEqualTo(expected);
    }

    @Test
    void nothingIsAskedWithoutIt() {
        assertThat(of(Map.of())).isZero();
    }
}
