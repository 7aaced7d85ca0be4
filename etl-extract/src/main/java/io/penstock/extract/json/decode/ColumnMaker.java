package io.penstock.extract.json.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.penstock.data.BinaryColumn;
import io.penstock.data.Column;
import io.penstock.data.ColumnBuilder;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.extract.text.ColumnReader;
import io.penstock.extract.text.DateFormats;
import io.penstock.extract.text.Misfits;
import io.penstock.extract.text.NullTokens;
import io.penstock.extract.text.TextSlices;
import io.penstock.schema.Field;
import io.penstock.schema.ListType;
import io.penstock.schema.StructType;
import io.penstock.schema.Type;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes one column of cells: by {@link ColumnReader}; BINARY from Base64; lists and structs from JSON. Immutable. */
final class ColumnMaker {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Type type;
    private final @Nullable ColumnReader reader;

    ColumnMaker(Type type, DateFormats dates) {
        this.type = type;
        this.reader =
                type != Type.BINARY && ColumnReader.reads(type) ? ColumnReader.of(type, NullTokens.NONE, dates) : null;
    }

    Column make(Cells cells, int column, Misfits misfits) {
        int size = cells.rows;
        if (type == Type.TEXT) {
            return TextColumn.of(
                    cells.bytes,
                    cells.starts[column],
                    cells.ends[column],
                    size,
                    Validity.of(cells.valid[column], size));
        } else if (reader != null) {
            return reader.read(
                    new TextSlices(cells.bytes, cells.starts[column], cells.ends[column], size), column, misfits);
        }
        return type == Type.BINARY ? binary(cells, column, misfits) : nested(cells, column, misfits);
    }

    private static BinaryColumn binary(Cells cells, int column, Misfits misfits) {
        int size = cells.rows;
        int[] starts = new int[size];
        int[] ends = new int[size];
        int total = 0;
        for (int row = 0; row < size; row++) {
            total += cells.ends[column][row] - cells.starts[column][row];
        }
        byte[] bytes = new byte[total];
        long[] valid = cells.valid[column];
        int at = 0;
        for (int row = 0; row < size; row++) {
            starts[row] = at;
            if (cells.isValid(column, row)) {
                byte[] text =
                        java.util.Arrays.copyOfRange(cells.bytes, cells.starts[column][row], cells.ends[column][row]);
                try {
                    byte[] value = Base64.getDecoder().decode(text);
                    System.arraycopy(value, 0, bytes, at, value.length);
                    at += value.length;
                } catch (IllegalArgumentException e) {
                    misfits.add(row, column);
                    Validity.clear(valid, row);
                }
            }
            ends[row] = at;
        }
        return BinaryColumn.of(bytes, starts, ends, size, Validity.of(valid, size));
    }

    private Column nested(Cells cells, int column, Misfits misfits) {
        ColumnBuilder builder = ColumnBuilder.of(type, cells.rows);
        for (int row = 0; row < cells.rows; row++) {
            Object value = null;
            if (cells.isValid(column, row)) {
                int from = cells.starts[column][row];
                try (JsonParser json = FACTORY.createParser(cells.bytes, from, cells.ends[column][row] - from)) {
                    json.nextToken();
                    value = value(json, type);
                } catch (IOException | RuntimeException e) {
                    misfits.add(row, column);
                    value = null;
                }
            }
            builder.append(value);
        }
        return builder.build();
    }

    /** The value at the parser's token, for a column builder. */
    private static @Nullable Object value(JsonParser json, Type type) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        } else if (type instanceof ListType list) {
            require(token == JsonToken.START_ARRAY);
            List<@Nullable Object> values = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                values.add(value(json, list.element()));
            }
            return values;
        } else if (type instanceof StructType struct) {
            require(token == JsonToken.START_OBJECT);
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                Field field = struct.fields().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new);
                values.put(name, value(json, field.type()));
            }
            return values;
        }
        require(token.isScalarValue());
        return scalar(json, type);
    }

    private static Object scalar(JsonParser json, Type type) throws IOException {
        if (type == Type.TEXT) {
            return json.getText();
        } else if (type == Type.BOOLEAN) {
            return json.getBooleanValue();
        } else if (type == Type.INT64) {
            require(json.currentToken() == JsonToken.VALUE_NUMBER_INT);
            return json.getLongValue();
        } else if (type == Type.FLOAT64) {
            return Double.valueOf(json.getText());
        } else if (type == Type.DATE) {
            return LocalDate.parse(json.getText());
        } else if (type == Type.TIME) {
            return LocalTime.parse(json.getText());
        } else if (type == Type.TIMESTAMP) {
            Instant instant = OffsetDateTime.parse(json.getText()).toInstant();
            return instant;
        } else if (type == Type.BINARY) {
            return Base64.getDecoder().decode(json.getText());
        }
        return json.getDecimalValue();
    }

    private static void require(boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException("another kind of JSON value");
        }
    }
}
