package io.penstock.http.settings;

import io.penstock.error.Suggestion;
import io.penstock.spi.component.SettingValue;
import io.penstock.spi.component.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * An object in a config file whose member {@code type} says which other members it may have. Members are read one by one; {@link
 * #end} refuses those that nobody asked for. One thread.
 */
public final class TaggedObject {
    private final Map<String, SettingValue> members;
    private final TreeSet<String> read = new TreeSet<>();

    public TaggedObject(SettingValue value) {
        this.members = value.members();
    }

    /** A kind of value that is read from such an object. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(TaggedObject object);
    }

    /**
     * A setting that takes such an object.
     *
     * @param label for people: {@code an object with type basic, bearer or api_key}
     */
    public static <T> ValueType<T> type(String label, Reader<T> reader) {
        return new ValueType<>(label, Map.of("type", "object"), List.of(), value -> {
            TaggedObject object = new TaggedObject(value);
            T made = reader.read(object);
            object.end();
            return made;
        });
    }

    /** @throws IllegalArgumentException when it is absent */
    public <T> T required(String name, ValueType<T> type) {
        read.add(name);
        SettingValue value = members.get(name);
        if (value == null) {
            throw new IllegalArgumentException("its member '" + name + "' is missing");
        }
        return type.read(value);
    }

    public <T> T optional(String name, ValueType<T> type, T otherwise) {
        read.add(name);
        SettingValue value = members.get(name);
        return value == null ? otherwise : type.read(value);
    }

    /** What to say of a {@code type} that there is none of. */
    public static IllegalArgumentException unknown(String type, List<String> valid) {
        return new IllegalArgumentException("there is no type '" + type + "'. " + Suggestion.among(type, valid));
    }

    private void end() {
        List<String> unknown = new ArrayList<>(members.keySet());
        unknown.removeAll(read);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("it has no member '" + unknown.get(0) + "'. "
                    + Suggestion.among(unknown.get(0), new ArrayList<>(read)));
        }
    }
}
