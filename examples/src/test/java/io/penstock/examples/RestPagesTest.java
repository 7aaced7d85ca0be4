package io.penstock.examples;

import static io.penstock.testkit.PenstockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.penstock.Pipeline;
import io.penstock.config.PipelineConfig;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.extract.rest.RestExtractor;
import io.penstock.extract.rest.page.Paging;
import io.penstock.http.settings.Authentication;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.rest.RestLoader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipelines on the pages of REST, in Java and in JSON, against a server on the loopback address that wants a token. */
class RestPagesTest {
    private static final String TOKEN = "open-sesame";

    private final List<String> requests = new CopyOnWriteArrayList<>();

    @TempDir
    Path data;

    private HttpServer server;
    private String api;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/books", this::answer);
        server.start();
        api = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(exchange.getRequestMethod() + " " + (query == null ? "" : query) + body);
        byte[] page = (query == null
                        ? "{\"items\": [{\"id\": 1, \"title\": \"Winter Night\"}], \"meta\": {\"next\": \"p2\"}}"
                        : "{\"items\": [{\"id\": 2, \"title\": \"Ünï\"}], \"meta\": {\"next\": null}}")
                .getBytes(StandardCharsets.UTF_8);
        boolean known = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        exchange.sendResponseHeaders(known ? 200 : 401, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    private Pipeline configured(String config, String name) {
        return PipelineConfig.load(
                        FormatPagesTest.file(config), Map.of("DATA", data.toString(), "API", api, "API_TOKEN", TOKEN))
                .pipeline(name);
    }

    @Test
    void pagesAreReadWithACursor() throws Exception {
        String token = TOKEN;
        // snippet-begin: source
        Pipeline books = Pipeline.named("books")
                .extract(RestExtractor.of(api + "/books")
                        .auth(Authentication.bearer(token))
                        .recordPath("/items")
                        .paging(Paging.cursor("after", "/meta/next")))
                .load(CsvLoader.of(data.resolve("books.csv")))
                .build();
        // snippet-end
        assertThat(books.run()).succeeded().read(2).wrote(2);
        String java = Files.readString(data.resolve("books.csv"));
        assertThat(java).isEqualTo("id,title\n1,Winter Night\n2,Ünï\n");
        assertThat(requests).containsExactly("GET ", "GET after=p2");

        assertThat(configured("rest.json", "books").run()).succeeded().read(2).wrote(2);
        assertThat(Files.readString(data.resolve("books.csv"))).isEqualTo(java);
    }

    @Test
    void rowsAreSentInArrays() throws Exception {
        Files.writeString(data.resolve("books.csv"), "id,title\n1,Winter Night\n2,Ünï\n");
        String token = TOKEN;
        // snippet-begin: sink
        Pipeline send = Pipeline.named("send")
                .extract(CsvExtractor.of(data.resolve("books.csv")))
                .load(RestLoader.of(api + "/books")
                        .auth(Authentication.bearer(token))
                        .batchSize(200))
                .build();
        // snippet-end
        assertThat(send.run()).succeeded().read(2).wrote(2);
        assertThat(configured("rest_send.json", "send").run())
                .succeeded()
                .read(2)
                .wrote(2);
        assertThat(requests)
                .hasSize(2)
                .containsOnly("POST [{\"id\":1,\"title\":\"Winter Night\"},{\"id\":2,\"title\":\"Ünï\"}]");
    }
}
