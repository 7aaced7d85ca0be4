package io.penstock.extract.rest;

import static io.penstock.spi.component.ValueType.COLUMN_TYPE;
import static io.penstock.spi.component.ValueType.DURATION;
import static io.penstock.spi.component.ValueType.INTEGER;
import static io.penstock.spi.component.ValueType.LONG;
import static io.penstock.spi.component.ValueType.TEXT;
import static io.penstock.spi.component.ValueType.TEXTS;
import static io.penstock.spi.component.ValueType.choice;
import static io.penstock.spi.component.ValueType.mapOf;

import io.penstock.extract.json.JsonExtractor;
import io.penstock.extract.json.policy.DuplicateKeys;
import io.penstock.extract.json.policy.MixedTypes;
import io.penstock.extract.json.policy.NewKeys;
import io.penstock.extract.rest.page.PagingSetting;
import io.penstock.extract.rest.page.RepeatedPages;
import io.penstock.extract.text.Inference;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.http.settings.HttpOptions;
import io.penstock.http.settings.Repeat;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Extractor;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.SettingValue;
import io.penstock.spi.component.ValueType;
import java.util.List;
import java.util.Map;

/** The source {@code rest} for JSON. */
public final class RestComponent {
    private static final ValueType<Extractor> PARENT = new ValueType<>(
            "a source with type and settings", Map.of("$ref", "#/$defs/extractor"), List.of(), RestComponent::parent);

    private RestComponent() {}

    public static Component<RestExtractor> component() {
        return columns(paging(http(
                Component.of(Role.EXTRACTOR, "rest", RestExtractor.class, s -> RestExtractor.of(s.get("url", TEXT)))
                        .aliases("RESTExtractor", "APIExtractor", "RestExtractor", "api")
                        .summary("Records of an HTTP API that answers in JSON")
                        .required("url", TEXT, "where to ask, such as https://library.example/api/books")
                        .target("url"))));
    }

    private static Component<RestExtractor> http(Component<RestExtractor> c) {
        Component<RestExtractor> rest = pick(c, "method", Method.class, "get", "how to ask", RestExtractor::method)
                .option("headers", mapOf(TEXT), null, "sent with every request", RestExtractor::headers)
                .option("query", mapOf(TEXT), null, "parameters of the query", RestExtractor::query)
                .option("body", TEXT, "", "body of a POST", RestExtractor::body)
                .option("body_type", TEXT, "application/json", "media type of the body", RestExtractor::bodyType)
                .option("auth", HttpOptions.AUTHENTICATION, null, "who asks", RestExtractor::auth)
                .option("connect_timeout", DURATION, "10s", "until a connection stands", RestExtractor::connectTimeout)
                .option(
                        "response_timeout",
                        DURATION,
                        "30s",
                        "until the head of a response",
                        RestExtractor::responseTimeout)
                .option("read_timeout", DURATION, "5m", "until the end of a response", RestExtractor::readTimeout)
                .option("max_redirects", INTEGER, "5", "redirects one request follows", RestExtractor::maxRedirects)
                .option(
                        "max_response_bytes",
                        LONG,
                        String.valueOf(256L << 20),
                        "most bytes of one response",
                        RestExtractor::maxResponseBytes)
                .option("retries", INTEGER, "4", "how often a request is sent again", RestExtractor::retries)
                .option("retry_delay", DURATION, "500ms", "bound of the first pause", RestExtractor::retryDelay)
                .option("max_retry_delay", DURATION, "30s", "bound of every pause", RestExtractor::maxRetryDelay)
                .option(
                        "max_retry_after",
                        DURATION,
                        "5m",
                        "bound of what the server may ask for",
                        RestExtractor::maxRetryAfter)
                .option(
                        "rate_limit",
                        HttpOptions.RATE_LIMIT,
                        null,
                        "most requests in a time",
                        (e, v) -> e.rateLimit(v.requests(), v.per()))
                .option(
                        "on_status",
                        mapOf(choice(StatusAction.class)),
                        null,
                        "what statuses mean, by number or class such as 5xx",
                        RestExtractor::onStatus);
        return pick(
                rest,
                "repeat",
                Repeat.class,
                null,
                "whether a failed request may be sent again",
                RestExtractor::repeat);
    }

