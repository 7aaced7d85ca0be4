package io.penstock.http;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * A response; close it to give its body's memory or file back.
 *
 * @param status the status code
 * @param url where it came from in the end, after redirects
 * @param headers of the response
 * @param body unpacked
 * @param attempts how often the request was sent
 */
public record HttpReply(int status, URI url, HttpHeaders headers, HttpBody body, int attempts)
        implements AutoCloseable {
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    HttpReply after(int tried) {
        return new HttpReply(status, url, headers, body, tried);
    }

    @Override
    public void close() {
        body.close();
    }
}
