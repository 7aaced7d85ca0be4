package io.penstock.config;

import io.penstock.error.EtlException;
import io.penstock.error.Suggestion;
import io.penstock.spi.Inspector;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Option;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.SettingException;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the spec that one step object describes. */
final class ComponentReader {
    private static final List<String> STEP_KEYS = List.of("name", "type", "config");

    private final Catalogue catalogue;
    private final ConfigProblems problems;
    private final BoundNames bound;

    ComponentReader(Catalogue catalogue, ConfigProblems problems, BoundNames bound) {
        this.catalogue = catalogue;
        this.problems = problems;
        this.bound = bound;
    }

    /** What the app bound to a name. */
    <T> T bound(Role role, String name, Class<T> type) {
        return bound.find(role, name, type);
    }

    /** The spec; empty after adding what is wrong. */
    Optional<Object> read(Json node, Role role) {
        return find(node, List.of(role)).flatMap(component -> read(node, component));
    }

    /** The spec of a step whose component is known; empty after adding what is wrong. */
    Optional<Object> read(Json node, Component<?> component) {
        if (!(node instanceof Json.Obj step)) {
            return Optional.empty();
        }
        Object made = make(component, step);
        Json name = component.role() == Role.CHECK ? step.find("name") : null;
        return Optional.ofNullable(
                made instanceof Inspector check && name instanceof Json.Text text ? check.named(text.value()) : made);
    }

    /** The component that the step's {@code type} names in the first of the roles that has it; empty after adding why. */
    Optional<Component<?>> find(Json node, List<Role> roles) {
        Role role = roles.get(0);
        if (!(node instanceof Json.Obj step)) {
            problems.add(
                    ConfigErrors.WRONG_VALUE,
                    node.place(),
                    "needs an object such as {\"type\": \"" + example(role) + "\", …}, found " + node.kind());
            return Optional.empty();
        }
        Json type = step.find("type");
        if (type == null) {
            problems.add(
                    ConfigErrors.MISSING_KEY,
                    step.place(),
                    "the key 'type' is missing. Valid names: " + String.join(", ", names(roles)) + ".");
            return Optional.empty();
        }
        if (!(type instanceof Json.Text text)) {
            problems.add(ConfigErrors.WRONG_VALUE, type.place(), "needs a text, found " + type.kind());
            return Optional.empty();
        }
        for (Role each : roles) {
            Component<?> found = catalogue.find(each, text.value());
            if (found != null) {
                return Optional.of(found);
            }
        }
        problems.add(ConfigErrors.UNKNOWN_TYPE, type.place(), unknown(text.value(), roles));
        return Optional.empty();
    }

    private String example(Role role) {
        return catalogue.names(role).keySet().stream().findFirst().orElse("…");
    }

    private List<String> names(List<Role> roles) {
        return roles.stream()
                .flatMap(role -> catalogue.names(role).keySet().stream())
                .distinct()
                .toList();
    }

    private String unknown(String type, List<Role> roles) {
        String elsewhere = Stream.of(Role.values())
                .filter(role -> !roles.contains(role) && catalogue.find(role, type) != null)
                .map(role -> "'" + role.section() + "'")
                .collect(Collectors.joining(" or "));
        String here = roles.get(0).section();
        return "'" + type + "' is no type of " + here
                + (elsewhere.isEmpty() ? "" : "; it belongs in " + elsewhere)
                + ". " + Suggestion.among(type, names(roles));
    }

