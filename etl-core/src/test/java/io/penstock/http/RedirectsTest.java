package io.penstock.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.penstock.http.settings.Repeat;
import io.penstock.http.settings.Urls;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which redirects are followed, and where to. */
class RedirectsTest {
    private static HttpCall call(String method, String url) {
        byte[] body = method.equals("GET") ? null : new byte[] {1};
        return new HttpCall(method, URI.create(url), Map.of(), body, Repeat.SAFE, HttpCall.PASSING);
    }

    private static @Nullable URI target(HttpCall call, int status, String location) throws HttpFailure {
        Map<String, List<String>> headers = location.isEmpty() ? Map.of() : Map.of("Location", List.of(location));
        HttpReply reply = new HttpReply(
                status,
                call.url(),
                HttpHeaders.of(headers, (name, value) -> true),
                new HttpBody(new byte[0], null, 0),
                1);
        return Redirects.target(call, reply, Urls::masked);
    }

    private static String refusal(HttpCall call, int status, String location) {
        HttpFailure failure = catchThrowableOfType(HttpFailure.class, () -> target(call, status, location));
        assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.REDIRECT);
        assertThat(failure.isPassing()).isFalse();
        return failure.where() + ": " + failure.text();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 300, 304, 305, 306, 400, 500})
    void otherStatusesAreNoRedirects(int status) throws HttpFailure {
        assertThat(target(call("GET", "http://a.example/"), status, "http://b.example/"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example/x/y?q=1, /z, http://a.example/z",
        "http://a.example/x/y?q=1, z, http://a.example/x/z",
        "http://a.example/x/y?q=1, //b.example/z, http://b.example/z",
        "http://a.example/x, https://a.example/x, https://a.example/x",
        "https://a.example/x, https://b.example/x, https://b.example/x",
        "http://a.example/x, ' http://b.example/x ', http://b.example/x"
    })
    void aGetFollowsRelativeAndCompleteTargets(String from, String location, URI expected) throws HttpFailure {
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            assertThat(target(call("GET", from), status, location))
                    .as("status %s", status)
                    .isEqualTo(expected);
        }
    }

    @Test
    void httpsNeverGoesOnToHttp() {
        for (String method : List.of("GET", "POST")) {
            assertThat(refusal(call(method, "https://a.example/x"), 307, "http://a.example/x?token=s3cret"))
                    .isEqualTo(method + " https://a.example/x: the server redirects (status 307) to"
                            + " http://a.example/x?token=***, which is less safe than https");
        }
        assertThat(refusal(call("GET", "HTTPS://a.example/x"), 302, "HTTP://a.example/x"))
                .contains("which is less safe than https");
        assertThat(refusal(call("GET", "https://a.example/x"), 302, "ftp://a.example/x"))
                .contains("which is less safe than https");
    }

    @Test
    void otherSchemesAreRefused() {
        for (String target : List.of("file:///etc/passwd", "ftp://a.example/x", "javascript:1")) {
            assertThat(refusal(call("GET", "http://a.example/x"), 302, target))
                    .endsWith(", which is neither http nor https");
        }
    }

    @Test
    void aBodyStaysWithItsServerAndIsNeverLost() throws HttpFailure {
        HttpCall post = call("POST", "http://a.example/x");
        assertThat(refusal(post, 301, "/y"))
                .endsWith("to http://a.example/y, which would lose the body of the request");
        assertThat(refusal(post, 302, "/y")).endsWith("which would lose the body of the request");
        assertThat(refusal(post, 308, "http://b.example/y"))
                .endsWith("to http://b.example/y, and a body is not sent to another server");
        assertThat(refusal(post, 307, "http://a.example:8080/y")).endsWith("and a body is not sent to another server");
        assertThat(target(post, 307, "/y")).isEqualTo(URI.create("http://a.example/y"));
        assertThat(target(post, 308, "https://a.example/y")).isEqualTo(URI.create("https://a.example/y"));
        assertThat(target(post, 303, "http://b.example/y")).isEqualTo(URI.create("http://b.example/y"));
    }

    @Test
    void aTargetThatIsMissingOrNoUrlIsRefused() {
        assertThat(refusal(call("GET", "http://a.example/x"), 302, ""))
                .isEqualTo("GET http://a.example/x: the server redirects (status 302) without a Location");
        assertThat(refusal(call("GET", "http://a.example/x"), 302, "http://a b/{}"))
                .isEqualTo("GET http://a.example/x: the server redirects (status 302) to something that is no URL");
    }
}
