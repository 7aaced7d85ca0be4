package io.penstock.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.http.HttpFailure.Kind;
import io.penstock.http.settings.Authentication.ClientCredentials;
import io.penstock.http.settings.Authentication.ClientProof;
import io.penstock.http.settings.Repeat;
import io.penstock.http.settings.Urls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The access token of OAuth 2.0 client credentials (RFC 6749 §4.4), kept until a tenth of its life, or 30 seconds, is left. A token
 * without {@code expires_in} is kept until it is refused. One thread.
 */
final class TokenSource {
    /** Sends the request for a token; repeats it like any other. */
    @FunctionalInterface
    interface Sender {
        HttpReply send(HttpCall call) throws HttpFailure, InterruptedException;
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final ClientCredentials client;
    private final Clock clock;
    private final Sender sender;
    private @Nullable String token;
    private @Nullable Instant renewAt;

    TokenSource(ClientCredentials client, Clock clock, Sender sender) {
        this.client = client;
        this.clock = clock;
        this.sender = sender;
    }

    String token() throws HttpFailure, InterruptedException {
        String kept = token;
        Instant end = renewAt;
        if (kept == null || (end != null && !clock.instant().isBefore(end))) {
            kept = fetch();
        }
        return kept;
    }

    /** The token was refused; the next one is new. */
    void forget() {
        token = null;
    }

    private String fetch() throws HttpFailure, InterruptedException {
        String where = "POST " + Urls.masked(client.tokenUrl());
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        if (!client.scope().isEmpty()) {
            form.put("scope", client.scope());
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        if (client.proof() == ClientProof.BODY) {
            form.put("client_id", client.clientId());
            form.put("client_secret", client.clientSecret());
        } else {
            String pair = Urls.encoded(client.clientId()) + ":" + Urls.encoded(client.clientSecret());
            headers.put(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        byte[] body = form.entrySet().stream()
                .map(e -> Urls.encoded(e.getKey()) + "=" + Urls.encoded(e.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
        HttpCall call = new HttpCall("POST", client.tokenUrl(), headers, body, Repeat.SAFE, HttpCall.PASSING);
        try (HttpReply reply = sender.send(call);
                InputStream in = reply.body().open()) {
            if (!reply.isSuccess()) {
                throw refused(where, "it answered with status " + reply.status() + reason(in), null);
            }
            return keep(JSON.readTree(in), where);
        } catch (JsonProcessingException e) {
            throw refused(where, "its answer is not JSON", e);
        } catch (HttpFailure e) {
            throw e.kind() == Kind.AUTHENTICATION ? e : refused(where, e.text(), e);
        } catch (IOException e) {
            throw refused(where, "its answer cannot be read", e);
        }
    }

    private String keep(JsonNode answer, String where) throws HttpFailure {
        String given = answer.path("access_token").asText("");
        if (given.isEmpty()) {
            throw refused(where, "its answer has no access_token", null);
        }
        JsonNode life = answer.path("expires_in");
        Instant end = null;
        if (life.isNumber() || life.isTextual()) {
            Duration lasts = Duration.ofSeconds(Math.max(0, Math.min(life.asLong(0), 1L << 40)));
            Duration margin = lasts.dividedBy(10).compareTo(MARGIN) < 0 ? lasts.dividedBy(10) : MARGIN;
            end = clock.instant().plus(lasts).minus(margin);
        }
        token = given;
        renewAt = end;
        return given;
    }

    /** The error code of RFC 6749 §5.2, which is one of few words and no secret. */
    private static String reason(InputStream in) throws IOException {
        try {
            String code = JSON.readTree(in).path("error").asText("");
            return code.matches("[a-z_]{1,40}") ? " (" + code + ")" : "";
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static HttpFailure refused(String where, String why, @Nullable Throwable cause) {
        return new HttpFailure(Kind.AUTHENTICATION, where, "the token URL gave no token: " + why, cause);
    }
}
