package io.penstock.matrix;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.penstock.extract.rest.ResponseFormat;
import io.penstock.extract.rest.RestExtractor;
import io.penstock.load.rest.RestLoader;
import io.penstock.load.rest.send.BodyShape;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Extractor;
import io.penstock.spi.Loader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tables of a real server on the loopback address: each path holds the records that were POSTed to it, and gives all of them back. */
final class RestKind implements Kind, AutoCloseable {
    private final HttpServer server;
    private final Map<String, ByteArrayOutputStream> tables = new ConcurrentHashMap<>();

    RestKind() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        ByteArrayOutputStream table =
                tables.computeIfAbsent(exchange.getRequestURI().getPath(), path -> new ByteArrayOutputStream());
        if (exchange.getRequestMethod().equals("POST")) {
            synchronized (table) {
                table.write(exchange.getRequestBody().readAllBytes());
            }
            exchange.sendResponseHeaders(204, -1);
        } else {
            exchange.getResponseHeaders().add("Content-Type", "application/x-ndjson");
            exchange.sendResponseHeaders(200, table.size() == 0 ? -1 : table.size());
            table.writeTo(exchange.getResponseBody());
        }
        exchange.close();
    }

    /** Everything that was POSTed to a table. */
    byte[] content(String table) {
        ByteArrayOutputStream bytes = tables.get("/" + table);
        return bytes == null ? new byte[0] : bytes.toByteArray();
    }

    String url(String table) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + table;
    }

    @Override
    public String name() {
        return "rest";
    }

    @Override
    public String extractor(String table, Schema schema) {
        return "{\"type\": \"rest\", \"source\": \"%s\", \"config\": {\"format\": \"lines\", \"types\": %s}}"
                .formatted(url(table), FileKind.types(schema));
    }

    @Override
    public String loader(String table, Schema schema) {
        return "{\"type\": \"rest\", \"destination\": \"%s\", \"config\": {\"shape\": \"lines\"}}"
                .formatted(url(table));
    }

    @Override
    public boolean keepsNested() {
        return true;
    }

    @Override
    public Extractor source(String table, Schema schema) {
        return RestExtractor.of(url(table)).format(ResponseFormat.LINES).types(FileKind.typesByName(schema));
    }

    @Override
    public Loader sink(String table, Schema schema) {
        return RestLoader.of(url(table)).shape(BodyShape.LINES);
    }

    @Override
    public @Nullable Object held(Object value, Type type) {
        return value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
