package io.penstock.http.settings;

import io.penstock.error.ErrorCode;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything about how requests are sent. Immutable; made from {@link #DEFAULT} by withers, each of which refuses a value that
 * cannot work.
 *
 * @param connectTimeout until a connection stands; 10 seconds by default
 * @param responseTimeout from sending a request until the head of its response; 30 seconds by default
 * @param readTimeout from sending a request until the end of its response, however fast it drips; 5 minutes by default
 * @param maxRedirects how many redirects one request follows; 5 by default
 * @param maxResponseBytes of one response, after decompression; 256 MiB by default
 * @param retry when failed requests are sent again
 * @param rateLimit how many requests are sent in a time; null (the default) for no limit
 * @param authentication who sends the requests; nobody by default
 * @param headers sent with every request; none by default
 */
public record HttpSettings(
        Duration connectTimeout,
        Duration responseTimeout,
        Duration readTimeout,
        int maxRedirects,
        long maxResponseBytes,
        Retry retry,
        @Nullable RateLimit rateLimit,
        Authentication authentication,
        Map<String, String> headers)
        implements Serializable {
    public static final ErrorCode INVALID = new ErrorCode("PEN-1060", "An HTTP setting that is not valid");

    public static final HttpSettings DEFAULT = new HttpSettings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            5,
            256L << 20,
            Retry.DEFAULT,
            null,
            Authentication.NONE,
            Map.of());

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    /** What the JDK's client sets itself. */
    private static final Set<String> RESERVED =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");

    public HttpSettings {
        Limits.requirePositive("connect_timeout", connectTimeout);
        Limits.requirePositive("response_timeout", responseTimeout);
        Limits.requirePositive("read_timeout", readTimeout);
        if (maxRedirects < 0 || maxRedirects > 50) {
            throw invalid("max_redirects must be 0 to 50, not " + maxRedirects);
        } else if (maxResponseBytes < 1) {
            throw invalid("max_response_bytes must be 1 or more, not " + maxResponseBytes);
        }
        headers.forEach(HttpSettings::requireHeader);
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public HttpSettings connectTimeout(Duration limit) {
        return new HttpSettings(
                limit,
                responseTimeout,
                readTimeout,
                maxRedirects,
                maxResponseBytes,
                retry,
                rateLimit,
                authentication,
                headers);
    }

    public HttpSettings responseTimeout(Duration limit) {
        return new HttpSettings(
                connectTimeout,
                limit,
                readTimeout,
                maxRedirects,
                maxResponseBytes,
                retry,
                rateLimit,
                authentication,
                headers);
    }

    public HttpSettings readTimeout(Duration limit) {
        return new HttpSettings(
                connectTimeout,
                responseTimeout,
                limit,
                maxRedirects,
                maxResponseBytes,
                retry,
                rateLimit,
                authentication,
                headers);
    }

    public HttpSettings maxRedirects(int most) {
        return new HttpSettings(
                connectTimeout,
                responseTimeout,
                readTimeout,
                most,
                maxResponseBytes,
                retry,
                rateLimit,
                authentication,
                headers);
    }

    public HttpSettings maxResponseBytes(long most) {
        return new HttpSettings(
                connectTimeout,
                responseTimeout,
                readTimeout,
                maxRedirects,
                most,
                retry,
                rateLimit,
                authentication,
                headers);
    }

    public HttpSettings retry(Retry policy) {
        return new HttpSettings(
                connectTimeout,
                responseTimeout,
                readTimeout,
                maxRedirects,
                maxResponseBytes,
                policy,
                rateLimit,
                authentication,
                headers);
    }

    public HttpSettings rateLimit(RateLimit limit) {
        return new HttpSettings(
                connectTimeout,
                responseTimeout,
                readTimeout,
                maxRedirects,
                maxResponseBytes,
                retry,
                limit,
                authentication,
                headers);
    }

    public HttpSettings authentication(Authentication who) {
        return new HttpSettings(
                connectTimeout,
                responseTimeout,
                readTimeout,
                maxRedirects,
                maxResponseBytes,
                retry,
                rateLimit,
                who,
                headers);
    }

    public HttpSettings headers(Map<String, String> all) {
        return new HttpSettings(
                connectTimeout,
                responseTimeout,
                readTimeout,
                maxRedirects,
                maxResponseBytes,
                retry,
                rateLimit,
                authentication,
                all);
    }

    /** The exception for a value that cannot work. */
    public static PlanException invalid(String what) {
        return new PlanException(Problem.of(INVALID, what));
    }

    /**
     * Refuses what is no complete http or https URL.
     *
     * @throws PlanException naming the setting; never the URL's user information
     */
    public static void requireHttp(String setting, URI url) {
        String scheme = Objects.requireNonNullElse(url.getScheme(), "").toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
            throw invalid(
                    setting + " must be a complete URL with http or https and a host, not '" + Urls.masked(url) + "'");
        } else if (url.getRawUserInfo() != null) {
            throw invalid(setting + " must not hold a user or password; put them into auth, such as"
                    + " {\"type\": \"basic\", \"user\": …, \"password\": …}");
        } else if (url.getRawFragment() != null) {
            throw invalid(setting + " must not have a fragment (#…), which is never sent");
        }
    }

    static void requireHeader(String name, String value) {
        if (!TOKEN.matcher(name).matches()) {
            throw invalid("'" + name + "' is not a header name");
        } else if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw invalid("the header " + name + " is set by the HTTP client itself");
        }
        requireHeaderValue("the value of header " + name, value);
    }

    static void requireHeaderValue(String what, String value) {
        if (value.chars().anyMatch(c -> (c < 32 && c != '\t') || c == 127 || c > 255)) {
            throw invalid(what + " holds a line break or a character that no header can hold");
        }
    }
}
