package io.penstock.spi.component;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a component.
 *
 * @param name the JSON key, snake_case of the Java wither
 * @param type the kind of value
 * @param doc one sentence for the reference and the JSON Schema
 * @param defaultText the default as written in JSON; null when the setting is required or has no default value
 * @param apply the wither; null when the component's factory reads the value itself (required settings)
 * @param <S> the spec
 * @param <V> the value
 */
public record Option<S, V>(
        String name,
        ValueType<V> type,
        String doc,
        @Nullable String defaultText,
        @Nullable BiFunction<S, V, S> apply) {

    public boolean isRequired() {
        return apply == null && defaultText == null;
    }
}