    private <S> @Nullable S make(Component<S> component, Json.Obj step) {
        int before = problems.size();
        List<Option<S, ?>> options = RuleOptions.of(component);
        Map<String, Json> given = given(component, options, step);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Option<S, ?> option : options) {
            Json node = given.get(option.name());
            if (node != null) {
                value(option.type(), node).ifPresent(value -> values.put(option.name(), value));
            } else if (option.isRequired()) {
                problems.add(ConfigErrors.MISSING_KEY, step.place(), missing(component, option));
            }
        }
        if (problems.size() > before) {
            return null;
        }
        S spec = apply(step.place(), () -> component.factory().apply(new Values(values)));
        for (Option<S, ?> option : options) {
            Json node = given.get(option.name());
            if (spec != null && node != null && option.apply() != null) {
                spec = wither(spec, option, values, node.place());
            }
        }
        return spec;
    }

    /** What an object describes whose {@code type} names one of some components; empty after adding what is wrong. */
    Optional<Object> oneOf(Json node, List<? extends Component<?>> kinds) {
        List<String> names = kinds.stream().<String>map(Component::name).toList();
        if (!(node instanceof Json.Obj object)) {
            problems.add(
                    ConfigErrors.WRONG_VALUE,
                    node.place(),
                    "needs an object such as {\"type\": \"" + names.get(0) + "\", …}, found " + node.kind());
            return Optional.empty();
        }
        Json type = object.find("type");
        if (type == null) {
            problems.add(
                    ConfigErrors.MISSING_KEY,
                    object.place(),
                    "the key 'type' is missing. Valid names: " + String.join(", ", names) + ".");
            return Optional.empty();
        } else if (!(type instanceof Json.Text text)) {
            problems.add(ConfigErrors.WRONG_VALUE, type.place(), "needs a text, found " + type.kind());
            return Optional.empty();
        } else {
            for (Component<?> kind : kinds) {
                if (kind.name().equals(text.value()) || kind.aliases().contains(text.value())) {
                    return read(node, kind);
                }
            }
            problems.add(
                    ConfigErrors.UNKNOWN_TYPE,
                    type.place(),
                    "'" + text.value() + "' is no valid type here. " + Suggestion.among(text.value(), names));
            return Optional.empty();
        }
    }

    private static String missing(Component<?> component, Option<?, ?> option) {
        String key = targetKey(component.role());
        return component.name() + " needs "
                + (option.name().equals(component.target()) ? "'" + key + "' or " : "")
                + "the setting '" + option.name() + "': " + option.doc();
    }

    /** A value of the file as a setting's type reads it; empty after adding why it does not fit. */
    <V> Optional<V> value(ValueType<V> type, Json node) {
        try {
            return Optional.of(type.read(new ConfigValue(node, this)));
        } catch (SettingException e) {
            Json part = e.value() instanceof ConfigValue inner ? inner.node() : node;
            problems.add(ConfigErrors.WRONG_VALUE, part.place(), unfit(e, part));
            return Optional.empty();
        }
    }

    private static String unfit(SettingException e, Json node) {
        List<String> choices = e.expected().choices();
        if (!choices.isEmpty() && node instanceof Json.Text text) {
            return node.kind() + " is not one of its values. " + Suggestion.among(text.value(), choices);
        }
        boolean secret = node instanceof Json.Text text && text.fromVariable();
        String reason = e.reason();
        if (reason != null && !secret && e.getCause() instanceof EtlException) {
            return reason;
        }
        return "needs " + e.expected().label() + ", found " + node.kind()
                + (secret ? " (after its variables were replaced)" : reason == null ? "" : ": " + reason);
    }

    private <S, V> @Nullable S wither(S spec, Option<S, V> option, Map<String, Object> values, Place place) {
        var wither = option.apply();
        @SuppressWarnings("unchecked") // read by this very option's type
        V value = (V) values.get(option.name());
        return wither == null || value == null ? spec : apply(place, () -> wither.apply(spec, value));
    }

    private <S> @Nullable S apply(Place place, Supplier<S> call) {
        try {
            return call.get();
        } catch (EtlException e) {
            problems.add(place, e);
        } catch (IllegalArgumentException e) {
            problems.add(ConfigErrors.WRONG_VALUE, place, String.valueOf(e.getMessage()));
        }
        return null;
    }

    /** The settings of a step by option name, wherever they stand; adds keys that nobody reads. */
    private <S> Map<String, Json> given(Component<S> component, List<Option<S, ?>> options, Json.Obj step) {
        Map<String, Json> given = new LinkedHashMap<>();
        List<String> names = options.stream().map(Option::name).toList();
        String targetKey = targetKey(component.role());
        List<String> stepKeys = new ArrayList<>(component.role() == Role.PART ? List.of() : STEP_KEYS);
        if (component.target() != null) {
            stepKeys.add(targetKey);
        }
        boolean flat = component.role().isFlat();
        if (flat) {
            stepKeys.addAll(names);
        }
        if (component.role() == Role.PART && !component.name().isEmpty()) {
            stepKeys.add("type");
        }
        step.members().forEach((key, member) -> {
            String target = component.target();
            if (key.equals(targetKey) && target != null) {
                given.put(target, member.value());
            } else if (flat && names.contains(key)) {
                given.put(key, member.value());
            } else if (!stepKeys.contains(key)) {
                problems.add(ConfigErrors.UNKNOWN_KEY, member.key(), stray(key, component, names, stepKeys));
            }
        });
        Json config = component.role() == Role.PART ? null : step.find("config");
        if (config instanceof Json.Obj settings) {
            settings.members().forEach((key, member) -> {
                if (!names.contains(key)) {
                    problems.add(
                            ConfigErrors.UNKNOWN_KEY, member.key(), "unknown key. " + Suggestion.among(key, names));
                } else if (given.putIfAbsent(key, member.value()) != null) {
                    problems.add(
                            ConfigErrors.CONTRADICTION,
                            member.key(),
                            "the same setting stands beside 'type'"
                                    + (key.equals(component.target()) ? " as '" + targetKey + "'" : "") + ". Keep one");
                }
            });
        } else if (config != null) {
            problems.add(ConfigErrors.WRONG_VALUE, config.place(), "needs an object, found " + config.kind());
        }
        return given;
    }

    private static String stray(String key, Component<?> component, List<String> names, List<String> stepKeys) {
        if (key.equals("source") || key.equals("destination")) {
            return component.name() + " takes no '" + key + "'";
        }
        return names.contains(key)
                ? "'" + key + "' is a setting of " + component.name() + ": put it into 'config'"
                : "unknown key. " + Suggestion.among(key, stepKeys);
    }

    static String targetKey(Role role) {
        return role == Role.LOADER || role == Role.INSPECTOR ? "destination" : "source";
    }

    private record Values(Map<String, Object> byName) implements Settings {
        @Override
        public <V> V get(String name, ValueType<V> type) {
            return find(name, type)
                    .orElseThrow(
                            () -> new IllegalStateException("the setting '" + name + "' is not declared as required"));
        }

        @Override
        @SuppressWarnings("unchecked") // read by the declared type, which the factory names again
        public <V> Optional<V> find(String name, ValueType<V> type) {
            return Optional.ofNullable((V) byName.get(name));
        }
    }
}
