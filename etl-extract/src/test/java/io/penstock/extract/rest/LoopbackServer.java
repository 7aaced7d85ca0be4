package io.penstock.extract.rest;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real server on the loopback address that answers by a function and remembers what it was asked. */
final class LoopbackServer implements AutoCloseable {
    /** What was asked: method, path with query, headers by lower-case name, body. */
    record Asked(String method, String path, Map<String, String> headers, String body) {}

    /** What to answer. */
    record Answer(int status, Map<String, String> headers, byte[] body) {
        static Answer json(String text) {
            return new Answer(200, Map.of("Content-Type", "application/json"), text.getBytes(StandardCharsets.UTF_8));
        }

        static Answer status(int status) {
            return new Answer(status, Map.of(), new byte[0]);
        }

        Answer with(String name, String value) {
            Map<String, String> next = new TreeMap<>(headers);
            next.put(name, value);
            return new Answer(status, next, body);
        }
    }

    @FunctionalInterface
    interface Handler {
        Answer answer(Asked asked) throws Exception;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private LoopbackServer(Handler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, handler));
        server.start();
    }

    static LoopbackServer answering(Handler handler) throws IOException {
        return new LoopbackServer(handler);
    }

    private void handle(HttpExchange exchange, Handler handler) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Asked request =
                new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
        asked.add(request);
        Answer answer;
        try {
            answer = handler.answer(request);
        } catch (Exception | AssertionError e) {
            answer = Answer.status(599);
        }
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** The same server by a name that counts as another host. */
    String otherHost(String path) {
        return "http://localhost:" + port() + path;
    }

    List<Asked> asked() {
        return asked;
    }

    List<String> paths() {
        return asked.stream().map(Asked::path).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
