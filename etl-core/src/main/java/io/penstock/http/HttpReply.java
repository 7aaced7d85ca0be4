package io.penstock.http;

import io.penstock.spi.StepContext;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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

    /**
     * The same with its body in UTF-8; this one is closed.
     *
     * @param from the encoding it came in; what is not text in it becomes U+FFFD
     * @param most bytes it may have then
     */
    public HttpReply transcoded(Charset from, StepContext context, long most) throws IOException {
        BodyStore store = new BodyStore(context, most);
        boolean done = false;
        try (Reader in = new InputStreamReader(body.open(), from);
                Writer out = new OutputStreamWriter(store, StandardCharsets.UTF_8)) {
            in.transferTo(out);
            done = true;
        } finally {
            body.close();
            if (!done) {
                store.discard();
            }
        }
        return new HttpReply(status, url, headers, store.finish(), attempts);
    }

    HttpReply after(int tried) {
        return new HttpReply(status, url, headers, body, tried);
    }

    @Override
    public void close() {
        body.close();
    }
}
