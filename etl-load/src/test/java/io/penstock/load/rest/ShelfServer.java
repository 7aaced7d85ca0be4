package io.penstock.load.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A real server on the loopback address that keeps what it accepts. */
final class ShelfServer implements AutoCloseable {
    /** What was sent: method, path, headers by lower-case name, body. */
    record Sent(String method, String path, Map<String, String> headers, String body) {}

    /** Status and body of a response. */
    record Answer(int status, String body) {}

    private final HttpServer server;
    private final List<Sent> accepted = new CopyOnWriteArrayList<>();
    private final List<Sent> all = new CopyOnWriteArrayList<>();
    private volatile Function<Sent, Answer> rule = sent -> new Answer(200, "");

    ShelfServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        Sent sent = new Sent(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        all.add(sent);
        Answer answer = rule.apply(sent);
        if (answer.status() < 300) {
            accepted.add(sent);
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    void answer(Function<Sent, Answer> how) {
        rule = how;
    }

    List<Sent> accepted() {
        return accepted;
    }

    List<Sent> all() {
        return all;
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
