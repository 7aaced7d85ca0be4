package io.penstock.load.rest.send;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.error.EtlException;
import io.penstock.error.LoadException;
import io.penstock.error.Problem;
import io.penstock.http.HttpCall;
import io.penstock.http.HttpCaller;
import io.penstock.http.HttpFailure;
import io.penstock.http.HttpReply;
import io.penstock.http.settings.Urls;
import io.penstock.spi.Failure;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Sends requests and says which rows were refused. One thread. */
public final class Sender {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SendPlan plan;
    private final HttpCaller caller;
    private final Map<String, Failure> failures = new HashMap<>();

    public Sender(SendPlan plan, StepContext context) {
        this.plan = plan;
        this.caller = new HttpCaller(URI.create(Requests.plain(plan.url())), plan.http(), context, plan.pauses());
    }

    /**
     * Sends a request.
     *
     * @param runId makes its idempotency key, with its number
     * @return why rows were refused, by their number within the request; empty when all were taken
     * @throws LoadException when it failed as a whole
     */
    public Map<Integer, Failure> send(String runId, Outgoing request) throws IOException, InterruptedException {
        URI url = URI.create(request.url());
        String where = plan.method() + " " + caller.shown(url);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", plan.shape() == BodyShape.LINES ? "application/x-ndjson" : "application/json");
        if (!plan.idempotencyHeader().isEmpty()) {
            String seed = runId + "\n" + plan.method() + " " + plan.url() + "\n" + request.number();
            headers.put(
                    plan.idempotencyHeader(),
                    UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8))
                            .toString());
        }
        HttpCall call = new HttpCall(plan.method(), url, headers, request.body(), plan.safety(), plan::isPassing);
        try (HttpReply reply = caller.send(call)) {
            StatusAction action = plan.action(reply.status());
            if (action == StatusAction.REJECT) {
                return all(
                        request,
                        failure("rest(" + reply.status() + ")", "the server refused it with status " + reply.status()));
            } else if (action != StatusAction.ACCEPT) {
                throw refused(reply, where);
            }
            return plan.resultsPath().isEmpty() ? Map.of() : results(reply, request, where);
        } catch (HttpFailure e) {
            throw notSent(e, where);
        }
    }

    private static Map<Integer, Failure> all(Outgoing request, Failure failure) {
        Map<Integer, Failure> refused = new TreeMap<>();
        for (int i = 0; i < request.rows(); i++) {
            refused.put(i, failure);
        }
        return refused;
    }

    private Map<Integer, Failure> results(HttpReply reply, Outgoing request, String where) throws IOException {
        try (InputStream in = reply.body().open()) {
            JsonNode items = JSON.readTree(in).at(JsonPointer.compile(plan.resultsPath()));
            if (!items.isArray() || items.size() != request.rows()) {
                throw new LoadException(Problem.of(
                                RestErrors.RESULTS,
                                "results_path " + plan.resultsPath() + " leads to "
                                        + (items.isArray() ? items.size() + " results" : "no array") + ", "
                                        + request.rows() + " rows were sent")
                        .at(where)
                        .next("Check results_path; the rows of this request were sent."));
            }
            JsonPointer path = JsonPointer.compile(plan.resultStatus());
            Map<Integer, Failure> refused = new TreeMap<>();
            for (int i = 0; i < request.rows(); i++) {
                JsonNode status = items.get(i).at(path);
                if (status.isInt() && status.intValue() >= 300) {
                    refused.put(
                            i,
                            failure(
                                    "rest(" + status.intValue() + ")",
                                    "the server refused it with status " + status.intValue()));
                } else if (status.isBoolean() && !status.booleanValue()) {
                    refused.put(i, failure("rest(result)", "the server refused it"));
                } else if (!status.isInt() && !status.isBoolean()) {
                    throw new LoadException(Problem.of(
                                    RestErrors.RESULTS,
                                    "result_status " + plan.resultStatus() + " of result " + (i + 1)
                                            + " is neither a status nor true or false")
                            .at(where)
                            .next("Check result_status; the rows of this request were sent."));
                }
            }
            return refused;
        } catch (JsonProcessingException e) {
            throw new LoadException(
                    Problem.of(RestErrors.RESULTS, "the response is not valid JSON")
                            .at(where)
                            .next("Check results_path; the rows of this request were sent."),
                    e);
        }
    }

    private Failure failure(String rule, String message) {
        return failures.computeIfAbsent(rule, key -> Failure.of(rule, message));
    }

    private EtlException refused(HttpReply reply, String where) {
        int status = reply.status();
        String next = switch (status) {
            case 401, 403 -> "Check auth and the rights of this user or key.";
            case 429 -> "Set rate_limit, and repeat to safe where requests may be sent twice.";
            default ->
                status >= 500
                        ? "Try again later; set repeat to safe where requests may be sent twice."
                        : "Check url and the columns, or set on_status to reject the rows.";
        };
        String times = reply.attempts() > 1 ? " (" + reply.attempts() + " times)" : "";
        LoadException failure =
                new LoadException(Problem.of(RestErrors.STATUS, "the server answered with status " + status + times)
                        .at(where)
                        .next(next));
        return status == 429 || status >= 500 ? failure.passing() : failure;
    }

    private static EtlException notSent(HttpFailure e, String where) {
        boolean token = e.kind() == HttpFailure.Kind.AUTHENTICATION;
        boolean arrived = e.kind() != HttpFailure.Kind.UNREACHABLE && !token;
        Problem problem = Problem.of(token ? RestErrors.AUTHENTICATION : RestErrors.NOT_SENT, e.text())
                .at(where)
                .next(
                        token
                                ? "Check token_url, client_id, client_secret and scope."
                                : arrived
                                        ? "The server may have taken the request; look there before it is sent again."
                                        : "Check host, port and network, or try again later.");
        LoadException failure = new LoadException(problem, e);
        return e.isPassing() ? failure.passing() : failure;
    }

    /** A URL for messages. */
    public static String shown(SendPlan plan) {
        String marked = plan.url().replace("{", "%7B").replace("}", "%7D");
        return Urls.masked(URI.create(marked)).replace("%7B", "{").replace("%7D", "}");
    }
}
