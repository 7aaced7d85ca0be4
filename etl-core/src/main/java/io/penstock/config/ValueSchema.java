package io.penstock.config;

import io.penstock.spi.component.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The schema of one setting's value: what its type says, or a text with a variable in its place. */
final class ValueSchema {
    private static final String VARIABLE = "\\$\\{";

    private ValueSchema() {}

    static Map<String, Object> of(ValueType<?> type) {
        return withVariables(type.jsonSchema());
    }

    /** Keys are sorted: the types give maps without an order. */
    private static Map<String, Object> withVariables(Map<?, ?> schema) {
        Map<String, Object> sorted = new TreeMap<>();
        schema.forEach((key, value) -> sorted.put((String) key, value));
        if (sorted.get("enum") instanceof List<?> choices) {
            return PipelineSchema.ordered(
                    "if", PipelineSchema.ordered("type", "string", "pattern", VARIABLE),
                    "else", PipelineSchema.ordered("enum", choices));
        }
        Map<String, Object> out = new LinkedHashMap<>();
        sorted.forEach((key, value) -> {
            if (key.equals("type") && (value.equals("integer") || value.equals("number") || value.equals("boolean"))) {
                out.put("type", List.of(value, "string"));
                out.put("pattern", VARIABLE);
            } else if (value instanceof Map<?, ?> inner) {
                out.put(key, key.equals("if") ? sorted(inner) : withVariables(inner));
            } else if (value instanceof List<?> list) {
                out.put(
                        key,
                        list.stream()
                                .map(each -> each instanceof Map<?, ?> inner ? withVariables(inner) : each)
                                .toList());
            } else {
                out.put(key, value);
            }
        });
        return out;
    }

    private static Map<String, Object> sorted(Map<?, ?> schema) {
        Map<String, Object> sorted = new TreeMap<>();
        schema.forEach((key, value) ->
                sorted.put((String) key, value instanceof Map<?, ?> inner ? sorted(inner) : value));
        return sorted;
    }
}
