package io.penstock.extract.rest;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.rest.page.RestErrors;
import io.penstock.http.HttpReply;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The encoding of a response: what {@code Content-Type} says, else UTF-16 by its zero bytes, else UTF-8 (RFC 8259 §8.1). */
final class Encoding {
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]+)\"?", Pattern.CASE_INSENSITIVE);

    private Encoding() {}

    /** The response in UTF-8: itself where it is. */
    static HttpReply utf8(HttpReply reply, String where, StepContext context, long most) throws IOException {
        Charset charset = charset(reply, where);
        if (charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII)) {
            return reply;
        }
        return reply.transcoded(charset, context, most);
    }

    private static Charset charset(HttpReply reply, String where) throws IOException {
        Matcher named = CHARSET.matcher(reply.header("Content-Type").orElse(""));
        if (named.find()) {
            try {
                return Charset.forName(named.group(1));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                throw new ExtractException(
                        Problem.of(
                                        RestErrors.CONTENT_TYPE,
                                        "the response names an encoding that this Java does not know")
                                .at(where),
                        e);
            }
        }
        byte[] start = reply.body().start(2);
        if (start.length < 2) {
            return StandardCharsets.UTF_8;
        }
        int first = start[0] & 0xff;
        int second = start[1] & 0xff;
        if (first == 0 || (first == 0xFE && second == 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        return second == 0 || (first == 0xFF && second == 0xFE) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }
}
