package io.penstock.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.penstock.http.settings.Authentication;
import io.penstock.http.settings.HttpSettings;
import io.penstock.http.settings.Repeat;
import io.penstock.spi.StandaloneContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Repetition, pauses, redirects and credentials against servers on the loopback address. */
class HttpCallerTest {
    private record Answer(int status, Map<String, String> headers) {}

    private final SteeredClock clock = new SteeredClock();
    private final StandaloneContext context = clock.context();
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private HttpServer other;

    @BeforeEach
    void start() throws IOException {
        server = listening();
        other = listening();
    }

    private HttpServer listening() throws IOException {
        HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        made.createContext("/", this::answer);
        made.start();
        return made;
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(0);
        other.stop(0);
        context.close();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String who = exchange.getRequestHeaders().getFirst("Authorization");
        String own = exchange.getRequestHeaders().getFirst("X-Own");
        seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + who + " " + own);
        Answer next = answers.isEmpty() ? new Answer(200, Map.of()) : answers.remove();
        next.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(next.status(), -1);
        exchange.close();
    }

    private void answers(Answer... all) {
        answers.addAll(List.of(all));
    }

    private static Answer status(int status) {
        return new Answer(status, Map.of());
    }

    private static URI url(HttpServer at, String path) {
        return URI.create("http://127.0.0.1:" + at.getAddress().getPort() + path);
    }

    private HttpCaller caller(HttpSettings settings) {
        return new HttpCaller(url(server, "/"), settings, context, clock.pauses());
    }

    @Test
    void goesOnUntilTheServerAnswers() throws Exception {
        answers(status(503), status(429), status(500));
        try (HttpReply reply = caller(HttpSettings.DEFAULT).send(HttpCall.get(url(server, "/x")))) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.attempts()).isEqualTo(4);
        }
        assertThat(clock.pauses).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(clock.pauses.get(i)).isBetween(Duration.ZERO, Duration.ofMillis(500L << i));
        }
    }

    @Test
    void givesTheLastAnswerWhenItsAttemptsAreUsedUp() throws Exception {
        answers(status(503), status(503), status(503), status(503), status(502));
        try (HttpReply reply = caller(HttpSettings.DEFAULT).send(HttpCall.get(url(server, "/x")))) {
            assertThat(reply.status()).isEqualTo(502);
            assertThat(reply.attempts()).isEqualTo(5);
        }
    }

    @Test
    void waitsAsLongAsTheServerAsksInSecondsOrWithADate() throws Exception {
        answers(
                new Answer(429, Map.of("Retry-After", "60")),
                new Answer(503, Map.of("Retry-After", "Sat, 31 Jan 2026 08:03:00 GMT")),
                new Answer(503, Map.of("Retry-After", "86400")));
        caller(HttpSettings.DEFAULT).send(HttpCall.get(url(server, "/x"))).close();
        assertThat(clock.pauses)
                .as("the third is more than max_retry_after allows")
                .containsExactly(Duration.ofSeconds(60), Duration.ofSeconds(120), Duration.ofMinutes(5));
    }

    @Test
    void neverRepeatsWhatTheRequestGotWrong() throws Exception {
        for (int status : new int[] {400, 401, 403, 404, 409, 422}) {
            answers(status(status));
            try (HttpReply reply = caller(HttpSettings.DEFAULT).send(HttpCall.get(url(server, "/x")))) {
                assertThat(reply.status()).isEqualTo(status);
                assertThat(reply.attempts()).isEqualTo(1);
            }
        }
        assertThat(clock.pauses).isEmpty();
    }

    @Test
    void anUnsafeRequestIsSentOnceUnlessNobodyListened() throws Exception {
        HttpCall post =
                new HttpCall("POST", url(server, "/x"), Map.of(), new byte[] {1}, Repeat.UNSAFE, HttpCall.PASSING);
        answers(status(503));
        try (HttpReply reply = caller(HttpSettings.DEFAULT).send(post)) {
            assertThat(reply.status()).isEqualTo(503);
        }
        assertThat(clock.pauses).isEmpty();

        server.stop(0);
        HttpFailure failure = catchThrowableOfType(
                HttpFailure.class, () -> caller(HttpSettings.DEFAULT).send(post));
        assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.UNREACHABLE);
        assertThat(failure.text()).isEqualTo("no connection (refused or no route), 5 times");
        assertThat(clock.pauses).hasSize(4);
    }

    @Test
    void credentialsAndHeadersDoNotFollowARedirectToAnotherPort() throws Exception {
        HttpSettings secret = HttpSettings.DEFAULT
                .authentication(Authentication.bearer("s3cret"))
                .headers(Map.of("X-Own", "mine"));
        answers(
                new Answer(302, Map.of("Location", "/here")),
                new Answer(307, Map.of("Location", url(other, "/there").toString())),
                new Answer(307, Map.of("Location", url(server, "/back").toString())));
        try (HttpReply reply = caller(secret).send(HttpCall.get(url(server, "/x")))) {
            assertThat(reply.url()).isEqualTo(url(server, "/back"));
        }
        assertThat(seen)
                .containsExactly(
                        "GET /x Bearer s3cret mine",
                        "GET /here Bearer s3cret mine",
                        "GET /there null null",
                        "GET /back Bearer s3cret mine");
    }

    @Test
    void redirectsInACircleEnd() {
        for (int i = 0; i < 6; i++) {
            answers(new Answer(302, Map.of("Location", "/x?api_key=s3cret")));
        }
        HttpFailure failure = catchThrowableOfType(
                HttpFailure.class, () -> caller(HttpSettings.DEFAULT).send(HttpCall.get(url(server, "/x"))));
        assertThat(failure.where() + ": " + failure.text())
                .isEqualTo(
                        "GET " + url(server, "/x") + "?api_key=***: there are more than max_redirects (5) redirects");
        assertThat(seen).hasSize(6);
    }

    @Test
    void anApiKeyIsInTheQueryButNotInMessages() throws Exception {
        HttpCaller caller = caller(HttpSettings.DEFAULT.authentication(Authentication.apiKeyInQuery("appid", "a b&c")));
        caller.send(HttpCall.get(url(server, "/x?q=1"))).close();
        assertThat(seen).containsExactly("GET /x?q=1&appid=a%20b%26c null null");
        assertThat(caller.shown(URI.create("http://h/x?q=1&appid=" + "s3cret"))).isEqualTo("http://h/x?q=1&appid=***");
    }

    @Test
    void basicCredentialsAreUtf8() throws Exception {
        caller(HttpSettings.DEFAULT.authentication(Authentication.basic("Ünï", "p:w")))
                .send(HttpCall.get(url(server, "/x")))
                .close();
        String expected = java.util.Base64.getEncoder().encodeToString("Ünï:p:w".getBytes(StandardCharsets.UTF_8));
        assertThat(seen).containsExactly("GET /x Basic " + expected + " null");
    }
}
