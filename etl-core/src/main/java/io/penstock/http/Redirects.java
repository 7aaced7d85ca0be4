package io.penstock.http;

import io.penstock.http.HttpFailure.Kind;
import io.penstock.http.settings.Urls;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a response sends its reader, RFC 9110 §15.4. */
final class Redirects {
    private Redirects() {}

    /**
     * The next URL; null when the response is no redirect.
     *
     * @param shown makes a URL fit for messages
     * @throws HttpFailure for redirects that nobody should follow: from https to http, a body to another server, a body that would
     *     be lost, no or no proper target
     */
    static @Nullable URI target(HttpCall call, HttpReply reply, Function<URI, String> shown) throws HttpFailure {
        int status = reply.status();
        if (status != 301 && status != 302 && status != 303 && status != 307 && status != 308) {
            return null;
        }
        try {
            URI next = call.url().resolve(reply.header("Location").orElse("").strip());
            String why = reply.header("Location").isEmpty()
                    ? "without a Location"
                    : refusal(call, status, next, " to " + shown.apply(next));
            if (why == null) {
                return next;
            }
            throw failure(call, reply, shown, why, null);
        } catch (IllegalArgumentException e) {
            throw failure(call, reply, shown, "to something that is no URL", e);
        }
    }

    private static @Nullable String refusal(HttpCall call, int status, URI next, String to) {
        String scheme = Objects.requireNonNullElse(next.getScheme(), "").toLowerCase(Locale.ROOT);
        boolean secure = "https".equalsIgnoreCase(call.url().getScheme());
        if (!scheme.equals("https") && (secure || !scheme.equals("http"))) {
            return to.strip() + (secure ? ", which is less safe than https" : ", which is neither http nor https");
        } else if (call.body() == null || status == 303) {
            return null;
        } else if (status == 301 || status == 302) {
            return to.strip() + ", which would lose the body of the request";
        } else if (!Urls.isTrusted(call.url(), next)) {
            return to.strip() + ", and a body is not sent to another server";
        }
        return null;
    }

    private static HttpFailure failure(
            HttpCall call, HttpReply reply, Function<URI, String> shown, String why, @Nullable Throwable cause) {
        reply.close();
        return new HttpFailure(
                Kind.REDIRECT,
                call.method() + " " + shown.apply(call.url()),
                "the server redirects (status " + reply.status() + ") " + why,
                cause);
    }
}
