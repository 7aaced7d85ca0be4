package io.penstock.http;

import io.penstock.http.settings.Repeat;
import java.net.URI;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A request.
 *
 * @param method {@code GET}, {@code POST}, …
 * @param url where to; its query may hold values of parameters, never an API key
 * @param headers of this request beside those of the settings, which they replace
 * @param body the bytes to send; null for none
 * @param repeat whether sending it twice does no harm
 * @param repeatStatus the statuses after which it is sent again; 429 and 5xx are usual
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record HttpCall(
        String method,
        URI url,
        Map<String, String> headers,
        byte @Nullable [] body,
        Repeat repeat,
        IntPredicate repeatStatus) {
    /** Too many requests, and everything that is the server's fault. */
    public static final IntPredicate PASSING = status -> status == 429 || status >= 500;

    public static HttpCall get(URI url) {
        return new HttpCall("GET", url, Map.of("Accept", "application/json"), null, Repeat.SAFE, PASSING);
    }

    HttpCall to(URI other) {
        return new HttpCall(method, other, headers, body, repeat, repeatStatus);
    }

    /** The same without body, as GET: what RFC 9110 §15.4.4 makes of a 303. */
    HttpCall seeOther(URI other) {
        return new HttpCall("GET", other, headers, null, repeat, repeatStatus);
    }
}
