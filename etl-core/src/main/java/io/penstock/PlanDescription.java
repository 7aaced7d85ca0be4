package io.penstock;

import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import java.util.ArrayList;
import java.util.List;

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
     * @param output the schema that leaves it
     */
    public record Stage(String role, String name, String description, String distribution, Schema output) {}

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
