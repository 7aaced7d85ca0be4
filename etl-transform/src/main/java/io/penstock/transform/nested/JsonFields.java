package io.penstock.transform.nested;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.penstock.data.Column;
import io.penstock.data.ColumnBuilder;
import io.penstock.data.TextColumn;
import io.penstock.schema.Type;
import io.penstock.transform.internal.RowBits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads declared fields of JSON objects into columns, one pass per text. One thread. */
final class JsonFields {
    private final List<Type> types = new ArrayList<>();
    private final Node root = new Node();

    /** What is wanted of an object: itself as a value, fields of it, or both. */
    private static final class Node {
        private final Map<String, Node> inner = new HashMap<>();
        private int column = -1;
    }

    JsonFields(Map<String, Type> fields) {
        fields.forEach((path, type) -> {
            Node node = root;
            for (String name : path.split("\\.", -1)) {
                node = node.inner.computeIfAbsent(name, key -> new Node());
            }
            node.column = types.size();
            types.add(type);
        });
    }

    /**
     * One column per field.
     *
     * @param misfitIsNull whether a field of another type is just null; else, as for a text that is no object, the row's bit is set in
     *     {@code failed} and the row is null
     */
    List<Column> read(TextColumn texts, boolean misfitIsNull, long[] failed) {
        List<ColumnBuilder> builders = new ArrayList<>();
        types.forEach(type -> builders.add(ColumnBuilder.of(type, texts.size())));
        @Nullable Object[] row = new Object[types.size()];
        for (int i = 0; i < texts.size(); i++) {
            Arrays.fill(row, null);
            if (!texts.isNull(i) && !object(texts, i, misfitIsNull, row)) {
                Arrays.fill(row, null);
                RowBits.set(failed, i);
            }
            for (int c = 0; c < row.length; c++) {
                builders.get(c).append(row[c]);
            }
        }
        List<Column> columns = new ArrayList<>();
        builders.forEach(builder -> columns.add(builder.build()));
        return columns;
    }

    private boolean object(TextColumn texts, int i, boolean misfitIsNull, @Nullable Object[] row) {
        try (JsonParser json = JsonCells.parser(texts.bytes(), texts.starts()[i], texts.ends()[i])) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return json.currentToken() == JsonToken.VALUE_NULL && json.nextToken() == null;
            }
            fields(json, root, misfitIsNull, row);
            return json.nextToken() == null;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private void fields(JsonParser json, Node node, boolean misfitIsNull, @Nullable Object[] row) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            Node wanted = node.inner.get(json.currentName());
            JsonToken value = json.nextToken();
            if (wanted == null) {
                json.skipChildren();
            } else if (wanted.column >= 0) {
                try {
                    row[wanted.column] = JsonCells.read(json, types.get(wanted.column));
                } catch (IllegalArgumentException e) {
                    if (!misfitIsNull) {
                        throw e;
                    }
                }
            } else if (value == JsonToken.START_OBJECT) {
                fields(json, wanted, misfitIsNull, row);
            } else {
                json.skipChildren();
            }
        }
    }
}
