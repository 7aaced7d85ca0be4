package io.penstock.spi.component;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kind of source, step, rule, inspector or sink that JSON can name. Immutable; made by withers:
 *
 * <pre>{@code
 * Component.of(Role.EXTRACTOR, "csv", CsvExtractor.class, s -> CsvExtractor.of(s.get("path", ValueType.PATH)))
 *     .aliases("CSVExtractor")
 *     .summary("Delimited text files")
 *     .required("path", ValueType.PATH, "file to read").target("path")
 *     .option("delimiter", ValueType.CHARACTER, ",", "between fields", CsvExtractor::delimiter);
 * }</pre>
 *
 * @param <S> the spec the factory makes
 */
public final class Component<S> {
    private final Role role;
    private final String name;
    private final List<String> aliases;
    private final String summary;
    private final List<Option<S, ?>> options;
    private final @Nullable String target;
    private final Function<Settings, S> factory;

    private Component(
            Role role,
            String name,
            List<String> aliases,
            String summary,
            List<Option<S, ?>> options,
            @Nullable String target,
            Function<Settings, S> factory) {
        this.role = role;
        this.name = name;
        this.aliases = List.copyOf(aliases);
        this.summary = summary;
        this.options = List.copyOf(options);
        this.target = target;
        this.factory = factory;
    }

    /**
     * A component.
     *
     * @param name the {@code type} in JSON, snake_case
     * @param type the spec's class; must be of the role's type
     * @param factory makes the spec from the required settings; options with withers are applied afterwards
     */
    public static <S> Component<S> of(Role role, String name, Class<S> type, Function<Settings, S> factory) {
        if (!role.type().isAssignableFrom(type)) {
            throw new IllegalArgumentException(type + " is not a " + role.type());
        }
        return new Component<>(role, name, List.of(), "", List.of(), null, factory);
    }

    /** Other accepted type names, such as the class-like {@code CSVExtractor}. */
    public Component<S> aliases(String... others) {
        return new Component<>(role, name, List.of(others), summary, options, target, factory);
    }

    public Component<S> summary(String sentence) {
        return new Component<>(role, name, aliases, sentence, options, target, factory);
    }

    /** A setting that must be given and that the factory reads. */
    public <V> Component<S> required(String option, ValueType<V> type, String doc) {
        return with(new Option<>(option, type, doc, null, null));
    }

    /** A setting that may be left out and that the factory reads by {@link Settings#find}. */
    public <V> Component<S> read(String option, ValueType<V> type, String defaultText, String doc) {
        return with(new Option<>(option, type, doc, defaultText, null));
    }

    /** A setting that may be left out; given, it goes through the wither a Java user calls. */
    public <V> Component<S> option(
            String option, ValueType<V> type, @Nullable String defaultText, String doc, BiFunction<S, V, S> wither) {
        return with(new Option<>(option, type, doc, defaultText, wither));
    }

    /** The setting that the step's {@code source} or {@code destination} key stands for. */
    public Component<S> target(String option) {
        return new Component<>(role, name, aliases, summary, options, option, factory);
    }

    private Component<S> with(Option<S, ?> option) {
        List<Option<S, ?>> next = new ArrayList<>(options);
        next.add(option);
        return new Component<>(role, name, aliases, summary, next, target, factory);
    }

    public Role role() {
        return role;
    }

    public String name() {
        return name;
    }

    public List<String> aliases() {
        return aliases;
    }

    public String summary() {
        return summary;
    }

    public List<Option<S, ?>> options() {
        return options;
    }

    public @Nullable String target() {
        return target;
    }

    public Function<Settings, S> factory() {
        return factory;
    }
}
