package io.penstock.spi.component;

import java.util.Optional;

/** The settings a component's factory reads itself: those declared with {@link Component#required} or {@link Component#read}. */
public interface Settings {
    /** The value of a required setting; the loader has already told the user when it is missing. */
    <V> V get(String name, ValueType<V> type);

    <V> Optional<V> find(String name, ValueType<V> type);
}