    private static Component<RestExtractor> paging(Component<RestExtractor> c) {
        Component<RestExtractor> rest = c.option(
                        "record_path", TEXT, "", "JSON Pointer to the records", RestExtractor::recordPath)
                .option("paging", PagingSetting.TYPE, null, "how further pages are asked for", RestExtractor::paging)
                .option(
                        "max_pages",
                        LONG,
                        String.valueOf(RestExtractor.MAX_PAGES),
                        "most pages; more are an error",
                        RestExtractor::maxPages)
                .option(
                        "cursor_field",
                        TEXT,
                        "",
                        "JSON Pointer in a record to what tells how far was read",
                        RestExtractor::cursorField)
                .option(
                        "cursor_param",
                        TEXT,
                        "",
                        "query parameter that takes its last value",
                        RestExtractor::cursorParam)
                .option(
                        "cursor_end_param",
                        TEXT,
                        "",
                        "query parameter that takes the end of a range",
                        RestExtractor::cursorEndParam)
                .option("cursor_initial", TEXT, "", "what the first run asks for", RestExtractor::cursorInitial)
                .option("parent", PARENT, null, "a source for each row of which to ask", RestExtractor::parent)
                .option(
                        "parent_columns",
                        mapOf(TEXT),
                        null,
                        "names in the records of columns of the parent",
                        RestExtractor::parentColumns);
        rest = pick(
                rest,
                "repeated_pages",
                RepeatedPages.class,
                "fail",
                "a page with the records of the one before",
                RestExtractor::repeatedPages);
        rest = pick(rest, "format", ResponseFormat.class, "json", "how a response is written", RestExtractor::format);
        return pick(
                rest,
                "content_type",
                ContentType.class,
                "check",
                "whether a response must say that it is JSON",
                RestExtractor::contentType);
    }

    private static Component<RestExtractor> columns(Component<RestExtractor> c) {
        Component<RestExtractor> rest = c.option(
                        "types", mapOf(COLUMN_TYPE), null, "types of columns by name", RestExtractor::types)
                .option(
                        "schema",
                        mapOf(COLUMN_TYPE),
                        null,
                        "columns to read with their types",
                        (e, v) -> e.schema(schema(v)))
                .option("sample_pages", INTEGER, "1", "pages that types are inferred from", RestExtractor::samplePages)
                .option("separator", TEXT, ".", "between the names of nested keys", RestExtractor::separator)
                .option(
                        "flatten_levels",
                        INTEGER,
                        String.valueOf(JsonExtractor.FLATTEN_LEVELS),
                        "levels of objects that become columns",
                        RestExtractor::flattenLevels)
                .option("explode", TEXT, null, "column whose arrays become rows", RestExtractor::explode)
                .option(
                        "date_formats",
                        TEXTS,
                        "yyyy-MM-dd",
                        "how dates are written, tried in order",
                        (e, v) -> e.dateFormats(v.toArray(String[]::new)));
        rest = pick(rest, "inference", Inference.class, "sample", "how columns get a type", RestExtractor::inference);
        rest = pick(rest, "misfits", MisfitPolicy.class, "reject", "values that do not fit", RestExtractor::misfits);
        rest = pick(rest, "new_keys", NewKeys.class, "reject", "keys the sample did not have", RestExtractor::newKeys);
        rest = pick(
                rest,
                "mixed_types",
                MixedTypes.class,
                "convert",
                "values of another JSON kind",
                RestExtractor::mixedTypes);
        return pick(
                rest,
                "duplicate_keys",
                DuplicateKeys.class,
                "last",
                "keys that stand twice in an object",
                RestExtractor::duplicateKeys);
    }

    private static <E extends Enum<E>> Component<RestExtractor> pick(
            Component<RestExtractor> rest,
            String name,
            Class<E> type,
            @org.jspecify.annotations.Nullable String usual,
            String doc,
            java.util.function.BiFunction<RestExtractor, E, RestExtractor> wither) {
        return rest.option(name, choice(type), usual, doc, wither);
    }

    private static Extractor parent(SettingValue value) {
        return value.component(Role.EXTRACTOR, Extractor.class)
                .orElseThrow(() -> new IllegalArgumentException("the source has mistakes of its own"));
    }

    private static Schema schema(Map<String, Type> types) {
        return Schema.of(types.entrySet().stream()
                .map(e -> Field.of(e.getKey(), e.getValue()))
                .toList());
    }
}
