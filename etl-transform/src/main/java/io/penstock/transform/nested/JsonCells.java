package io.penstock.transform.nested;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Reads JSON values as values of a column. Nothing is rounded; a value that is not of the type is an {@link IllegalArgumentException}. */
final class JsonCells {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonCells() {}

    /** Types that a JSON value can be read as. */
    static boolean isReadable(Type type) {
        return !type.isNested() && type != Type.BINARY;
    }

    static JsonParser parser(byte[] bytes, int from, int to) throws IOException {
        return FACTORY.createParser(bytes, from, to - from);
    }

    /** The value that begins at the parser's token; the parser is at its last token afterwards. As TEXT, objects and arrays are JSON. */
    static @Nullable Object read(JsonParser json, Type type) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        } else if (token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT) {
            String copy = copy(json);
            if (type != Type.TEXT) {
                throw new IllegalArgumentException("not a single value");
            }
            return copy;
        }
        String text = json.getText();
        if (type == Type.TEXT) {
            return text;
        }
        try {
            return convert(token, text, type);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Object convert(JsonToken token, String text, Type type) {
        boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
        boolean quoted = token == JsonToken.VALUE_STRING;
        if (type == Type.BOOLEAN && (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE)) {
            return token == JsonToken.VALUE_TRUE;
        } else if (type == Type.INT64 && number) {
            return new BigDecimal(text).longValueExact();
        } else if (type == Type.FLOAT64 && number) {
            return Double.parseDouble(text);
        } else if (type instanceof DecimalType decimal && number) {
            BigDecimal value = new BigDecimal(text).setScale(decimal.scale(), RoundingMode.UNNECESSARY);
            if (value.precision() <= decimal.precision()) {
                return value;
            }
        } else if (type == Type.DATE && quoted) {
            return LocalDate.parse(text);
        } else if (type == Type.TIME && quoted) {
            return LocalTime.parse(text);
        } else if (type == Type.TIMESTAMP && quoted) {
            return Instant.parse(text);
        }
        throw new IllegalArgumentException("not a value of " + type);
    }

    private static String copy(JsonParser json) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.copyCurrentStructure(json);
        }
        return text.toString();
    }
}
