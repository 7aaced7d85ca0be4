package io.penstock.spi.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema of settings that stand inside of other settings. */
final class PartSchema {
    private PartSchema() {}

    /** An object with the component's settings as keys. */
    static <S> Map<String, Object> of(Component<S> component) {
        return object(component, new LinkedHashMap<>());
    }

    /** An object whose {@code type} names one of the components. */
    static Map<String, Object> oneOf(List<? extends Component<?>> kinds) {
        List<Object> types = new ArrayList<>();
        List<Object> branches = new ArrayList<>();
        for (Component<?> kind : kinds) {
            List<Object> spellings = new ArrayList<>();
            spellings.add(kind.name());
            spellings.addAll(kind.aliases());
            types.addAll(spellings);
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("type", Map.of());
            branches.add(Map.of(
                    "if", Map.of("properties", Map.of("type", Map.of("enum", spellings)), "required", List.of("type")),
                    "then", object(kind, properties)));
        }
        return Map.of(
                "type",
                "object",
                "required",
                List.of("type"),
                "properties",
                Map.of("type", Map.of("enum", types)),
                "allOf",
                branches);
    }

    private static <S> Map<String, Object> object(Component<S> component, Map<String, Object> properties) {
        List<String> required = new ArrayList<>();
        for (Option<S, ?> option : component.options()) {
            Map<String, Object> schema = new LinkedHashMap<>();
            String given = option.defaultText();
            schema.put("description", given == null ? option.doc() : option.doc() + " (default: " + given + ")");
            schema.putAll(option.type().jsonSchema());
            properties.put(option.name(), schema);
            if (option.isRequired()) {
                required.add(option.name());
            }
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", properties);
        object.put("additionalProperties", false);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        return object;
    }
}
