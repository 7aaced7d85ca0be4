package io.penstock;

import io.penstock.schema.Schema;
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
     * @param role {@code extract}, {@code transform}, {@code inspect}, {@code load} or {@code reject}
     * @param name the step's name
     * @param description type, subject and settings
     * @param distribution which rows it must see together; empty for sources and sinks
     * @param output the schema that leaves it
     */
    public record Stage(String role, String name, String description, String distribution, Schema output) {}

    /** The plan as text, one stage a paragraph; a schema is printed where it changes. */
    public String toText() {
        StringBuilder text = new StringBuilder("pipeline '" + pipeline + "'\n");
        Schema last = Schema.empty();
        for (Stage stage : stages) {
            text.append(String.format("  %-9s  %s", stage.role(), stage.description()));
            if (!stage.name().equals(stage.description())
                    && !stage.description().startsWith(stage.name())) {
                text.append("  (").append(stage.name()).append(')');
            }
            if (!stage.distribution().isEmpty()) {
                text.append("  — ").append(stage.distribution());
            }
            text.append('\n');
            if (!stage.output().equals(last)) {
                text.append("             ").append(stage.output()).append('\n');
            }
            last = stage.output();
        }
        return text.toString();
    }
}
