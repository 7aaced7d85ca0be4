package io.penstock.http;

import io.penstock.http.HttpFailure.Kind;
import io.penstock.http.settings.Authentication;
import io.penstock.http.settings.Authentication.ApiKey;
import io.penstock.http.settings.Authentication.Basic;
import io.penstock.http.settings.Authentication.Bearer;
import io.penstock.http.settings.Authentication.ClientCredentials;
import io.penstock.http.settings.HttpSettings;
import io.penstock.http.settings.Repeat;
import io.penstock.http.settings.Urls;
import io.penstock.spi.StepContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one server, one after the other. Credentials and the headers of the settings go to the server of the URL that
 * this was made for, and to no other host, scheme or port, whatever redirects or links say. Connections are shared by the whole
 * process. One thread.
 */
public final class HttpCaller {
    private static final Map<Duration, HttpClient> CLIENTS = new ConcurrentHashMap<>();

    private final URI home;
    private final HttpSettings settings;
    private final StepContext context;
    private final Pauses pauses;
    private final Exchange exchange;
    private final RateGate gate;
    private final @Nullable TokenSource tokens;
    private final Set<String> secretParameters;

    /** @param home the URL whose server is trusted with credentials */
    public HttpCaller(URI home, HttpSettings settings, StepContext context, Pauses pauses) {
        this.home = home;
        this.settings = settings;
        this.context = context;
        this.pauses = pauses;
        HttpClient client = CLIENTS.computeIfAbsent(
                settings.connectTimeout(),
                timeout -> HttpClient.newBuilder()
                        .connectTimeout(timeout)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build());
        this.exchange = new Exchange(client, settings, context);
        this.gate = new RateGate(settings.rateLimit(), context, pauses);
        Authentication who = settings.authentication();
        this.tokens = who instanceof ClientCredentials credentials
                ? new TokenSource(credentials, context.clock(), this::sendToTokenUrl)
                : null;
        this.secretParameters = who instanceof ApiKey key ? Set.of(key.name()) : Set.of();
    }

    /** A URL for messages. */
    public String shown(URI url) {
        return Urls.masked(url, secretParameters);
    }

    /**
     * Sends a request, again where that is allowed and makes sense.
     *
     * @return a response of any status; close it
     * @throws HttpFailure when there is none, for a reason that did not pass
     * @throws io.penstock.error.RunCancelledException soon after the run was cancelled
     */
    public HttpReply send(HttpCall call) throws HttpFailure, InterruptedException {
        boolean renewed = false;
        for (int attempt = 1; ; attempt++) {
            Duration pause;
            try {
                HttpReply reply = follow(call);
                if (reply.status() == 401 && tokens != null && !renewed) {
                    renewed = true;
                    tokens.forget();
                    reply.close();
                    attempt--;
                    continue;
                }
                boolean again =
                        call.repeat() == Repeat.SAFE && call.repeatStatus().test(reply.status());
                if (!again || attempt > settings.retry().times()) {
                    return reply.after(attempt);
                }
                pause = pause(attempt, RetryAfter.of(reply, context.clock()));
                reply.close();
            } catch (HttpFailure e) {
                boolean again = e.isPassing() && (call.repeat() == Repeat.SAFE || e.kind() == Kind.UNREACHABLE);
                if (!again || attempt > settings.retry().times()) {
                    throw e.after(attempt);
                }
                pause = pause(attempt, Duration.ZERO);
            }
            pauses.pause(pause, context);
        }
    }

    private Duration pause(int attempt, Duration asked) {
        return settings.retry()
                .pause(attempt, asked, ThreadLocalRandom.current().nextDouble());
    }

    /** One attempt, over redirects; they are decided here because the client would send headers along. */
    private HttpReply follow(HttpCall first) throws HttpFailure, InterruptedException {
        HttpCall call = first;
        for (int hops = 0; ; hops++) {
            gate.pass();
            context.checkCancelled();
            String where = call.method() + " " + shown(call.url());
            HttpReply reply = exchange.run(request(call, Urls.isTrusted(home, call.url())), where);
            URI next = Redirects.target(call, reply, this::shown);
            if (next == null) {
                return reply;
            }
            reply.close();
            if (hops == settings.maxRedirects()) {
                throw new HttpFailure(
                        Kind.REDIRECT, where, "there are more than max_redirects (" + hops + ") redirects", null);
            }
            call = reply.status() == 303 ? call.seeOther(next) : call.to(next);
        }
    }

    private HttpReply sendToTokenUrl(HttpCall call) throws HttpFailure, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            context.checkCancelled();
            Duration asked = Duration.ZERO;
            try {
                HttpReply reply = exchange.run(plain(call, call.url()).build(), "POST " + shown(call.url()));
                if (!call.repeatStatus().test(reply.status())
                        || attempt > settings.retry().times()) {
                    return reply.after(attempt);
                }
                asked = RetryAfter.of(reply, context.clock());
                reply.close();
            } catch (HttpFailure e) {
                if (!e.isPassing() || attempt > settings.retry().times()) {
                    throw e.after(attempt);
                }
            }
            pauses.pause(pause(attempt, asked), context);
        }
    }

    private HttpRequest request(HttpCall call, boolean trusted) throws HttpFailure, InterruptedException {
        Authentication who = trusted ? settings.authentication() : Authentication.NONE;
        URI url = who instanceof ApiKey key && key.place() == Authentication.Place.QUERY
                ? Urls.with(call.url(), Map.of(key.name(), key.key()))
                : call.url();
        HttpRequest.Builder builder = plain(call, url);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Accept-Encoding", "gzip");
        if (trusted) {
            headers.putAll(settings.headers());
        }
        headers.putAll(call.headers());
        if (who instanceof Basic basic) {
            byte[] pair = (basic.user() + ":" + basic.password()).getBytes(StandardCharsets.UTF_8);
            headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        } else if (who instanceof Bearer bearer) {
            headers.put("Authorization", "Bearer " + bearer.token());
        } else if (who instanceof ApiKey key && key.place() == Authentication.Place.HEADER) {
            headers.put(key.name(), key.key());
        } else if (who instanceof ClientCredentials && tokens != null) {
            headers.put("Authorization", "Bearer " + tokens.token());
        }
        headers.forEach(builder::setHeader);
        return builder.build();
    }

    private static HttpRequest.Builder plain(HttpCall call, URI url) {
        byte[] body = call.body();
        HttpRequest.Builder builder = HttpRequest.newBuilder(url)
                .version(
                        "https".equalsIgnoreCase(url.getScheme())
                                ? HttpClient.Version.HTTP_2
                                : HttpClient.Version.HTTP_1_1)
                .method(
                        call.method(),
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        builder.setHeader("User-Agent", "penstock");
        call.headers().forEach(builder::setHeader);
        return builder;
    }
}
