package io.penstock.extract.rest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.penstock.error.ErrorCode;
import io.penstock.error.EtlException;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import io.penstock.extract.rest.page.PageFacts;
import io.penstock.extract.rest.page.PageScan;
import io.penstock.extract.rest.page.RestErrors;
import io.penstock.http.HttpCall;
import io.penstock.http.HttpCaller;
import io.penstock.http.HttpFailure;
import io.penstock.http.HttpReply;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends the request for a page and judges the response. One thread. */
final class PageReader {
    private final RestSettings settings;
    private final StepContext context;
    private final HttpCaller caller;
    private final Requests requests;
    private final JsonPointer recordPath;
    private final @Nullable JsonPointer cursorField;

    PageReader(RestSettings settings, StepContext context) {
        this.settings = settings;
        this.context = context;
        this.caller = new HttpCaller(Template.server(settings), settings.http, context, settings.pauses);
        this.requests = new Requests(settings, context.watermark().orElse(null));
        this.recordPath = JsonPointer.compile(settings.recordPath);
        this.cursorField = settings.isIncremental() ? JsonPointer.compile(settings.cursorField) : null;
    }

    /**
     * A response and what was found in it.
     *
     * @param name URL for people
     */
    record Response(String name, HttpReply reply, PageFacts facts) {}

    /** The page; null where its status means that there is no data. */
    @Nullable
    Response read(Map<String, String> row, String token) throws IOException, InterruptedException {
        HttpCall call = requests.page(row, token);
        String where = call.method() + " " + caller.shown(call.url());
        HttpReply reply = send(call, where);
        boolean kept = false;
        try {
            StatusAction action = requests.action(reply.status());
            if (action == StatusAction.NO_DATA) {
                return null;
            } else if (!reply.isSuccess() || action != null) {
                throw status(reply, where);
            }
            String name = caller.shown(call.url());
            if (reply.status() == 204 || reply.status() == 205) {
                PageFacts none = new PageFacts(
                        0,
                        0,
                        0,
                        "",
                        Map.of(),
                        null,
                        reply.url(),
                        reply.headers().allValues("Link"));
                kept = true;
                return new Response(name, reply, none);
            }
            checkType(reply, where);
            HttpReply text = Encoding.utf8(reply, where, context, settings.http.maxResponseBytes());
            PageFacts facts = scan(text, where);
            kept = true;
            return new Response(name, text, facts);
        } finally {
            if (!kept) {
                reply.close();
            }
        }
    }

    private HttpReply send(HttpCall call, String where) throws InterruptedException {
        try {
            return caller.send(call);
        } catch (HttpFailure e) {
            throw failure(e, where);
        }
    }

    private static EtlException failure(HttpFailure e, String where) {
        ErrorCode code = switch (e.kind()) {
            case UNREACHABLE -> RestErrors.UNREACHABLE;
            case TIMEOUT -> RestErrors.TIMEOUT;
            case BROKEN, UNREADABLE -> RestErrors.BROKEN;
            case TOO_LARGE -> RestErrors.TOO_LARGE;
            case REDIRECT -> RestErrors.REDIRECT;
            case AUTHENTICATION -> RestErrors.AUTHENTICATION;
        };
        String next = switch (e.kind()) {
            case UNREACHABLE -> "Check host, port and network, or try again later.";
            case TIMEOUT -> "Try again later, ask for smaller pages, or raise the limit.";
            case BROKEN -> "Try again later; the records of this page were not taken.";
            case UNREADABLE -> "Check the server, and the space for temporary files.";
            case TOO_LARGE -> "Ask for smaller pages, or raise max_response_bytes.";
            case REDIRECT -> "Set url to the address that is meant.";
            case AUTHENTICATION -> "Check token_url, client_id, client_secret and scope.";
        };
        Problem problem = Problem.of(code, e.text()).at(where).next(next);
        ExtractException failure = new ExtractException(problem, e);
        return e.isPassing() ? failure.passing() : failure;
    }

    private static EtlException status(HttpReply reply, String where) {
        int status = reply.status();
        String next = switch (status) {
            case 401 -> "Check auth: the server does not know who asks.";
            case 403 -> "Check the rights of this user or key.";
            case 404 -> "Check url, or set on_status {\"404\": \"no_data\"} where it means that there is nothing.";
            case 429 -> "Set rate_limit, or raise retries or max_retry_after.";
            default ->
                status >= 500
                        ? "Try again later, or raise retries."
                        : "Check url, query, headers and body against the API's description.";
        };
        String times = reply.attempts() > 1 ? " (" + reply.attempts() + " times)" : "";
        ExtractException failure =
                new ExtractException(Problem.of(RestErrors.STATUS, "the server answered with status " + status + times)
                        .at(where)
                        .next(next));
        return HttpCall.PASSING.test(status) ? failure.passing() : failure;
    }

    private void checkType(HttpReply reply, String where) {
        String type = reply.header("Content-Type").orElse("");
        String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (settings.contentType == ContentType.IGNORE || media.isEmpty() || media.contains("json")) {
            return;
        }
        String shown = media.length() > 80 || !media.matches("[ -~]*") ? "something else" : media;
        throw new ExtractException(
                Problem.of(RestErrors.CONTENT_TYPE, "the response is " + shown + ", JSON was expected")
                        .at(where)
                        .next(
                                media.equals("text/html")
                                        ? "This is often a login or error page: check url and auth."
                                        : "Check url, or set content_type to ignore if it is JSON all the same."));
    }

    private PageFacts scan(HttpReply reply, String where) throws IOException {
        PageScan scan = new PageScan(settings.paging.wanted(), recordPath, cursorField);
        PageFacts facts;
        try {
            facts = settings.format == ResponseFormat.LINES ? scan.readLines(reply) : scan.read(reply);
        } catch (JsonProcessingException e) {
            throw new ExtractException(
                    Problem.of(
                                    RestErrors.BAD_JSON,
                                    "the response is not valid JSON: line "
                                            + e.getLocation().getLineNr() + ", column "
                                            + e.getLocation().getColumnNr())
                            .at(where)
                            .next("Check with the API's owner; the records of this page were not taken."),
                    e);
        }
        if (scan.state() != PageScan.Found.RECORDS) {
            throw nothing(scan, where);
        }
        return facts;
    }

    private EtlException nothing(PageScan scan, String where) {
        boolean scalar = scan.state() == PageScan.Found.SCALAR;
        String path = settings.recordPath.isEmpty() ? "the top of the response" : "record_path " + settings.recordPath;
        String what = scalar
                ? "at " + path + " stands a single value, an array or object was expected"
                : "there is nothing at " + path;
        List<String> names = scan.names();
        String first = settings.recordPath.isEmpty()
                ? ""
                : settings.recordPath.substring(1).split("/", 2)[0];
        Problem problem = Problem.of(RestErrors.NO_RECORDS, what).at(where);
        return new ExtractException(
                names.isEmpty() ? problem : problem.next("At the top: " + Suggestion.among(first, names)));
    }
}
