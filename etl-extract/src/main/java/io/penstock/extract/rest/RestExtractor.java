package io.penstock.extract.rest;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.extract.json.policy.DuplicateKeys;
import io.penstock.extract.json.policy.MixedTypes;
import io.penstock.extract.json.policy.NewKeys;
import io.penstock.extract.rest.page.Paging;
import io.penstock.extract.rest.page.RepeatedPages;
import io.penstock.extract.rest.page.RestErrors;
import io.penstock.extract.text.DateFormats;
import io.penstock.extract.text.Inference;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.http.Pauses;
import io.penstock.http.settings.Authentication;
import io.penstock.http.settings.RateLimit;
import io.penstock.http.settings.Repeat;
import io.penstock.http.settings.Retry;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.Position;
import io.penstock.spi.StepContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records of an HTTP API that answers in JSON. Immutable.
 *
 * <pre>{@code
 * RestExtractor.of("https://library.example/api/books")
 *     .auth(Authentication.bearer(token))
 *     .recordPath("/items")
 *     .paging(Paging.cursor("after", "/meta/next"))
 * }</pre>
 *
 * <p>Objects in records become columns {@code a.b}, arrays stay JSON text; a record that cannot become a row is rejected with its
 * reason. Pages are fetched one after the other; one page is in memory at a time, large ones in a file of the run.
 *
 * <p>Child requests: with {@link #parent} one request (with its pages) is made for each row of another source; {@code {column}} in
 * the URL, the query and the body stands for the row's value.
 */
public final class RestExtractor implements Extractor {
    private static final long serialVersionUID = 1L;

    /** Default of {@link #maxPages}. */
    public static final long MAX_PAGES = 100_000;

    private final RestSettings settings;
    private transient volatile @Nullable Resolved resolved;

    /** The columns found for one run, so that its plan and its reading agree, and the page they were found by. */
    record Resolved(String runId, Layout layout) {}

    private RestExtractor(RestSettings settings) {
        this.settings = settings;
    }

    /**
     * An API's URL, complete with {@code http} or {@code https}; it may hold {@code {column}} placeholders where there is a {@link
     * #parent}.
     */
    public static RestExtractor of(String url) {
        Template.requireUrl(url);
        return new RestExtractor(new RestSettings(url));
    }

    /** {@link Method#GET} by default. */
    public RestExtractor method(Method how) {
        return with(s -> s.method = how);
    }

    /** Sent with every request to the URL's own server; none by default. */
    public RestExtractor headers(Map<String, String> all) {
        return with(s -> s.http = s.http.headers(all));
    }

    /** One header more. */
    public RestExtractor header(String name, String value) {
        Map<String, String> next = new LinkedHashMap<>(settings.http.headers());
        next.put(name, value);
        return headers(next);
    }

    /** Parameters of the URL's query; values may hold placeholders; none by default. */
    public RestExtractor query(Map<String, String> parameters) {
        return with(s -> s.query = new LinkedHashMap<>(parameters));
    }

    /**
     * The body of a POST; none by default. {@code {column}}, {@code {cursor}} and {@code {cursor_end}} are replaced by JSON-escaped
     * values; all other braces stay.
     */
    public RestExtractor body(String text) {
        return with(s -> s.body = text);
    }

    /** The {@code Content-Type} of the body; {@code application/json} by default. */
    public RestExtractor bodyType(String mediaType) {
        return with(s -> s.bodyType = mediaType);
    }

    /** Whether a failed request may be sent again; by default GET may, POST may not. */
    public RestExtractor repeat(Repeat safety) {
        return with(s -> s.repeat = safety);
    }

    /** Who asks; nobody by default. */
    public RestExtractor auth(Authentication who) {
        return with(s -> s.http = s.http.authentication(who));
    }

    /** Until a connection stands; 10 seconds by default. */
    public RestExtractor connectTimeout(Duration limit) {
        return with(s -> s.http = s.http.connectTimeout(limit));
    }

    /** From a request to the head of its response; 30 seconds by default. */
    public RestExtractor responseTimeout(Duration limit) {
        return with(s -> s.http = s.http.responseTimeout(limit));
    }

    /** From a request to the end of its response, however slowly it drips; 5 minutes by default. */
    public RestExtractor readTimeout(Duration limit) {
        return with(s -> s.http = s.http.readTimeout(limit));
    }

    /** Redirects that one request follows; 5 by default. Credentials and headers stay with the URL's own server. */
    public RestExtractor maxRedirects(int most) {
        return with(s -> s.http = s.http.maxRedirects(most));
    }

    /** Of one response after decompression; 256 MiB by default. */
    public RestExtractor maxResponseBytes(long most) {
        return with(s -> s.http = s.http.maxResponseBytes(most));
    }

    /** How often a request is sent again after 429, 5xx or a broken connection; 4 by default. */
    public RestExtractor retries(int times) {
        return with(s -> {
            Retry now = s.http.retry();
            s.http = s.http.retry(new Retry(times, now.first(), now.longest(), now.longestAsked()));
        });
    }

    /** Bound of the first pause, doubled with each attempt; half a second by default. */
    public RestExtractor retryDelay(Duration first) {
        return with(s -> {
            Retry now = s.http.retry();
            s.http = s.http.retry(new Retry(now.times(), first, now.longest(), now.longestAsked()));
        });
    }

    /** Bound of every pause; 30 seconds by default. */
    public RestExtractor maxRetryDelay(Duration longest) {
        return with(s -> {
            Retry now = s.http.retry();
            s.http = s.http.retry(new Retry(now.times(), now.first(), longest, now.longestAsked()));
        });
    }

    /** Bound of what {@code Retry-After} may ask for; 5 minutes by default. */
    public RestExtractor maxRetryAfter(Duration longest) {
        return with(s -> {
            Retry now = s.http.retry();
            s.http = s.http.retry(new Retry(now.times(), now.first(), now.longest(), longest));
        });
    }

    /** At most so many requests in any stretch of this length; no limit by default. */
    public RestExtractor rateLimit(int requests, Duration per) {
        RateLimit limit = new RateLimit(requests, per);
        return with(s -> s.http = s.http.rateLimit(limit));
    }

    /** JSON Pointer (RFC 6901) to the array of records or the only record of a response; the whole response by default. */
    public RestExtractor recordPath(String pointer) {
        Paging.pointer("record_path", pointer);
        return with(s -> s.recordPath = pointer);
    }

    /** {@link ResponseFormat#JSON} by default. */
    public RestExtractor format(ResponseFormat how) {
        return with(s -> s.format = how);
    }

    /** {@link ContentType#CHECK} by default. */
    public RestExtractor contentType(ContentType policy) {
        return with(s -> s.contentType = policy);
    }

    /** How further pages are asked for; {@link Paging#NONE} by default. */
    public RestExtractor paging(Paging how) {
        return with(s -> s.paging = how);
    }

    /** Most pages of one source (of one parent row where there is a parent); more are an error; {@value #MAX_PAGES} by default. */
    public RestExtractor maxPages(long most) {
        if (most < 1) {
            throw invalid("max_pages must be 1 or more, not " + most);
        }
        return with(s -> s.maxPages = most);
    }

    /** {@link RepeatedPages#FAIL} by default. */
    public RestExtractor repeatedPages(RepeatedPages policy) {
        return with(s -> s.repeatedPages = policy);
    }

    /** What statuses mean, by number ({@code 404}) or class ({@code 5xx}), the number first; none by default. */
    public RestExtractor onStatus(Map<String, StatusAction> actions) {
        for (String status : actions.keySet()) {
            if (!status.matches("[1-5](\\d\\d|xx)")) {
                throw invalid("on_status takes a status such as 404 or a class such as 5xx, not '" + status + "'");
            }
        }
        return with(s -> s.onStatus = new LinkedHashMap<>(actions));
    }

    /** What one status means. */
    public RestExtractor onStatus(int status, StatusAction action) {
        Map<String, StatusAction> next = new LinkedHashMap<>(settings.onStatus);
        next.put(String.valueOf(status), action);
        return onStatus(next);
    }

    /**
     * JSON Pointer, in each record, to the value that tells how far the source was read: the next run asks for what is later. Numbers,
     * ISO dates and times compare as such. None by default.
     */
    public RestExtractor cursorField(String pointer) {
        Paging.pointer("cursor_field", pointer);
        if (pointer.isEmpty()) {
            throw invalid("cursor_field must not be empty");
        }
        return with(s -> s.cursorField = pointer);
    }

    /** The query parameter that takes the last value of {@link #cursorField}; without it {@code {cursor}} in URL, query or body. */
    public RestExtractor cursorParam(String name) {
        return with(s -> s.cursorParam = name);
    }

    /** The query parameter that takes the end, excluded, when a range is loaded again; none by default. */
    public RestExtractor cursorEndParam(String name) {
        return with(s -> s.cursorEndParam = name);
    }

    /** What the first run asks for in the place of a value; by default it asks for everything. */
    public RestExtractor cursorInitial(String value) {
        return with(s -> s.cursorInitial = value);
    }

    /** Another source, for each row of which this one is asked once. */
    public RestExtractor parent(Extractor rows) {
        return with(s -> s.parent = rows);
    }

    /** Columns of the parent that become columns of the records, by the names they get; none by default. */
    public RestExtractor parentColumns(Map<String, String> namesByColumn) {
        return with(s -> s.parentColumns = new LinkedHashMap<>(namesByColumn));
    }

    /** Declares the type of one column. */
    public RestExtractor type(String column, Type type) {
        Map<String, Type> next = new LinkedHashMap<>(settings.types);
        next.put(column, type);
        return types(next);
    }

    /** Declares the types of these columns; the others are inferred. */
    public RestExtractor types(Map<String, Type> byColumn) {
        return with(s -> s.types = new LinkedHashMap<>(byColumn));
    }

    @Override
    public RestExtractor declaring(Map<String, Type> typesByColumn) {
        if (settings.schema != null) {
            return this;
        }
        Map<String, Type> next = new LinkedHashMap<>(typesByColumn);
        next.putAll(settings.types);
        return types(next);
    }

    /**
     * Declares the columns to read with their types, so that nothing is fetched to find them and they are there also when there is
     * no record. Stands in the place of {@link #types} and {@link #inference}.
     */
    public RestExtractor schema(Schema columns) {
        return with(s -> s.schema = columns);
    }

    /** How columns without a declared type get one; {@link Inference#SAMPLE}, from the first pages, by default. */
    public RestExtractor inference(Inference how) {
        return with(s -> s.inference = how);
    }

    /** Pages that {@link Inference#SAMPLE} looks at; 1 by default. */
    public RestExtractor samplePages(int pages) {
        if (pages < 1) {
            throw invalid("sample_pages must be 1 or more, not " + pages);
        }
        return with(s -> s.samplePages = pages);
    }

    /** Values that do not fit their column's type; {@link MisfitPolicy#REJECT} by default. */
    public RestExtractor misfits(MisfitPolicy policy) {
        return with(s -> s.misfits = policy);
    }

    /** Keys that the sample did not have; {@link NewKeys#REJECT} by default. */
    public RestExtractor newKeys(NewKeys policy) {
        return with(s -> s.newKeys = policy);
    }

    /** Values of another JSON kind than their column's; {@link MixedTypes#CONVERT} by default. */
    public RestExtractor mixedTypes(MixedTypes policy) {
        return with(s -> s.mixedTypes = policy);
    }

    /** Keys that stand twice in one object; {@link DuplicateKeys#LAST} by default. */
    public RestExtractor duplicateKeys(DuplicateKeys policy) {
        return with(s -> s.duplicateKeys = policy);
    }

    /** Between the names of nested keys; a point by default. */
    public RestExtractor separator(String text) {
        return with(s -> s.separator = text);
    }

    /** Levels of objects in objects that become columns; deeper ones stay JSON text; as in the source json by default. */
    public RestExtractor flattenLevels(int levels) {
        if (levels < 0) {
            throw invalid("flatten_levels must be 0 or more, not " + levels);
        }
        return with(s -> s.flattenLevels = levels);
    }

    /** The column whose arrays become rows; none by default. */
    public RestExtractor explode(String column) {
        return with(s -> s.explode = column);
    }

    /** How dates are written, tried in order; {@code yyyy-MM-dd} by default. */
    public RestExtractor dateFormats(String... formats) {
        try {
            DateFormats parsed = new DateFormats(List.of(formats));
            return with(s -> s.dateFormats = parsed);
        } catch (IllegalArgumentException e) {
            throw new PlanException(
                    Problem.of(RestErrors.SETTING, "date_formats " + List.of(formats) + ": " + e.getMessage())
                            .at("rest"),
                    e);
        }
    }

    /** How waits are waited; for tests. */
    RestExtractor pauses(Pauses how) {
        return with(s -> s.pauses = how);
    }

    private RestExtractor with(Consumer<RestSettings> change) {
        RestSettings next = settings.copy();
        change.accept(next);
        return new RestExtractor(next);
    }

    static PlanException invalid(String what) {
        return new PlanException(Problem.of(RestErrors.SETTING, what).at("rest"));
    }

    @Override
    public Description describe() {
        return settings.describe(Template.shown(settings));
    }

    @Override
    public Schema schema(StepContext context) throws Exception {
        return layout(context).output();
    }

    @Override
    public Schema originalSchema(StepContext context) throws Exception {
        return Layout.ORIGINAL;
    }

    @Override
    public BatchSource open(StepContext context) throws Exception {
        Layout layout = layout(context);
        return new RestSource(settings, layout, context);
    }

    private Layout layout(StepContext context) throws Exception {
        Resolved known = resolved;
        if (known == null || !known.runId().equals(context.runId())) {
            Consistency.check(settings);
            known = new Resolved(context.runId(), Layout.resolve(settings, context));
            resolved = known;
        }
        return known.layout();
    }

    /** With a parent its rows are read again up to the one where the earlier run ended; if they are others, that is an error. */
    @Override
    public Optional<Extractor> resumeAfter(Position position) {
        return Optional.of(with(s -> s.resumeAfter = position.token()));
    }

    @Override
    public Optional<String> stateKey() {
        return settings.isIncremental() && settings.rangeFrom == null
                ? Optional.of("rest:" + Template.shown(settings) + settings.cursorField)
                : Optional.empty();
    }

    @Override
    public Optional<Extractor> between(String from, String to) {
        return settings.isIncremental() && (!settings.cursorEndParam.isEmpty() || Template.namesCursorEnd(settings))
                ? Optional.of(with(s -> {
                    s.rangeFrom = from;
                    s.rangeTo = to;
                }))
                : Optional.empty();
    }
}
