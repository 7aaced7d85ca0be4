package io.penstock.extract.rest;

import static io.penstock.extract.rest.RestPagingTest.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.penstock.error.ExtractException;
import io.penstock.error.RunCancelledException;
import io.penstock.extract.rest.LoopbackServer.Answer;
import io.penstock.extract.rest.page.Paging;
import io.penstock.http.settings.Authentication;
import io.penstock.http.settings.Repeat;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Extractor;
import io.penstock.testkit.TestClock;
import io.penstock.testkit.TestContext;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class RestHttpTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private final TestClock clock = TestClock.at("2026-11-23T10:00:00Z");
    private final Waits waits = Waits.on(clock);

    @Test
    void waitsAsLongAsTheServerAsks() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (LoopbackServer server = LoopbackServer.answering(request -> switch (asked.incrementAndGet()) {
            case 1 -> Answer.status(429).with("Retry-After", "40");
            case 2 -> Answer.status(503).with("Retry-After", "Mon, 23 Nov 2026 10:01:40 GMT");
            case 3 -> Answer.status(429).with("Retry-After", "86400");
            default -> Answer.json("[{\"id\":7}]");
        })) {
            assertThat(readAt(source(server))).isEqualTo(List.of(7L));
            assertThat(waits.waited())
                    .containsExactly(Duration.ofSeconds(40), Duration.ofSeconds(60), Duration.ofMinutes(5));
        }
    }

    @Test
    void triesAgainAfterAServerErrorWithGrowingRandomPauses() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (LoopbackServer server = LoopbackServer.answering(
                request -> asked.incrementAndGet() < 4 ? Answer.status(500) : Answer.json("[{\"id\":7}]"))) {
            assertThat(readAt(source(server))).isEqualTo(List.of(7L));
            assertThat(waits.waited()).hasSize(3);
            assertThat(waits.waited().get(0)).isLessThanOrEqualTo(Duration.ofMillis(500));
            assertThat(waits.waited().get(2)).isLessThanOrEqualTo(Duration.ofMillis(2000));
        }
    }

    @Test
    void givesUpAfterTheRetriesAndNeverRepeatsWhatIsTheClientsFault() throws Exception {
        try (LoopbackServer server =
                LoopbackServer.answering(request -> Answer.status(request.path().startsWith("/gone") ? 410 : 502))) {
            assertThatThrownBy(() -> readAt(source(server).retries(2)))
                    .isInstanceOf(ExtractException.class)
                    .hasMessage("[PEN-2608] GET " + server.url("/") + ": the server answered with status 502 (3 times)."
                            + " Try again later, or raise retries.")
                    .satisfies(
                            e -> assertThat(((ExtractException) e).isPassing()).isTrue());
            assertThat(server.asked()).hasSize(3);
            assertThatThrownBy(() -> readAt(RestExtractor.of(server.url("/gone?api_key=geheim&q=1"))))
                    .hasMessage("[PEN-2608] GET " + server.url("/gone?api_key=***&q=1")
                            + ": the server answered with status 410. Check url, query, headers and body against the"
                            + " API's description.");
            assertThat(server.asked()).hasSize(4);
        }
    }

    @Test
    void repeatsAPostOnlyWhenToldThatItIsSafe() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (LoopbackServer server = LoopbackServer.answering(
                request -> asked.incrementAndGet() % 2 == 1 ? Answer.status(503) : Answer.json("[{\"id\":7}]"))) {
            RestExtractor post = source(server).method(Method.POST).body("{}");
            assertThatThrownBy(() -> readAt(post)).hasMessageContaining("status 503.");
            assertThat(server.asked()).hasSize(1);
            asked.set(0);
            assertThat(readAt(post.repeat(Repeat.SAFE))).isEqualTo(List.of(7L));
        }
    }

    @Test
    void takesA404ForNoDataWhenToldSo() throws Exception {
        try (LoopbackServer server = LoopbackServer.answering(request -> Answer.status(404))) {
            assertThat(readAt(source(server).onStatus(404, StatusAction.NO_DATA)))
                    .isEmpty();
            assertThatThrownBy(() -> readAt(source(server)))
                    .hasMessageContaining("set on_status {\"404\": \"no_data\"} where it means that there is nothing");
        }
    }

    @Test
    void endsWhenTheServerSaysNothingOrDripsForEver() throws Exception {
        try (RawServer silent = RawServer.writing((n, out) -> Thread.sleep(2_000));
                RawServer dripping = RawServer.writing((n, out) -> {
                    out.write(RawServer.ascii("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n["));
                    for (int i = 0; i < 200; i++) {
                        out.write(' ');
                        out.flush();
                        Thread.sleep(20);
                    }
                })) {
            assertThatThrownBy(() ->
                            readAt(RestExtractor.of(silent.url()).retries(0).responseTimeout(SHORT)))
                    .hasMessageContaining(
                            "[PEN-2603] GET " + silent.url() + ": no response came within response_timeout (PT0.3S)");
            assertThatThrownBy(() -> readAt(RestExtractor.of(dripping.url())
                            .retries(0)
                            .responseTimeout(SHORT)
                            .readTimeout(SHORT)))
                    .hasMessageContaining("the response was not complete within read_timeout (PT0.3S)");
        }
    }

    @Test
    void noticesResponsesThatBreakOff() throws Exception {
        try (RawServer fixed = RawServer.writing((n, out) ->
                        out.write(RawServer.ascii("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[{\"id\":1}]")));
                RawServer chunked = RawServer.writing((n, out) -> out.write(RawServer.ascii(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\n[{\"id\":1}]\r\n")))) {
            for (RawServer server : List.of(fixed, chunked)) {
                assertThatThrownBy(() -> readAt(
                                RestExtractor.of(server.url()).pauses(waits).retries(1)))
                        .isInstanceOf(ExtractException.class)
                        .hasMessage("[PEN-2604] GET " + server.url()
                                + ": the response broke off before its end, 2 times. Try again later; the records of"
                                + " this page were not taken.");
                assertThat(server.connections()).isEqualTo(2);
            }
        }
    }

    @Test
    void refusesWhatIsNotJson() throws Exception {
        try (LoopbackServer server = LoopbackServer.answering(request -> switch (request.path()) {
            case "/html" -> new Answer(200, Map.of("Content-Type", "text/html; charset=utf-8"), new byte[] {'<'});
            case "/bad" -> Answer.json("{\"items\":[{\"id\":1},\n{\"id\":}]}");
            case "/two" -> Answer.json("[] []");
            case "/text" ->
                new Answer(200, Map.of("Content-Type", "text/plain"), "[{\"id\":7}]".getBytes(StandardCharsets.UTF_8));
            default -> Answer.json("{\"data\":{\"item\":[]},\"meta\":1}");
        })) {
            assertThatThrownBy(() -> read(RestExtractor.of(server.url("/html"))))
                    .hasMessage("[PEN-2609] GET " + server.url("/html") + ": the response is text/html, JSON was"
                            + " expected. This is often a login or error page: check url and auth.");
            assertThatThrownBy(() -> read(RestExtractor.of(server.url("/bad")).recordPath("/items")))
                    .hasMessageContaining("[PEN-2610]")
                    .hasMessageContaining("the response is not valid JSON: line 2, column 7");
            assertThatThrownBy(() -> read(RestExtractor.of(server.url("/two")))).hasMessageContaining("[PEN-2610]");
            assertThat(read(RestExtractor.of(server.url("/text")).contentType(ContentType.IGNORE)))
                    .isEqualTo(List.of(7L));
            assertThatThrownBy(() -> read(RestExtractor.of(server.url("/")).recordPath("/date/item")))
                    .hasMessage("[PEN-2611] GET " + server.url("/") + ": there is nothing at record_path /date/item. At"
                            + " the top: Did you mean 'data'? Valid names: data, meta.");
            assertThatThrownBy(() -> read(RestExtractor.of(server.url("/")).recordPath("/meta")))
                    .hasMessageContaining("at record_path /meta stands a single value");
        }
    }

    @Test
    void readsOtherEncodingsAndGzipAndEmptyResponses() throws Exception {
        String text = "[{\"t\":\"Żółć\"}]";
        try (LoopbackServer server = LoopbackServer.answering(request -> switch (request.path()) {
            case "/latin2" ->
                new Answer(
                        200,
                        Map.of("Content-Type", "application/json; charset=ISO-8859-2"),
                        text.getBytes(java.nio.charset.Charset.forName("ISO-8859-2")));
            case "/utf16" -> new Answer(200, Map.of(), text.getBytes(StandardCharsets.UTF_16LE));
            case "/bom" -> Answer.json("\ufeff" + text);
            case "/none" -> Answer.status(204);
            default -> new Answer(200, Map.of("Content-Encoding", "gzip"), gzip(text.getBytes(StandardCharsets.UTF_8)));
        })) {
            for (String path : List.of("/latin2", "/utf16", "/bom", "/gzip")) {
                assertThat(read(RestExtractor.of(server.url(path)))).as(path).isEqualTo(List.of("Żółć"));
            }
            assertThat(read(RestExtractor.of(server.url("/none")))).isEmpty();
        }
    }

    @Test
    void limitsTheSizeOfAResponseAlsoUnpacked() throws Exception {
        byte[] bomb = gzip(("[" + " ".repeat(1_000_000) + "]").getBytes(StandardCharsets.UTF_8));
        try (LoopbackServer server =
                LoopbackServer.answering(request -> request.path().equals("/bomb")
                        ? new Answer(200, Map.of("Content-Encoding", "gzip"), bomb)
                        : Answer.json("[" + " ".repeat(100_000) + "]"))) {
            for (String path : List.of("/bomb", "/")) {
                assertThatThrownBy(() -> read(RestExtractor.of(server.url(path)).maxResponseBytes(50_000)))
                        .hasMessageContaining("[PEN-2605]")
                        .hasMessageContaining("the response is larger than max_response_bytes (50,000)");
            }
        }
    }

    @Test
    void provesWhoAsksInEveryWay() throws Exception {
        try (LoopbackServer server = LoopbackServer.answering(request -> Answer.json("[{\"id\":7}]"))) {
            RestExtractor source = source(server);
            read(source.auth(Authentication.basic("ann", "pä:ss")));
            read(source.auth(Authentication.bearer("t0ken")));
            read(source.auth(Authentication.apiKeyInHeader("X-Key", "k1")));
            read(source.auth(Authentication.apiKeyInQuery("k", "a b")));
            assertThat(server.asked().get(0).headers()).containsEntry("Authorization", "Basic YW5uOnDDpDpzcw==");
            assertThat(server.asked().get(1).headers()).containsEntry("Authorization", "Bearer t0ken");
            assertThat(server.asked().get(2).headers()).containsEntry("X-Key", "k1");
            assertThat(server.asked().get(3).path()).isEqualTo("/?k=a%20b");
        }
    }

    @Test
    void renewsAnAccessTokenBeforeItExpiresAndOnceWhenItIsRefused() throws Exception {
        AtomicInteger tokens = new AtomicInteger();
        try (LoopbackServer server = LoopbackServer.answering(request -> {
            if (request.path().equals("/token")) {
                assertThat(request.body()).isEqualTo("grant_type=client_credentials&scope=books.read");
                return Answer.json("{\"access_token\":\"t" + tokens.incrementAndGet() + "\",\"expires_in\":100}");
            }
            String token = request.headers().get("Authorization");
            if (token.equals("Bearer t2")) {
                return Answer.status(401);
            }
            clock.advance(Duration.ofSeconds(60));
            return Answer.json("[{\"t\":\"" + token + request.path() + "\"}]");
        })) {
            RestExtractor source = source(server)
                    .auth(Authentication.clientCredentials(URI.create(server.url("/token")), "id", "secret")
                            .scope("books.read"))
                    .paging(Paging.pageNumber("p"))
                    .maxPages(4);
            Throwable end = catchThrowable(() -> readAt(source));
            assertThat(end).hasMessageContaining("max_pages");
            assertThat(server.asked().stream()
                            .filter(each -> !each.path().equals("/token"))
                            .map(each -> each.path() + " " + each.headers().get("Authorization")))
                    .containsExactly(
                            "/?p=1 Bearer t1",
                            "/?p=2 Bearer t1",
                            "/?p=3 Bearer t2",
                            "/?p=3 Bearer t3",
                            "/?p=4 Bearer t3");
        }
        try (LoopbackServer server =
                LoopbackServer.answering(request -> request.path().equals("/token")
                        ? new Answer(401, Map.of(), "{\"error\":\"invalid_client\"}".getBytes(StandardCharsets.UTF_8))
                        : Answer.status(500))) {
            assertThatThrownBy(() -> read(RestExtractor.of(server.url("/"))
                            .auth(Authentication.clientCredentials(URI.create(server.url("/token")), "id", "geheim"))))
                    .hasMessage("[PEN-2607] GET " + server.url("/") + ": the token URL gave no token: it answered with"
                            + " status 401 (invalid_client). Check token_url, client_id, client_secret and scope.");
        }
    }

    @Test
    void sendsNoCredentialsToAnotherHost() throws Exception {
        try (LoopbackServer server = LoopbackServer.answering(request -> Answer.json("[{\"id\":7}]"));
                LoopbackServer first = LoopbackServer.answering(request -> switch (request.path()) {
                    case "/same" -> Answer.status(302).with("Location", "/same/2");
                    case "/loop" -> Answer.status(307).with("Location", "/loop");
                    case "/file" -> Answer.status(302).with("Location", "file:///etc/passwd");
                    case "/same/2" -> Answer.json("[{\"id\":8}]");
                    default -> Answer.status(302).with("Location", server.otherHost("/other"));
                })) {
            for (Authentication who : List.of(
                    Authentication.basic("u", "p"),
                    Authentication.bearer("t"),
                    Authentication.apiKeyInHeader("X-Key", "k"),
                    Authentication.apiKeyInQuery("key", "k"))) {
                RestExtractor source =
                        RestExtractor.of(first.url("/")).auth(who).header("X-Tenant", "t1");
                assertThat(read(source)).isEqualTo(List.of(7L));
            }
            assertThat(server.asked()).hasSize(4).allSatisfy(request -> {
                assertThat(request.headers()).doesNotContainKeys("Authorization", "X-Key", "X-Tenant");
                assertThat(request.path()).isEqualTo("/other");
            });
            assertThat(read(RestExtractor.of(first.url("/same")).auth(Authentication.bearer("t"))))
                    .isEqualTo(List.of(8L));
            assertThat(first.asked().get(first.asked().size() - 1).headers())
                    .containsEntry("Authorization", "Bearer t");
            assertThatThrownBy(() -> read(RestExtractor.of(first.url("/loop"))))
                    .hasMessageContaining("[PEN-2606]")
                    .hasMessageContaining("more than max_redirects (5) redirects");
            assertThatThrownBy(() -> read(RestExtractor.of(first.url("/file"))))
                    .hasMessageContaining("which is neither http nor https");
        }
    }

    @Test
    void keepsTheRateLimit() throws Exception {
        try (LoopbackServer server = LoopbackServer.answering(request -> Answer.json(
                request.path().endsWith("p=8")
                        ? "[]"
                        : "[{\"id\":" + request.path().charAt(4) + "}]"))) {
            RestExtractor source = source(server).paging(Paging.pageNumber("p")).rateLimit(3, Duration.ofSeconds(10));
            assertThat(readAt(source)).hasSize(7);
            assertThat(waits.waited()).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(10));
        }
    }

    @Test
    void endsAWaitAtOnceWhenTheRunIsCancelled() throws Exception {
        try (LoopbackServer server =
                        LoopbackServer.answering(request -> Answer.status(429).with("Retry-After", "100"));
                TestContext context = TestContext.create().cancelAfter(12)) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> RestExtractor.of(server.url("/")).open(context))
                    .isInstanceOf(RunCancelledException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
        try (RawServer silent = RawServer.writing((n, out) -> Thread.sleep(5_000));
                TestContext context = TestContext.create().cancelAfter(12)) {
            assertThatThrownBy(() -> RestExtractor.of(silent.url()).open(context))
                    .isInstanceOf(RunCancelledException.class);
        }
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        String url;
        try (RawServer server = RawServer.writing((n, out) -> {})) {
            url = server.url();
        }
        assertThatThrownBy(() -> read(RestExtractor.of(url).pauses(waits).retries(1)))
                .hasMessage("[PEN-2602] GET " + url + ": no connection (refused or no route), 2 times. Check host, port"
                        + " and network, or try again later.");
    }

    @Test
    void followsACursorFromRunToRun() throws Exception {
        try (LoopbackServer server = LoopbackServer.answering(request -> Answer.json(
                "[{\"id\":1,\"at\":\"2026-01-02T00:00:00+02:00\"},{\"id\":2,\"at\":\"2026-01-01T23:00:00Z\"}]"))) {
            RestExtractor source =
                    source(server).cursorField("/at").cursorParam("since").cursorEndParam("until");
            assertThat(watermark(source.cursorInitial("2020"), null)).isEqualTo("2026-01-01T23:00:00Z");
            assertThat(watermark(source, "2027-01-01T00:00:00Z")).isEqualTo("2027-01-01T00:00:00Z");
            assertThat(watermark(source.between("a", "b").orElseThrow(), "2027"))
                    .isEqualTo("none");
            assertThat(server.paths())
                    .containsExactly("/?since=2020", "/?since=2027-01-01T00%3A00%3A00Z", "/?since=a&until=b");
            assertThat(source.stateKey()).contains("rest:" + server.url("/") + "/at");
        }
    }

    private static String watermark(Extractor source, String before) throws Exception {
        try (TestContext context = before == null
                        ? TestContext.create()
                        : TestContext.create().watermark(before);
                BatchSource open = source.open(context)) {
            RestPagingTest.drain(open);
            return open.watermark().orElse("none");
        }
    }

    private RestExtractor source(LoopbackServer server) {
        return RestExtractor.of(server.url("/")).pauses(waits);
    }

    private List<Object> readAt(RestExtractor source) throws Exception {
        try (TestContext context = TestContext.create().clock(clock);
                BatchSource open = source.open(context)) {
            return RestPagingTest.drain(open).rows().stream()
                    .<Object>map(row -> row.get(0))
                    .toList();
        }
    }

    private static byte[] gzip(byte[] bytes) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
