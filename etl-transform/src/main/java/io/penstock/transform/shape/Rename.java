package io.penstock.transform.shape;

import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.TransformErrors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives columns other names, all at once: names may be swapped. Order, types and values stay. */
public final class Rename implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Map<String, String> names;

    private Rename(Map<String, String> names) {
        this.names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }

    public static Rename column(String from, String to) {
        return columns(Map.of(from, to));
    }

    /**
     * Renames several columns.
     *
     * @param names new names by old names
     * @throws io.penstock.error.PlanException {@code PEN-3003} when nothing is renamed or a new name is empty
     */
    public static Rename columns(Map<String, String> names) {
        if (names.isEmpty()) {
            throw TransformErrors.badSetting("rename", "at least one column must get another name");
        }
        if (names.containsValue("")) {
            throw TransformErrors.badSetting("rename", "a column needs a name");
        }
        return new Rename(names);
    }

    /** The same with one column more. */
    public Rename and(String from, String to) {
        Map<String, String> more = new LinkedHashMap<>(names);
        more.put(from, to);
        return columns(more);
    }

    @Override
    public Description describe() {
        return Description.of(
                "rename",
                names.entrySet().stream()
                        .map(e -> e.getKey() + " to " + e.getValue())
                        .collect(Collectors.joining(", ")));
    }

    @Override
    public Set<String> needs(Schema input, Set<String> wanted) {
        Set<String> needed = new HashSet<>(names.keySet());
        for (String name : input.names()) {
            if (wanted.contains(names.getOrDefault(name, name))) {
                needed.add(name);
            }
        }
        return needed;
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        for (String name : names.keySet()) {
            problems.column(input, name);
        }
        List<Field> fields = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (Field field : input.fields()) {
            String name = names.getOrDefault(field.name(), field.name());
            if (taken.contains(name)) {
                problems.add(
                        Schema.DUPLICATE_COLUMN,
                        "two columns would be named '" + name + "'. Give one of them another name or drop it before.");
                return BoundTransformer.broken(input);
            }
            taken.add(name);
            fields.add(field.withName(name));
        }
        Schema output = Schema.of(fields);
        return BoundTransformer.of(output, context -> (batch, out) -> out.emit(batch.with(output, batch.columns())));
    }
}
