package io.penstock;

import io.penstock.internal.report.JsonText;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A pipeline bound to its source: what {@code explain} prints.
 *
 * @param pipeline the pipeline's name
 * @param stages source, steps, sinks in order
 */
public record PlanDescription(String pipeline, List<Stage> stages) {
    public PlanDescription {
        stages = List.copyOf(stages);
    }

    /**
     * One stage.
     *
     * @param role {@code extract}, {@code transform}, {@code inspect}, {@code load} or {@code reject}; {@code side} for a source
     *     that the step before it reads besides its input
     * @param name the step's name
     * @param description type, subject and settings
     * @param distribution which rows it must see together; empty for sources and sinks
     * @param notes what else is to be known: what is pushed down to a source, which other sources a step reads, whether it spills
     * @param output the schema that leaves it
     */
    public record Stage(
            String role, String name, String description, String distribution, List<String> notes, Schema output) {
        public Stage {
            notes = List.copyOf(notes);
        }
    }

    /**
     * The plan as text, one stage a paragraph: the whole schema at the source, then what each stage changes in it ({@code +}
     * a new column, {@code -} one that is gone, {@code name: OLD → NEW} another type).
     */
    public String toText() {
        StringBuilder text = new StringBuilder("pipeline '" + pipeline + "'\n");
        Schema last = Schema.empty();
        for (Stage stage : stages) {
            text.append(String.format("  %-9s  %s", stage.role(), stage.description()));
            if (!stage.description().startsWith(stage.name())) {
                text.append("  (").append(stage.name()).append(')');
            }
            if (!stage.distribution().isEmpty()) {
                text.append("  — ").append(stage.distribution());
            }
            text.append('\n');
            stage.notes()
                    .forEach(note -> text.append("             ").append(note).append('\n'));
            if (stage.role().equals("side")) {
                text.append("             ").append(stage.output()).append('\n');
                continue;
            }
            String schema = last.size() == 0 ? stage.output().toString() : changes(last, stage.output());
            if (!schema.isEmpty() && !stage.role().equals("reject")) {
                text.append("             ").append(schema).append('\n');
            }
            last = stage.output();
        }
        return text.toString();
    }

    /** The plan as a JSON document: every stage with its schema. */
    public String toJson() {
        List<Object> all = new ArrayList<>();
        for (Stage stage : stages) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("role", stage.role());
            json.put("name", stage.name());
            json.put("description", stage.description());
            json.put("distribution", stage.distribution());
            json.put("notes", stage.notes());
            List<Object> columns = new ArrayList<>();
            for (Field field : stage.output().fields()) {
                Map<String, Object> column = new LinkedHashMap<>();
                column.put("name", field.name());
                column.put("type", field.type().toString());
                column.put("nullable", field.isNullable());
                columns.add(column);
            }
            json.put("columns", columns);
            all.add(json);
        }
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("pipeline", pipeline);
        plan.put("stages", all);
        return JsonText.pretty(plan);
    }

    private static String changes(Schema before, Schema after) {
        List<String> changes = new ArrayList<>();
        for (Field field : after.fields()) {
            int position = before.find(field.name());
            if (position < 0) {
                changes.add("+ " + field);
            } else if (!before.field(position).type().equals(field.type())) {
                changes.add(field.name() + ": " + before.field(position).type() + " → " + field.type());
            }
        }
        for (Field field : before.fields()) {
            if (!after.contains(field.name())) {
                changes.add("- " + field.name());
            }
        }
        if (changes.isEmpty() && !before.names().equals(after.names())) {
            changes.add("order: " + String.join(", ", after.names()));
        }
        return String.join(", ", changes);
    }
}
