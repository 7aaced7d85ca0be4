package io.penstock.quality.profile.json;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.schema.Type;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map that came from JSON; whatever is missing or of another kind fails with {@code PEN-5104} that names the place.
 *
 * @param place where it is, as a path: {@code columns[2].moments}
 */
public record StoredMap(String place, Map<?, ?> entries) {
    /** Whether there is something under the key. */
    public boolean has(String key) {
        return entries.get(key) != null;
    }

    /** The map under a key. */
    public StoredMap map(String key) {
        return asMap(at(key), need(key));
    }

    /** What {@code reader} makes of the map under a key, or null when there is none. */
    public <T> @Nullable T find(String key, Function<StoredMap, T> reader) {
        return has(key) ? reader.apply(map(key)) : null;
    }

    /** Each map in the list under a key. */
    public <T> List<T> maps(String key, Function<StoredMap, T> reader) {
        List<T> all = new ArrayList<>();
        for (Object each : list(key)) {
            all.add(reader.apply(asMap(at(key) + "[" + all.size() + "]", each)));
        }
        return all;
    }

    /** The list under a key; empty when there is none. */
    public List<?> list(String key) {
        Object found = entries.get(key);
        if (found == null) {
            return List.of();
        } else if (found instanceof List<?> list) {
            return list;
        }
        throw wrong(key, "a list");
    }

    public String text(String key) {
        return need(key).toString();
    }

    public long whole(String key) {
        if (need(key) instanceof Number number) {
            return number.longValue();
        }
        throw wrong(key, "a whole number");
    }

    /** A number; NaN when there is none. */
    public double number(String key) {
        Object found = entries.get(key);
        try {
            return found == null ? Double.NaN : Double.parseDouble(found.toString());
        } catch (NumberFormatException e) {
            throw wrong(key, "a number");
        }
    }

    /** The constant of this name in lower case. */
    public <E extends Enum<E>> E choice(String key, Class<E> choices) {
        String name = text(key);
        for (E each : choices.getEnumConstants()) {
            if (each.name().equalsIgnoreCase(name)) {
                return each;
            }
        }
        throw wrong(key, "one of " + List.of(choices.getEnumConstants()));
    }

    /** The value of a column of this type, or null when there is none. */
    public @Nullable Serializable value(String key, Type type) {
        Object found = entries.get(key);
        return found == null ? null : value(key, type, found);
    }

    Serializable value(String key, Type type, Object stored) {
        try {
            return JsonValues.read(type, stored);
        } catch (RuntimeException e) {
            throw wrong(key, "a value of " + type);
        }
    }

    private Object need(String key) {
        Object found = entries.get(key);
        if (found == null) {
            throw wrong(key, "something, but there is nothing");
        }
        return found;
    }

    private static StoredMap asMap(String place, Object found) {
        if (found instanceof Map<?, ?> map) {
            return new StoredMap(place, map);
        }
        throw unreadable(place, "an object");
    }

    private String at(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }

    /** The exception for what stands under a key. */
    public PlanException wrong(String key, String expected) {
        return unreadable(at(key), expected);
    }

    private static PlanException unreadable(String place, String expected) {
        return new PlanException(Problem.of(
                        StoredProfileErrors.UNREADABLE,
                        "the stored profile cannot be read: at " + place + " there should be " + expected)
                .next("Make the profile again from the data."));
    }
}
