package io.penstock.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.penstock.error.ConfigException;
import io.penstock.error.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads a document into {@link Json} nodes, replacing variables on the way. */
final class JsonReader {
    private static final Pattern CODE = Pattern.compile(" ?\\(code \\d+[^)]*\\)");
    private static final Pattern MARKER =
            Pattern.compile(" ?\\(start marker at [^;]*; line: (\\d+), column: (\\d+)\\]\\)");

    private final ConfigProblems problems;
    private final Variables variables;

    JsonReader(ConfigProblems problems, Variables variables) {
        this.problems = problems;
        this.variables = variables;
    }

    /**
     * The document's value.
     *
     * @throws ConfigException with line, column and what was expected, when the text is not JSON
     */
    Json read(String text, Path file) {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            if (parser.nextToken() == null) {
                throw new ConfigException(Problem.of(ConfigErrors.SYNTAX, "the file is empty")
                        .at(file.toString())
                        .next("Begin with { \"pipelines\": [ … ] }."));
            }
            Json value = value(parser, new Place(1, 1, ""));
            JsonToken more = parser.nextToken();
            if (more != null) {
                JsonLocation place = parser.currentTokenLocation();
                throw syntax(file, place, "nothing may follow the end of the document");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw syntax(file, e.getLocation(), plainer(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new ConfigException(
                    Problem.of(ConfigErrors.UNREADABLE, "the file cannot be read")
                            .at(file.toString()),
                    e);
        }
    }

    private static ConfigException syntax(Path file, JsonLocation place, String what) {
        return new ConfigException(Problem.of(ConfigErrors.SYNTAX, "not valid JSON: " + what)
                .at(file + ":" + place.getLineNr() + ":" + place.getColumnNr()));
    }

    private static String plainer(String message) {
        String first = message.lines().findFirst().orElse("");
        String marked =
                MARKER.matcher(CODE.matcher(first).replaceAll("")).replaceAll(" that begins in line $1, column $2");
        if (marked.contains("maybe a (non-standard) comment")) {
            return "JSON has no comments";
        }
        return marked.replace("Unexpected end-of-input", "unexpected end of the file")
                .replace("expected close marker for", "there is no end of the")
                .replace("Unexpected", "unexpected");
    }

    private Json value(JsonParser parser, Place around) throws IOException {
        JsonLocation location = parser.currentTokenLocation();
        Place place = new Place(location.getLineNr(), location.getColumnNr(), around.path());
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, place);
            case START_ARRAY -> array(parser, place);
            case VALUE_STRING -> {
                String raw = parser.getText();
                yield new Json.Text(place, raw, variables.replace(raw, place));
            }
            case VALUE_NUMBER_INT ->
                new Json.Scalar(
                        place,
                        parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                                ? parser.getBigIntegerValue()
                                : (Object) parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> new Json.Scalar(place, parser.getDecimalValue());
            case VALUE_TRUE, VALUE_FALSE -> new Json.Scalar(place, parser.getBooleanValue());
            default -> new Json.Scalar(place, null);
        };
    }

    private Json object(JsonParser parser, Place place) throws IOException {
        Map<String, Json.Member> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonLocation location = parser.currentTokenLocation();
            Place key = new Place(location.getLineNr(), location.getColumnNr(), place.path()).member(name);
            parser.nextToken();
            Json value = value(parser, key);
            Json.Member first = members.putIfAbsent(name, new Json.Member(key, value));
            if (first != null) {
                problems.add(
                        ConfigErrors.DUPLICATE_KEY,
                        key,
                        "the key stands twice in the same object, first in line "
                                + first.key().line() + ". Keep one");
            }
        }
        return new Json.Obj(place, members);
    }

    private Json array(JsonParser parser, Place place) throws IOException {
        List<Json> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser, place.element(elements.size())));
        }
        return new Json.Arr(place, elements);
    }
}
