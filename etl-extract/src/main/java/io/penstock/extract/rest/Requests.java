package io.penstock.extract.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.rest.page.ParamPlace;
import io.penstock.extract.rest.page.RestErrors;
import io.penstock.http.HttpCall;
import io.penstock.http.settings.Repeat;
import io.penstock.http.settings.Urls;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the request for a page. Immutable. */
final class Requests {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RestSettings settings;
    private final Map<String, String> cursor = new HashMap<>();

    /** @param watermark how far the last run got; null at the first */
    Requests(RestSettings settings, @Nullable String watermark) {
        this.settings = settings;
        String from = settings.rangeFrom != null
                ? settings.rangeFrom
                : watermark != null ? watermark : settings.cursorInitial;
        if (!from.isEmpty()) {
            cursor.put(Template.CURSOR, from);
        }
        if (settings.rangeTo != null) {
            cursor.put(Template.CURSOR_END, settings.rangeTo);
        }
    }

    /**
     * The request for a page.
     *
     * @param row the parent's values by column; empty without a parent
     * @param token names the page
     */
    HttpCall page(Map<String, String> row, String token) {
        Map<String, String> values = new HashMap<>(row);
        values.putAll(cursor);
        Map<String, Object> parameters = settings.paging.parameters(token);
        boolean inQuery = settings.paging.place() == ParamPlace.QUERY;
        Optional<URI> linked = settings.paging.url(token);
        URI url = linked.isPresent() ? linked.get() : url(values, inQuery ? parameters : Map.of());
        Map<String, String> headers = new LinkedHashMap<>();
        if (settings.http.headers().keySet().stream().noneMatch("Accept"::equalsIgnoreCase)) {
            headers.put("Accept", settings.format == ResponseFormat.JSON ? "application/json" : "application/x-ndjson");
        }
        byte[] body = null;
        if (settings.method == Method.POST) {
            headers.put("Content-Type", settings.bodyType);
            body = body(values, inQuery ? Map.of() : parameters);
        }
        Repeat repeat =
                settings.repeat != null ? settings.repeat : settings.method == Method.GET ? Repeat.SAFE : Repeat.UNSAFE;
        return new HttpCall(settings.method.name(), url, headers, body, repeat, this::isPassing);
    }

    private URI url(Map<String, String> values, Map<String, Object> page) {
        Map<String, String> query = new LinkedHashMap<>();
        settings.query.forEach((name, value) ->
                query.put(name, complete(Template.fill(value, values, text -> text), values, value)));
        addCursor(query, settings.cursorParam, Template.CURSOR);
        addCursor(query, settings.cursorEndParam, Template.CURSOR_END);
        page.forEach((name, value) -> query.put(name, String.valueOf(value)));
        String filled = complete(Template.fill(settings.url, values, Urls::encoded), values, settings.url);
        URI url = URI.create(filled);
        return query.isEmpty() ? url : Urls.with(url, query);
    }

    private void addCursor(Map<String, String> query, String param, String name) {
        String value = cursor.get(name);
        if (!param.isEmpty() && value != null) {
            query.put(param, value);
        }
    }

    private String complete(String filled, Map<String, String> values, String template) {
        for (String name : Template.names(template)) {
            if (!values.containsKey(name)) {
                boolean first = name.equals(Template.CURSOR) || name.equals(Template.CURSOR_END);
                throw new ExtractException(Problem.of(RestErrors.PLACEHOLDER, "{" + name + "} has no value")
                        .at("rest " + Template.shown(settings))
                        .next(
                                first
                                        ? "Set cursor_initial, or use cursor_param, which is left out at the first run."
                                        : "Filter rows without this value out of the parent."));
            }
        }
        return filled;
    }

    private byte[] body(Map<String, String> values, Map<String, Object> page) {
        String text = Template.fill(
                settings.body,
                values,
                value -> String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value)));
        if (page.isEmpty()) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            JsonNode tree = text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
            if (!(tree instanceof ObjectNode object)) {
                throw RestExtractor.invalid("paging with place body needs a body that is a JSON object");
            }
            page.forEach((name, value) -> object.set(name, JSON.valueToTree(value)));
            return JSON.writeValueAsBytes(object);
        } catch (JsonProcessingException e) {
            throw RestExtractor.invalid("the body is not valid JSON, which paging with place body needs (line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ")");
        }
    }

    private boolean isPassing(int status) {
        StatusAction action = action(status);
        return action == StatusAction.RETRY || (action == null && HttpCall.PASSING.test(status));
    }

    /** What was set for a status; null when nothing was. */
    @Nullable
    StatusAction action(int status) {
        StatusAction exact = settings.onStatus.get(String.valueOf(status));
        return exact != null ? exact : settings.onStatus.get(status / 100 + "xx");
    }
}
