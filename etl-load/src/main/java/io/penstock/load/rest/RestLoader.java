package io.penstock.load.rest;

import com.fasterxml.jackson.core.JsonPointer;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import io.penstock.http.Pauses;
import io.penstock.http.settings.Authentication;
import io.penstock.http.settings.HttpSettings;
import io.penstock.http.settings.RateLimit;
import io.penstock.http.settings.Repeat;
import io.penstock.http.settings.Retry;
import io.penstock.load.rest.send.BodyShape;
import io.penstock.load.rest.send.Requests;
import io.penstock.load.rest.send.RestErrors;
import io.penstock.load.rest.send.SendPlan;
import io.penstock.load.rest.send.SendTime;
import io.penstock.load.rest.send.Sender;
import io.penstock.load.rest.send.Spool;
import io.penstock.load.rest.send.StatusAction;
import io.penstock.schema.Schema;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.RecoverableLoader;
import io.penstock.spi.RecoverableSink;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows to an HTTP API as JSON. Immutable.
 *
 * <pre>{@code
 * RestLoader.of("https://library.example/api/books").auth(Authentication.bearer(token)).batchSize(200)
 * }</pre>
 *
 * <p>HTTP has no transaction: what was sent stays sent. By default nothing is sent before the commit; requests wait in a file, and a run
 * that is killed while it sends goes on where it stopped when it is recovered, with the same idempotency keys. A request whose response
 * was lost may arrive twice then, so the server should know the keys.
 */
public final class RestLoader implements RecoverableLoader {
    private static final long serialVersionUID = 1L;

    private final SendPlan plan;

    private RestLoader(SendPlan plan) {
        this.plan = plan;
    }

    /** A complete URL with {@code http} or {@code https}; with {@link BodyShape#SINGLE} it may hold {@code {column}} placeholders. */
    public static RestLoader of(String url) {
        URI plain;
        try {
            plain = URI.create(Requests.plain(url));
        } catch (IllegalArgumentException e) {
            throw invalid("url is not a URL (spaces and special characters must be percent-encoded)");
        }
        HttpSettings.requireHttp("url", plain);
        String server = url.replaceFirst("^[^:]*://", "").split("[/?]", 2)[0];
        if (server.contains("{")) {
            throw invalid("url must not have a placeholder in its host, which decides about credentials");
        }
        return new RestLoader(new SendPlan(url));
    }

    /** {@link SendMethod#POST} by default. */
    public RestLoader method(SendMethod how) {
        return new RestLoader(plan.method(how.name()));
    }

    /** {@link BodyShape#ARRAY} by default. */
    public RestLoader shape(BodyShape how) {
        return new RestLoader(plan.shape(how));
    }

    /** The member that holds the rows with {@link BodyShape#WRAPPED}; {@code items} by default. */
    public RestLoader wrapName(String name) {
        return new RestLoader(plan.wrapName(name));
    }

    /** Most rows of one request; 500 by default. */
    public RestLoader batchSize(int rows) {
        if (rows < 1 || rows > 100_000) {
            throw invalid("batch_size must be 1 to 100000, not " + rows);
        }
        return new RestLoader(plan.batchSize(rows));
    }

    /** {@link SendTime#AT_COMMIT} by default. */
    public RestLoader send(SendTime when) {
        return new RestLoader(plan.send(when));
    }

    /** Where requests are kept until the commit; a directory for temporary files of the system by default. */
    public RestLoader spoolDirectory(Path directory) {
        return new RestLoader(plan.spoolDirectory(directory.toString()));
    }

    /** The header that takes a key which is the same whenever the same request is sent again; {@code Idempotency-Key} by default, none
     * when empty. */
    public RestLoader idempotencyHeader(String name) {
        return new RestLoader(plan.idempotencyHeader(name));
    }

    /** Whether a failed request may be sent again; by default PUT may, POST and PATCH may not. */
    public RestLoader repeat(Repeat safety) {
        return new RestLoader(plan.repeat(safety));
    }

    /** What statuses mean, by number ({@code 422}) or class ({@code 4xx}), the number first; none by default. */
    public RestLoader onStatus(Map<String, StatusAction> actions) {
        for (String status : actions.keySet()) {
            if (!status.matches("[1-5](\\d\\d|xx)")) {
                throw invalid("on_status takes a status such as 422 or a class such as 4xx, not '" + status + "'");
            }
        }
        return new RestLoader(plan.onStatus(actions));
    }

    /** JSON Pointer, in a response, to an array with one result a row, as in 207 responses; none by default. */
    public RestLoader resultsPath(String pointer) {
        requirePointer("results_path", pointer);
        return new RestLoader(plan.resultsPath(pointer));
    }

    /** JSON Pointer, in a result, to its status (300 and more is a refusal) or to true or false; {@code /status} by default. */
    public RestLoader resultStatus(String pointer) {
        requirePointer("result_status", pointer);
        return new RestLoader(plan.resultStatus(pointer));
    }

    /** Sent with every request to the URL's own server; none by default. */
    public RestLoader headers(Map<String, String> all) {
        return new RestLoader(plan.http(plan.http().headers(all)));
    }

    /** Who sends; nobody by default. */
    public RestLoader auth(Authentication who) {
        return new RestLoader(plan.http(plan.http().authentication(who)));
    }

    /** Until a connection stands; 10 seconds by default. */
    public RestLoader connectTimeout(Duration limit) {
        return new RestLoader(plan.http(plan.http().connectTimeout(limit)));
    }

    /** From a request to the head of its response; 30 seconds by default. */
    public RestLoader responseTimeout(Duration limit) {
        return new RestLoader(plan.http(plan.http().responseTimeout(limit)));
    }

