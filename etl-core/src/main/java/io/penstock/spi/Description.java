package io.penstock.spi;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a part of a pipeline is, for {@code explain}, reports and messages.
 *
 * @param type the component's type name, as in JSON: {@code csv}, {@code derive}
 * @param subject what it works on: a file name, a table, a column list; empty when there is none
 * @param settings the settings that differ from their defaults, in the order of the reference; no secrets
 */
public record Description(String type, String subject, Map<String, String> settings) implements Serializable {
    public Description {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    public static Description of(String type, String subject) {
        return new Description(type, subject, Map.of());
    }

    /** The same with one setting more. */
    public Description with(String name, Object value) {
        Map<String, String> next = new LinkedHashMap<>(settings);
        next.put(name, String.valueOf(value));
        return new Description(type, subject, next);
    }

    /** {@code csv checkouts.csv}: how messages name the part. */
    public String title() {
        return subject.isEmpty() ? type : type + " " + subject;
    }

    @Override
    public String toString() {
        return settings.isEmpty()
                ? title()
                : title()
                        + settings.entrySet().stream()
                                .map(e -> e.getKey() + "=" + e.getValue())
                                .collect(Collectors.joining(", ", " [", "]"));
    }
}
