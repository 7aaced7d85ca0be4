package io.penstock.extract.rest;

import io.penstock.extract.json.JsonExtractor;
import io.penstock.extract.json.decode.Shape;
import io.penstock.extract.json.decode.Values;
import io.penstock.extract.json.policy.DuplicateKeys;
import io.penstock.extract.json.policy.MalformedLines;
import io.penstock.extract.json.policy.MixedTypes;
import io.penstock.extract.json.policy.NewKeys;
import io.penstock.extract.rest.page.Paging;
import io.penstock.extract.rest.page.RepeatedPages;
import io.penstock.extract.text.DateFormats;
import io.penstock.extract.text.Inference;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.http.Pauses;
import io.penstock.http.settings.Authentication;
import io.penstock.http.settings.HttpSettings;
import io.penstock.http.settings.Repeat;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All settings of a {@link RestExtractor}; changed only while a wither makes a copy. */
final class RestSettings implements Serializable, Cloneable {
    private static final long serialVersionUID = 1L;

    final String url;
    HttpSettings http = HttpSettings.DEFAULT;
    Method method = Method.GET;
    Map<String, String> query = Map.of();
    String body = "";
    String bodyType = "application/json";

    @Nullable
    Repeat repeat;

    String recordPath = "";
    ResponseFormat format = ResponseFormat.JSON;
    ContentType contentType = ContentType.CHECK;
    Paging paging = Paging.NONE;
    long maxPages = RestExtractor.MAX_PAGES;
    RepeatedPages repeatedPages = RepeatedPages.FAIL;
    Map<String, StatusAction> onStatus = Map.of();

    String cursorParam = "";
    String cursorEndParam = "";
    String cursorField = "";
    String cursorInitial = "";

    @Nullable
    String rangeFrom;

    @Nullable
    String rangeTo;

    @Nullable
    Extractor parent;

    Map<String, String> parentColumns = Map.of();

    Map<String, Type> types = Map.of();

    @Nullable
    Schema schema;

    Inference inference = Inference.SAMPLE;
    int samplePages = 1;
    MisfitPolicy misfits = MisfitPolicy.REJECT;
    NewKeys newKeys = NewKeys.REJECT;
    MixedTypes mixedTypes = MixedTypes.CONVERT;
    DuplicateKeys duplicateKeys = DuplicateKeys.LAST;
    String separator = ".";
    int flattenLevels = JsonExtractor.FLATTEN_LEVELS;

    @Nullable
    String explode;

    DateFormats dateFormats = DateFormats.ISO;

    /** Where reading begins instead of at the first page; see {@link PagePosition}. */
    @Nullable
    String resumeAfter;

    Pauses pauses = Pauses.REAL;

    RestSettings(String url) {
        this.url = url;
    }

    Shape.Rules rules() {
        return new Shape.Rules(
                separator,
                flattenLevels,
                explode,
                duplicateKeys,
                newKeys,
                mixedTypes,
                JsonExtractor.MAX_DEPTH,
                JsonExtractor.MAX_COLUMNS);
    }

    Values values() {
        return new Values(misfits, MalformedLines.FAIL, dateFormats);
    }

    boolean isIncremental() {
        return !cursorField.isEmpty();
    }

    Description describe(String shown) {
        RestSettings usual = new RestSettings(url);
        Description text = Description.of("rest", shown);
        text = add(text, "method", method, usual.method);
        text = add(text, "headers", List.copyOf(http.headers().keySet()), List.of());
        text = add(text, "query", List.copyOf(query.keySet()), List.of());
        text = add(text, "auth", http.authentication(), Authentication.NONE);
        text = add(text, "connect_timeout", http.connectTimeout(), usual.http.connectTimeout());
        text = add(text, "response_timeout", http.responseTimeout(), usual.http.responseTimeout());
        text = add(text, "read_timeout", http.readTimeout(), usual.http.readTimeout());
        text = add(text, "max_redirects", http.maxRedirects(), usual.http.maxRedirects());
        text = add(text, "max_response_bytes", http.maxResponseBytes(), usual.http.maxResponseBytes());
        text = add(text, "retries", http.retry().times(), usual.http.retry().times());
        text = add(text, "retry_delay", http.retry().first(), usual.http.retry().first());
        text = add(
                text,
                "max_retry_delay",
                http.retry().longest(),
                usual.http.retry().longest());
        text = add(
                text,
                "max_retry_after",
                http.retry().longestAsked(),
                usual.http.retry().longestAsked());
        text = add(text, "rate_limit", http.rateLimit(), null);
        text = add(text, "repeat", repeat, usual.repeat);
        text = add(text, "record_path", recordPath, usual.recordPath);
        text = add(text, "format", format, usual.format);
        text = add(text, "content_type", contentType, usual.contentType);
        text = add(text, "paging", paging, usual.paging);
        text = add(text, "max_pages", maxPages, usual.maxPages);
        text = add(text, "repeated_pages", repeatedPages, usual.repeatedPages);
        text = add(text, "on_status", actions(), "");
        text = add(text, "cursor_param", cursorParam, usual.cursorParam);
        text = add(text, "cursor_end_param", cursorEndParam, usual.cursorEndParam);
        text = add(text, "cursor_field", cursorField, usual.cursorField);
        text = add(text, "cursor_initial", cursorInitial, usual.cursorInitial);
        text = add(text, "parent", parent == null ? null : parent.describe().title(), null);
        text = add(text, "parent_columns", parentColumns, usual.parentColumns);
        text = add(text, "types", types, usual.types);
        text = add(text, "schema", schema, usual.schema);
        text = add(text, "inference", inference, usual.inference);
        text = add(text, "sample_pages", samplePages, usual.samplePages);
        text = add(text, "misfits", misfits, usual.misfits);
        text = add(text, "new_keys", newKeys, usual.newKeys);
        text = add(text, "mixed_types", mixedTypes, usual.mixedTypes);
        text = add(text, "duplicate_keys", duplicateKeys, usual.duplicateKeys);
        text = add(text, "separator", separator, usual.separator);
        text = add(text, "flatten_levels", flattenLevels, usual.flattenLevels);
        text = add(text, "explode", explode, usual.explode);
        return add(text, "date_formats", dateFormats.formats(), usual.dateFormats.formats());
    }

    private String actions() {
        return onStatus.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static Description add(Description text, String name, @Nullable Object value, @Nullable Object usual) {
        if (Objects.equals(value, usual)) {
            return text;
        }
        Object shown =
                value == null ? "none" : value instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT) : value;
        return text.with(name, shown);
    }

    RestSettings fromBeginning() {
        RestSettings next = copy();
        next.resumeAfter = null;
        return next;
    }

    RestSettings copy() {
        try {
            return (RestSettings) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("settings can be cloned", e);
        }
    }
}
