package io.penstock.expr.scalar;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.penstock.expr.kernel.TextBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a JSON document: {@code $}, then {@code .name}, {@code ."any name"} and {@code [n]}, n from 0. Of a key that stands twice the first counts. A text that is no JSON has no places.
 */
public final class JsonPath {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final List<Object> steps;

    private JsonPath(List<Object> steps) {
        this.steps = steps;
    }

    /** @throws IllegalArgumentException saying what is wrong with the text */
    public static JsonPath of(String text) {
        if (!text.startsWith("$")) {
            throw new IllegalArgumentException("a JSON path begins with $, such as $.member.name or $.tags[0]");
        }
        List<Object> steps = new ArrayList<>();
        int at = 1;
        while (at < text.length()) {
            int end;
            if (text.charAt(at) == '[') {
                end = text.indexOf(']', at);
                String digits = end < 0 ? "" : text.substring(at + 1, end);
                if (!digits.matches("[0-9]{1,9}")) {
                    throw new IllegalArgumentException("the JSON path needs a number between [ and ]");
                }
                steps.add(Integer.parseInt(digits));
                end++;
            } else if (text.startsWith(".\"", at)) {
                end = text.indexOf('"', at + 2);
                if (end < 0) {
                    throw new IllegalArgumentException("the JSON path has no closing \"");
                }
                steps.add(text.substring(at + 2, end));
                end++;
            } else {
                end = at + 1;
                while (end < text.length() && ".[".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                if (text.charAt(at) != '.' || end == at + 1) {
                    throw new IllegalArgumentException(
                            "the JSON path has '" + text.substring(at) + "' where .name or [n] was expected");
                }
                steps.add(text.substring(at + 1, end));
            }
            at = end;
        }
        return new JsonPath(List.copyOf(steps));
    }

    /** Moves to the value; false where there is none. */
    private boolean find(JsonParser json) throws IOException {
        JsonToken token = json.nextToken();
        for (Object step : steps) {
            if (step instanceof String name && token == JsonToken.START_OBJECT) {
                token = json.nextToken();
                while (token == JsonToken.FIELD_NAME && !json.currentName().equals(name)) {
                    json.nextToken();
                    json.skipChildren();
                    token = json.nextToken();
                }
                if (token != JsonToken.FIELD_NAME) {
                    return false;
                }
                token = json.nextToken();
            } else if (step instanceof Integer index && token == JsonToken.START_ARRAY) {
                token = json.nextToken();
                for (int i = 0; i < index && token != JsonToken.END_ARRAY; i++) {
                    json.skipChildren();
                    token = json.nextToken();
                }
                if (token == JsonToken.END_ARRAY) {
                    return false;
                }
            } else {
                return false;
            }
        }
        return token != null;
    }

    /** The value as JSON text; null where there is none. */
    public PerValue.TextToText json() {
        return (bytes, from, to, out) -> at(bytes, from, to, json -> write(json, out));
    }

    /** A text without its quotes, anything else as JSON; null where there is none, and for JSON's null. */
    public PerValue.TextToText text() {
        return (bytes, from, to, out) -> at(bytes, from, to, json -> {
            if (json.currentToken() == JsonToken.VALUE_NULL) {
                return false;
            } else if (json.currentToken() == JsonToken.VALUE_STRING) {
                out.append(json.getText());
                return true;
            }
            return write(json, out);
        });
    }

    /** {@code object}, {@code array}, {@code string}, {@code number}, {@code boolean} or {@code null}. */
    public PerValue.TextToText type() {
        return (bytes, from, to, out) -> at(bytes, from, to, json -> {
            out.append(
                    switch (json.currentToken()) {
                        case START_OBJECT -> "object";
                        case START_ARRAY -> "array";
                        case VALUE_STRING -> "string";
                        case VALUE_TRUE, VALUE_FALSE -> "boolean";
                        case VALUE_NULL -> "null";
                        default -> "number";
                    });
            return true;
        });
    }

    /** The number of elements as digits; null where there is no array. */
    public PerValue.TextToText length() {
        return (bytes, from, to, out) -> at(bytes, from, to, json -> {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                return false;
            }
            long count = 0;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                json.skipChildren();
                count++;
            }
            out.append(Long.toString(count));
            return true;
        });
    }

    /** Whether a text is one JSON value and nothing more. */
    public static boolean isValid(byte[] bytes, int from, int to) {
        try (JsonParser json = FACTORY.createParser(bytes, from, to - from)) {
            if (json.nextToken() == null) {
                return false;
            }
            json.skipChildren();
            return json.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    @FunctionalInterface
    private interface Found {
        boolean take(JsonParser json) throws IOException;
    }

    private boolean at(byte[] bytes, int from, int to, Found found) {
        if (!isValid(bytes, from, to)) {
            return false;
        }
        try (JsonParser json = FACTORY.createParser(bytes, from, to - from)) {
            return find(json) && found.take(json);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean write(JsonParser json, TextBuffer out) throws IOException {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(copy)) {
            generator.copyCurrentStructure(json);
        }
        out.append(copy.toByteArray());
        return true;
    }

    /** What is wrong with a path; null where nothing is. */
    public static @Nullable String mistake(String text) {
        try {
            of(text);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
