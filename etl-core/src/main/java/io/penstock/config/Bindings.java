package io.penstock.config;

import io.penstock.spi.Extractor;
import io.penstock.spi.Loader;
import io.penstock.spi.component.Role;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Sources and sinks that only the app can give, such as its own lists and callbacks, by the names that a config file uses for
 * them: {@code {"type": "rows", "source": "books"}}. A source and a sink may have the same name. Immutable.
 *
 * <pre>{@code
 * PipelineConfig.load(file, Bindings.none().source("books", rows(books)).sink("titles", RowsLoader.into(titles)))
 * }</pre>
 */
public final class Bindings {
    private static final Bindings NONE = new Bindings(Map.of(), Map.of());

    private final Map<String, Extractor> sources;
    private final Map<String, Loader> sinks;

    private Bindings(Map<String, Extractor> sources, Map<String, Loader> sinks) {
        this.sources = sources;
        this.sinks = sinks;
    }

    /** Nothing is bound. */
    public static Bindings none() {
        return NONE;
    }

    /**
     * The same with a source more.
     *
     * @throws IllegalArgumentException when a source of this name is bound already
     */
    public Bindings source(String name, Extractor source) {
        return new Bindings(with(sources, "source", name, source), sinks);
    }

    /**
     * The same with a sink more.
     *
     * @throws IllegalArgumentException when a sink of this name is bound already
     */
    public Bindings sink(String name, Loader sink) {
        return new Bindings(sources, with(sinks, "sink", name, sink));
    }

    private static <T> Map<String, T> with(Map<String, T> all, String kind, String name, T value) {
        Map<String, T> next = new LinkedHashMap<>(all);
        if (name.isBlank() || next.put(name, value) != null) {
            throw new IllegalArgumentException(
                    name.isBlank() ? "a " + kind + " needs a name" : "a " + kind + " '" + name + "' is bound already");
        }
        return Collections.unmodifiableMap(next);
    }

    /** The names for a role, in the order they were bound. */
    Set<String> names(Role role) {
        return of(role).keySet();
    }

    /** What is bound for a role. */
    Map<String, ?> of(Role role) {
        return switch (role) {
            case EXTRACTOR -> sources;
            case LOADER -> sinks;
            default -> Map.of();
        };
    }
}
