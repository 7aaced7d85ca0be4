package io.penstock.config;

import io.penstock.spi.component.Role;
import io.penstock.spi.component.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schema of a file of pipelines: its shapes, sections and policies. */
final class PipelineSchema {
    private static final Map<String, String> POLICIES = Map.of(
            "stop_on_error", "whether the next pipelines of the file are left out when this one fails (default: true)",
            "max_retries", "further runs after one that failed for a passing reason (default: 0)",
            "retry_delay", "wait before the first retry, doubled each time (default: 1s)",
            "max_rejects", "most rows that may be rejected (default: no limit)",
            "max_reject_ratio", "most rows that may be rejected, as a share of those read, 0 to 1 (default: 1)",
            "commit_every", "rows after which what was written is committed (default: 0, once at the end)",
            "push_down",
                    "on or off: whether sources leave out columns and rows that the steps would drop (default: on)",
            "state", "where watermarks and checkpoints are kept: auto, target, a file or a JDBC URL (default: auto)");

    private final ComponentSchema components;

    PipelineSchema(Catalogue catalogue) {
        this.components = new ComponentSchema(catalogue);
    }

    Map<String, Object> document() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Penstock pipelines");
        root.put(
                "description",
                "One pipeline, {\"pipelines\": [ … ]}, {\"pipelines\": {name: { … }}}, or an object with one pipeline a"
                        + " name. Generated from the component catalogue by './etl schema'; do not edit.");
        root.put("type", "object");
        root.put("if", Map.of("required", List.of("pipelines")));
        root.put("then", several());
        root.put("else", single());
        root.put("$defs", definitions());
        return root;
    }

    private static Map<String, Object> several() {
        Map<String, Object> pipelines = new LinkedHashMap<>();
        pipelines.put("type", List.of("array", "object"));
        pipelines.put("minItems", 1);
        pipelines.put("items", pipeline(true));
        pipelines.put("minProperties", 1);
        pipelines.put("additionalProperties", pipeline(false));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("properties", ordered("$schema", text(), "pipelines", pipelines));
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> single() {
        List<Object> anyKey = new ArrayList<>();
        PipelineReader.KEYS.forEach(key -> anyKey.add(Map.of("required", List.of(key))));
        List<String> keys = new ArrayList<>(PipelineReader.KEYS);
        keys.add("$schema");
        Map<String, Object> one = pipeline(true);
        one.put("properties", ordered("$schema", text()));
        one.put("propertyNames", ordered("enum", keys));
        Map<String, Object> byName = new LinkedHashMap<>();
        byName.put("properties", ordered("$schema", text()));
        byName.put("minProperties", 1);
        byName.put("additionalProperties", pipeline(false));
        return ordered("if", Map.of("anyOf", anyKey), "then", one, "else", byName);
    }

    private static Map<String, Object> pipeline(boolean nameRequired) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$ref", "#/$defs/pipeline");
        if (nameRequired) {
            schema.put("required", List.of("name"));
        }
        schema.put("propertyNames", ordered("enum", PipelineReader.KEYS));
        return schema;
    }

    private Map<String, Object> definitions() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("pipeline", pipelineDefinition());
        all.put("transformers", components.step(List.of(Role.TRANSFORMER, Role.RULE)));
        for (Role role : Role.values()) {
            all.put(ComponentSchema.definition(role), components.step(List.of(role)));
        }
        components.addTypes(all);
        return all;
    }

    private static Map<String, Object> pipelineDefinition() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("name", described("what reports and --pipeline call it", text()));
        properties.put("description", described("one sentence for people", text()));
        properties.put("config", policies());
        properties.put(
                "extractors",
                section(ComponentSchema.definition(Role.EXTRACTOR), "sources, read one after the other", 1));
        properties.put("transformers", section("transformers", "steps in order; rules may stand among them", 0));
        properties.put(
                "quality_checks",
                section(ComponentSchema.definition(Role.INSPECTOR), "watch the rows after the last step", 0));
        properties.put(
                "loaders", section(ComponentSchema.definition(Role.LOADER), "sinks; each receives every row", 0));
        properties.put(
                "rejects",
                described("where rejected rows go, one loader", reference(ComponentSchema.definition(Role.LOADER))));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", List.of("extractors"));
        schema.put("if", Map.of("not", Map.of("required", List.of("loaders"))));
        schema.put("then", Map.of("required", List.of("quality_checks")));
        return schema;
    }

    private static Map<String, Object> policies() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (String key : Policies.ORDER) {
            ValueType<?> type = Policies.KEYS.get(key);
            if (type != null) {
                properties.put(key, described(POLICIES.getOrDefault(key, ""), ValueSchema.of(type)));
            }
        }
        return ordered("type", "object", "properties", properties, "additionalProperties", false);
    }

    private static Map<String, Object> section(String definition, String doc, int least) {
        Map<String, Object> schema = ordered("description", doc, "type", "array", "items", reference(definition));
        if (least > 0) {
            schema.put("minItems", least);
        }
        return schema;
    }

    static Map<String, Object> reference(String definition) {
        return ordered("$ref", "#/$defs/" + definition);
    }

    static Map<String, Object> described(String doc, Map<String, Object> schema) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (!doc.isEmpty()) {
            all.put("description", doc);
        }
        all.putAll(schema);
        return all;
    }

    private static Map<String, Object> text() {
        return ordered("type", "string");
    }

    /** Keys and values in turn, in this order. */
    static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            all.put((String) pairs[i], pairs[i + 1]);
        }
        return all;
    }
}
