package io.penstock.config;

import static io.penstock.config.PipelineSchema.ordered;

import io.penstock.spi.component.Component;
import io.penstock.spi.component.Option;
import io.penstock.spi.component.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The schemas of steps: per role one that looks at {@code type}, per component one with its settings. */
final class ComponentSchema {
    private final Catalogue catalogue;

    ComponentSchema(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The name under {@code $defs}; {@link io.penstock.spi.component.ValueType#components} refers to it. */
    static String definition(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** A step of one of the roles; where two have the same type name, the first one counts. */
    Map<String, Object> step(List<Role> roles) {
        List<Object> types = new ArrayList<>();
        List<Object> branches = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Role role : roles) {
            for (Component<?> component : catalogue.names(role).values()) {
                List<String> spellings = Catalogue.spellings(component).stream()
                        .filter(taken::add)
                        .toList();
                if (!spellings.isEmpty()) {
                    types.addAll(spellings);
                    branches.add(ordered(
                            "if",
                                    ordered(
                                            "properties",
                                            ordered("type", ordered("enum", spellings)),
                                            "required",
                                            List.of("type")),
                            "then", PipelineSchema.reference(definition(component))));
                }
            }
        }
        Map<String, Object> schema = ordered(
                "type", "object", "required", List.of("type"), "properties", ordered("type", ordered("enum", types)));
        if (!branches.isEmpty()) {
            schema.put("allOf", branches);
        }
        return schema;
    }

    void addTypes(Map<String, Object> definitions) {
        for (Role role : Role.values()) {
            catalogue.names(role).values().forEach(each -> definitions.put(definition(each), type(each)));
        }
    }

    private static String definition(Component<?> component) {
        return definition(component.role()) + "." + component.name();
    }

    private static <S> Map<String, Object> type(Component<S> component) {
        boolean flat = component.role().isFlat();
        String target = component.target();
        String targetKey = ComponentReader.targetKey(component.role());
        Map<String, Object> settings = new LinkedHashMap<>();
        Map<String, Object> properties = ordered("name", ordered("type", "string"), "type", true);
        List<Object> requirements = new ArrayList<>();
        for (Option<S, ?> option : RuleOptions.of(component)) {
            Map<String, Object> value = PipelineSchema.described(doc(option), ValueSchema.of(option.type()));
            settings.put(option.name(), value);
            List<String> keys = new ArrayList<>();
            if (option.name().equals(target)) {
                properties.put(targetKey, value);
                keys.add(targetKey);
            }
            if (flat) {
                properties.put(option.name(), value);
                keys.add(option.name());
            }
            if (option.isRequired()) {
                requirements.add(requirement(option.name(), keys));
            }
        }
        properties.put("config", ordered("type", "object", "properties", settings, "additionalProperties", false));
        Map<String, Object> schema = ordered("properties", properties, "additionalProperties", false);
        if (!requirements.isEmpty()) {
            schema.put("allOf", requirements);
        }
        return PipelineSchema.described(component.summary(), schema);
    }

    private static String doc(Option<?, ?> option) {
        String text = option.defaultText();
        return text == null ? option.doc() : option.doc() + " (default: " + text + ")";
    }

    /** The setting stands in {@code config} unless one of the keys beside {@code type} gives it. */
    private static Map<String, Object> requirement(String option, List<String> keys) {
        Map<String, Object> inConfig = ordered(
                "required", List.of("config"),
                "properties", ordered("config", ordered("required", List.of(option))));
        if (keys.isEmpty()) {
            return inConfig;
        }
        List<Object> present = new ArrayList<>();
        keys.forEach(key -> present.add(ordered("required", List.of(key))));
        return ordered("if", ordered("not", ordered("anyOf", present)), "then", inConfig);
    }
}
