package io.penstock.matrix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A table of lists and structs; null, empty and full ones. */
final class NestedRows {
    static final Schema SCHEMA = Schema.of(
            Field.of("id", Type.INT64),
            Field.of("tags", Type.list(Type.TEXT)),
            Field.of(
                    "book",
                    Type.struct(List.of(
                            Field.of("title", Type.TEXT),
                            Field.of("pages", Type.INT64),
                            Field.of("lent", Type.list(Type.BOOLEAN))))));

    private static final ObjectMapper JSON = new ObjectMapper();

    private NestedRows() {}

    static List<List<@Nullable Object>> rows(long seed, int count) {
        Random random = new Random(seed);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<@Nullable Object> tags = null;
            if (random.nextInt(5) > 0) {
                tags = new ArrayList<>();
                for (int t = random.nextInt(4); t > 0; t--) {
                    tags.add(random.nextInt(6) == 0 ? null : "täg \"" + random.nextInt(50) + "\"\n,");
                }
            }
            Map<String, @Nullable Object> book = null;
            if (random.nextInt(5) > 0) {
                book = new LinkedHashMap<>();
                book.put("title", random.nextInt(4) == 0 ? null : "a, b; \\ " + i);
                book.put("pages", random.nextInt(4) == 0 ? null : (Object) random.nextLong());
                book.put("lent", random.nextInt(4) == 0 ? null : List.of(true, random.nextBoolean()));
            }
            rows.add(Arrays.asList((long) i, tags, book));
        }
        return rows;
    }

    /** Lists and structs, and texts that hold them as JSON, as one and the same form. */
    static List<List<@Nullable Object>> asTrees(List<List<@Nullable Object>> rows) {
        List<List<@Nullable Object>> trees = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            trees.add(Arrays.asList(row.get(0), tree(row.get(1)), tree(row.get(2))));
        }
        return trees;
    }

    private static @Nullable JsonNode tree(@Nullable Object value) {
        try {
            return value == null
                    ? null
                    : JSON.readTree(value instanceof String text ? text : JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + value, e);
        }
    }
}
