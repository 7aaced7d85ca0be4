package io.penstock.http;

import io.penstock.http.HttpFailure.Kind;
import io.penstock.http.settings.HttpSettings;
import io.penstock.spi.StepContext;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One request and its response, without repetition or redirect. The JDK's own time limit ends with the head of a response; here
 * the calling thread watches the whole of it, and the run's cancellation, 50 times a second.
 */
final class Exchange {
    private static final long LOOK_MILLIS = 20;

    private final HttpClient client;
    private final HttpSettings settings;
    private final StepContext context;

    Exchange(HttpClient client, HttpSettings settings, StepContext context) {
        this.client = client;
        this.settings = settings;
        this.context = context;
    }

    /**
     * Sends a request and takes all of its response.
     *
     * @param where method and URL for messages
     */
    HttpReply run(HttpRequest request, String where) throws HttpFailure, InterruptedException {
        BodyStore store = new BodyStore(context, settings.maxResponseBytes());
        AtomicBoolean head = new AtomicBoolean();
        CompletableFuture<HttpResponse<HttpBody>> future = client.sendAsync(request, info -> {
            head.set(true);
            return new BodyReceiver(store);
        });
        boolean done = false;
        try {
            HttpResponse<HttpBody> response = await(future, head, where);
            HttpBody body = unpacked(response, where);
            done = true;
            return new HttpReply(response.statusCode(), request.uri(), response.headers(), body, 1);
        } finally {
            if (!done) {
                future.cancel(true);
                discard(store, where);
            }
        }
    }

    private HttpResponse<HttpBody> await(
            CompletableFuture<HttpResponse<HttpBody>> future, AtomicBoolean head, String where)
            throws HttpFailure, InterruptedException {
        long start = System.nanoTime();
        while (true) {
            try {
                return future.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                context.checkCancelled();
                Duration taken = Duration.ofNanos(System.nanoTime() - start);
                if (taken.compareTo(settings.readTimeout()) > 0) {
                    throw new HttpFailure(
                            Kind.TIMEOUT,
                            where,
                            "the response was not complete within read_timeout (" + settings.readTimeout() + ")",
                            e);
                } else if (!head.get() && taken.compareTo(settings.responseTimeout()) > 0) {
                    throw new HttpFailure(
                            Kind.TIMEOUT,
                            where,
                            "no response came within response_timeout (" + settings.responseTimeout() + ")",
                            e);
                }
            } catch (ExecutionException e) {
                throw failure(e.getCause() == null ? e : e.getCause(), head.get(), where);
            }
        }
    }

    private HttpFailure failure(Throwable cause, boolean head, String where) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof BodyStore.TooLarge) {
                return tooLarge(where, cause);
            } else if (each instanceof BodyStore.NotKept) {
                return new HttpFailure(
                        Kind.UNREADABLE, where, "the response cannot be kept (" + each.getMessage() + ")", cause);
            } else if (each instanceof HttpConnectTimeoutException) {
                return new HttpFailure(
                        Kind.UNREACHABLE,
                        where,
                        "no connection within connect_timeout (" + settings.connectTimeout() + ")",
                        cause);
            } else if (each instanceof UnresolvedAddressException) {
                return new HttpFailure(Kind.UNREACHABLE, where, "the host's name is not known", cause);
            } else if (each instanceof java.net.ConnectException) {
                return new HttpFailure(Kind.UNREACHABLE, where, "no connection (refused or no route)", cause);
            } else if (each instanceof javax.net.ssl.SSLException) {
                return new HttpFailure(Kind.UNREACHABLE, where, "no TLS connection (" + each.getMessage() + ")", cause);
            }
        }
        return new HttpFailure(
                Kind.BROKEN,
                where,
                head ? "the response broke off before its end" : "the connection broke before there was a response",
                cause);
    }

    private HttpFailure tooLarge(String where, Throwable cause) {
        return new HttpFailure(
                Kind.TOO_LARGE,
                where,
                String.format(
                        Locale.ROOT,
                        "the response is larger than max_response_bytes (%,d)",
                        settings.maxResponseBytes()),
                cause);
    }

    private HttpBody unpacked(HttpResponse<HttpBody> response, String where) throws HttpFailure {
        HttpBody packed = response.body();
        String encoding = response.headers()
                .firstValue("Content-Encoding")
                .orElse("")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (encoding.isEmpty() || encoding.equals("identity") || packed.size() == 0) {
            return packed;
        } else if (!encoding.equals("gzip") && !encoding.equals("x-gzip")) {
            packed.close();
            throw new HttpFailure(
                    Kind.UNREADABLE, where, "the response is packed as '" + encoding + "', gzip was asked for", null);
        }
        BodyStore store = new BodyStore(context, settings.maxResponseBytes());
        try (packed;
                InputStream in = new GZIPInputStream(packed.open(), 1 << 16)) {
            in.transferTo(store);
            return store.finish();
        } catch (IOException e) {
            discard(store, where);
            if (e instanceof BodyStore.TooLarge) {
                throw tooLarge(where, e);
            } else if (e instanceof EOFException) {
                throw new HttpFailure(Kind.BROKEN, where, "the gzip body broke off before its end", e);
            } else if (e instanceof ZipException) {
                throw new HttpFailure(Kind.UNREADABLE, where, "the body is no valid gzip (" + e.getMessage() + ")", e);
            }
            throw new HttpFailure(Kind.UNREADABLE, where, "the body cannot be kept (" + e.getMessage() + ")", e);
        }
    }

    private static void discard(BodyStore store, String where) throws HttpFailure {
        try {
            store.discard();
        } catch (IOException e) {
            throw new HttpFailure(Kind.UNREADABLE, where, "a temporary file cannot be removed: " + e.getMessage(), e);
        }
    }
}