    /** From a request to the end of its response; 5 minutes by default. */
    public RestLoader readTimeout(Duration limit) {
        return new RestLoader(plan.http(plan.http().readTimeout(limit)));
    }

    /** How often a request is sent again, where {@link #repeat} allows it; 4 by default. */
    public RestLoader retries(int times) {
        Retry now = plan.http().retry();
        return retry(new Retry(times, now.first(), now.longest(), now.longestAsked()));
    }

    /** Bound of the first pause, doubled with each attempt; half a second by default. */
    public RestLoader retryDelay(Duration first) {
        Retry now = plan.http().retry();
        return retry(new Retry(now.times(), first, now.longest(), now.longestAsked()));
    }

    /** Bound of every pause; 30 seconds by default. */
    public RestLoader maxRetryDelay(Duration longest) {
        Retry now = plan.http().retry();
        return retry(new Retry(now.times(), now.first(), longest, now.longestAsked()));
    }

    /** Bound of what {@code Retry-After} may ask for; 5 minutes by default. */
    public RestLoader maxRetryAfter(Duration longest) {
        Retry now = plan.http().retry();
        return retry(new Retry(now.times(), now.first(), now.longest(), longest));
    }

    private RestLoader retry(Retry policy) {
        return new RestLoader(plan.http(plan.http().retry(policy)));
    }

    /** At most so many requests in any stretch of this length; no limit by default. */
    public RestLoader rateLimit(int requests, Duration per) {
        RateLimit limit = new RateLimit(requests, per);
        return new RestLoader(plan.http(plan.http().rateLimit(limit)));
    }

    /** How waits are waited; for tests. */
    RestLoader pauses(Pauses how) {
        return new RestLoader(plan.pauses(how));
    }

    private static void requirePointer(String setting, String pointer) {
        try {
            JsonPointer.compile(pointer);
        } catch (IllegalArgumentException e) {
            throw invalid(setting + " must be a JSON Pointer such as /results, not '" + pointer + "'");
        }
    }

    private static PlanException invalid(String what) {
        return new PlanException(Problem.of(RestErrors.SETTING, what).at("rest"));
    }

    @Override
    public void bind(Schema input, Problems problems) {
        String where = "rest " + Sender.shown(plan);
        for (String name : Requests.names(plan.url())) {
            if (!input.names().contains(name)) {
                problems.add(Problem.of(
                                RestErrors.PLACEHOLDER,
                                "there is no column '" + name + "' for the URL. "
                                        + Suggestion.among(name, input.names()))
                        .at(where));
            }
        }
        if (!Requests.names(plan.url()).isEmpty() && plan.shape() != BodyShape.SINGLE) {
            problems.add(Problem.of(RestErrors.SETTING, "placeholders in url need shape single, a request a row")
                    .at(where));
        }
        boolean rejects = plan.onStatus().containsValue(StatusAction.REJECT)
                || !plan.resultsPath().isEmpty();
        if (rejects && plan.send() == SendTime.AT_COMMIT) {
            problems.add(Problem.of(
                            RestErrors.SETTING,
                            "rows that the server refuses (on_status reject, results_path) cannot be rejected at the"
                                    + " commit, when the reject route is closed")
                    .at(where)
                    .next("Set send to while_writing."));
        }
    }

    @Override
    public RecoverableSink open(Schema schema, StepContext context) {
        return RestSink.open(plan, schema, context);
    }

    @Override
    public void recover(String receipt, StepContext context) throws InterruptedException {
        if (receipt.isEmpty() || !Spool.at(Path.of(receipt)).isThere()) {
            return;
        }
        Spool spool = Spool.at(Path.of(receipt));
        Sender sender = new Sender(plan, context);
        try {
            spool.sendRest(sender::send);
            spool.remove();
        } catch (IOException e) {
            throw RestSink.notKept(e, plan);
        }
    }

    @Override
    public Description describe() {
        SendPlan usual = new SendPlan(plan.url());
        Description text = Description.of("rest", Sender.shown(plan));
        text = add(text, "method", plan.method(), usual.method());
        text = add(text, "shape", plan.shape(), usual.shape());
        text = add(text, "wrap_name", plan.wrapName(), usual.wrapName());
        text = add(text, "batch_size", plan.batchSize(), usual.batchSize());
        text = add(text, "send", plan.send(), usual.send());
        text = add(text, "spool_directory", plan.spoolDirectory(), usual.spoolDirectory());
        text = add(text, "idempotency_header", plan.idempotencyHeader(), usual.idempotencyHeader());
        text = add(text, "repeat", plan.repeat(), null);
        text = add(text, "on_status", plan.onStatus(), usual.onStatus());
        text = add(text, "results_path", plan.resultsPath(), usual.resultsPath());
        text = add(text, "result_status", plan.resultStatus(), usual.resultStatus());
        text = add(text, "headers", List.copyOf(plan.http().headers().keySet()), List.of());
        text = add(text, "auth", plan.http().authentication(), Authentication.NONE);
        text = add(
                text,
                "connect_timeout",
                plan.http().connectTimeout(),
                usual.http().connectTimeout());
        text = add(
                text,
                "response_timeout",
                plan.http().responseTimeout(),
                usual.http().responseTimeout());
        text = add(text, "read_timeout", plan.http().readTimeout(), usual.http().readTimeout());
        text = add(text, "retry", plan.http().retry(), usual.http().retry());
        return add(text, "rate_limit", plan.http().rateLimit(), null);
    }

    private static Description add(Description text, String name, @Nullable Object value, @Nullable Object usual) {
        if (value == null || value.equals(usual)) {
            return text;
        }
        return text.with(name, value instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT) : value);
    }
}
