package io.penstock.load.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.penstock.data.Column;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists and structs as JSON slices of one buffer. One object per column and thread; each {@link #format} overwrites the last. */
final class NestedText {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final String column;
    private final NonFinite nonFinite;
    private byte[] bytes = new byte[0];
    private int[] starts = new int[0];
    private int[] ends = new int[0];

    NestedText(String column, NonFinite nonFinite) {
        this.column = column;
        this.nonFinite = nonFinite;
    }

    byte[] bytes() {
        return bytes;
    }

    int[] starts() {
        return starts;
    }

    int[] ends() {
        return ends;
    }

    void format(Column values, int from, int count, long rowsBefore) {
        starts = new int[count];
        ends = new int[count];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (int i = 0; i < count; i++) {
                starts[i] = out.size();
                if (!values.isNull(from + i)) {
                    try (JsonGenerator json = FACTORY.createGenerator(out)) {
                        json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
                        write(json, values.value(from + i), rowsBefore + from + i);
                    }
                }
                ends[i] = out.size();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes = out.toByteArray();
    }

    private void write(JsonGenerator json, @Nullable Object value, long row) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object each : list) {
                write(json, each, row);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                write(json, entry.getValue(), row);
            }
            json.writeEndObject();
        } else if (value instanceof Double number) {
            real(json, number, row);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else if (value instanceof byte[] binary) {
            json.writeBinary(binary);
        } else {
            json.writeString(value.toString());
        }
    }

    private void real(JsonGenerator json, double number, long row) throws IOException {
        if (Double.isFinite(number)) {
            json.writeNumber(number);
        } else if (nonFinite == NonFinite.FAIL) {
            throw CellWriter.notFinite(column, row);
        } else if (nonFinite == NonFinite.TEXT) {
            json.writeString(Double.toString(number));
        } else {
            json.writeNull();
        }
    }
}
