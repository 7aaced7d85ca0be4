package io.penstock.spi.component;

import io.penstock.error.PlanException;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The kind of value a setting takes: how it reads from JSON and how the JSON Schema describes it.
 *
 * @param label for people and for "expected …": {@code a whole number}
 * @param jsonSchema the JSON Schema of the value, as plain maps and lists
 * @param choices the valid texts when there is a closed set; empty otherwise
 * @param reader converts, throwing {@link IllegalArgumentException} when the value does not fit
 * @param <V> the Java type
 */
public record ValueType<V>(
        String label, Map<String, Object> jsonSchema, List<String> choices, Function<SettingValue, V> reader) {

    public static final ValueType<String> TEXT = simple("a text", "string", ValueType::text);
    public static final ValueType<Long> LONG = simple("a whole number", "integer", ValueType::whole);
    public static final ValueType<Integer> INTEGER =
            simple("a whole number", "integer", value -> Math.toIntExact(whole(value)));
    public static final ValueType<Double> NUMBER = simple("a number", "number", ValueType::number);
    public static final ValueType<Boolean> FLAG = simple("true or false", "boolean", ValueType::flag);
    public static final ValueType<Path> PATH = simple("a file path", "string", value -> Path.of(text(value)));
    public static final ValueType<Charset> CHARSET =
            simple("a character encoding such as UTF-8", "string", ValueType::charset);
    public static final ValueType<ZoneId> ZONE =
            simple("a time zone such as Europe/London", "string", value -> ZoneId.of(text(value)));
    public static final ValueType<Duration> DURATION =
            simple("a duration such as 30s, 5m, 2h or PT30S", "string", value -> Durations.parse(text(value)));
    public static final ValueType<Character> CHARACTER = simple("a single character", "string", ValueType::character);
    public static final ValueType<Type> COLUMN_TYPE =
            simple("a column type such as INT64 or DECIMAL(10,2)", "string", value -> Type.parse(text(value)));
    /** A list of texts; a single text counts as a list of one. */
    public static final ValueType<List<String>> TEXTS = listOf(TEXT);
    /** Any scalar: String, Long, BigDecimal, Boolean. */
    public static final ValueType<Object> SCALAR = new ValueType<>(
            "a text, number, true or false",
            Map.of("type", List.of("boolean", "number", "string")),
            List.of(),
            ValueType::scalar);

    /** A list; a single value counts as a list of one. */
    public static <E> ValueType<List<E>> listOf(ValueType<E> element) {
        Map<String, Object> array = Map.of("type", "array", "items", element.jsonSchema());
        return new ValueType<>(
                "a list, each " + element.label(),
                Map.of("if", Map.of("type", "array"), "then", array, "else", element.jsonSchema()),
                List.of(),
                value -> {
                    List<E> all = new ArrayList<>();
                    for (SettingValue each : value.elements()) {
                        all.add(element.read(each));
                    }
                    return all;
                });
    }

    /** An object whose members all have one kind of value, in file order. */
    public static <E> ValueType<Map<String, E>> mapOf(ValueType<E> element) {
        return new ValueType<>(
                "an object, each value " + element.label(),
                Map.of("type", "object", "additionalProperties", element.jsonSchema()),
                List.of(),
                value -> {
                    Map<String, E> all = new LinkedHashMap<>();
                    value.members().forEach((name, each) -> all.put(name, element.read(each)));
                    return all;
                });
    }

    /** One of an enum's constants, written in lower case: {@code fail_if_exists}. */
    public static <E extends Enum<E>> ValueType<E> choice(Class<E> type) {
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        return new ValueType<>("one of " + String.join(", ", names), Map.of("enum", names), names, value -> {
            String given = text(value).toLowerCase(Locale.ROOT);
            for (E constant : type.getEnumConstants()) {
                if (constant.name().toLowerCase(Locale.ROOT).equals(given)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException("'" + text(value) + "' is not a valid choice");
        });
    }

    /** A component of a role, an object with {@code type}; empty when it cannot be made, which the user has then been told. */
    public static <T> ValueType<Optional<T>> component(Role role, Class<T> type) {
        return new ValueType<>(
                "an object such as {\"type\": …} that names one of the " + role.section(),
                Map.of("$ref", "#/$defs/" + role.name().toLowerCase(Locale.ROOT)),
                List.of(),
                value -> value.component(role, type));
    }

    /** A list of components of a role, each an object with {@code type}. */
    public static <T> ValueType<List<T>> components(Role role, Class<T> type) {
        return new ValueType<>(
                "a list of " + role.section(),
                Map.of(
                        "type",
                        "array",
                        "items",
                        Map.of("$ref", "#/$defs/" + role.name().toLowerCase(Locale.ROOT))),
                List.of(),
                value -> {
                    List<T> all = new ArrayList<>();
                    for (SettingValue each : value.elements()) {
                        each.component(role, type).ifPresent(all::add);
                    }
                    return all;
                });
    }

    /** An object whose keys are the settings of a component of role {@link Role#PART}; empty when it cannot be made. */
    public static <S> ValueType<Optional<S>> settings(Component<S> component) {
        return new ValueType<>(
                "an object of settings", PartSchema.of(component), List.of(), value -> value.settings(component));
    }

    /** An object whose {@code type} names one of these components of role {@link Role#PART}; empty when it cannot be made. */
    public static <S> ValueType<Optional<S>> oneOf(List<Component<? extends S>> kinds) {
        return new ValueType<>(
                "an object such as {\"type\": \"" + kinds.get(0).name() + "\", …}",
                PartSchema.oneOf(kinds),
                List.of(),
                value -> value.oneOf(kinds));
    }

    /** A list of objects, each as {@link #oneOf(List)} reads it; those that cannot be made are left out, which the user has been told. */
    public static <S> ValueType<List<S>> listOfOne(List<Component<? extends S>> kinds) {
        ValueType<Optional<S>> each = oneOf(kinds);
        return new ValueType<>(
                "a list, each " + each.label(),
                Map.of("type", "array", "items", each.jsonSchema()),
                List.of(),
                value -> {
                    List<S> all = new ArrayList<>();
                    for (SettingValue element : value.elements()) {
                        element.<S>oneOf(kinds).ifPresent(all::add);
                    }
                    return all;
                });
    }

    /** The name of a source or sink that the app gives when it loads the file. */
    public static <T> ValueType<T> bound(Role role, Class<T> type) {
        return new ValueType<>(
                "a name that the app has bound", Map.of("type", "string"), List.of(), value -> value.bound(role, type));
    }

    private static <V> ValueType<V> simple(String label, String jsonType, Function<SettingValue, V> reader) {
        return new ValueType<>(label, Map.of("type", jsonType), List.of(), reader);
    }

    private static Object scalar(SettingValue value) {
        Object plain = value.plain();
        if (plain == null || plain instanceof List || plain instanceof Map) {
            throw new IllegalArgumentException("a single value is needed here");
        }
        return plain;
    }

    private static String text(SettingValue value) {
        if (scalar(value) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("put it in quotes");
    }

    private static long whole(SettingValue value) {
        Object plain = scalar(value);
        if (plain instanceof String text) {
            return Long.parseLong(unquoted(text, value));
        } else if (plain instanceof Long number) {
            return number;
        } else if (plain instanceof BigDecimal decimal) {
            return decimal.longValueExact();
        } else if (plain instanceof BigInteger big) {
            return big.longValueExact();
        }
        throw new IllegalArgumentException("that is not a number");
    }

    private static double number(SettingValue value) {
        Object plain = scalar(value);
        return plain instanceof Number number ? number.doubleValue() : Double.parseDouble(unquoted(text(value), value));
    }

    /** A variable always gives a text, so only such a text may stand for a number or a truth value. */
    private static String unquoted(String text, SettingValue value) {
        if (!value.isFromVariable()) {
            throw new IllegalArgumentException("write it without quotes");
        }
        return text.strip();
    }

    private static boolean flag(SettingValue value) {
        Object plain = scalar(value);
        if (plain instanceof Boolean flag) {
            return flag;
        } else if (plain instanceof String text && (text.equals("true") || text.equals("false"))) {
            return Boolean.parseBoolean(unquoted(text, value));
        }
        throw new IllegalArgumentException("that is neither true nor false");
    }

    private static Charset charset(SettingValue value) {
        String name = text(value);
        return name.equalsIgnoreCase("utf8") ? StandardCharsets.UTF_8 : Charset.forName(name);
    }

    private static char character(SettingValue value) {
        String text = text(value);
        if (text.equals("\\t") || text.equalsIgnoreCase("tab")) {
            return '\t';
        }
        if (text.length() != 1) {
            throw new IllegalArgumentException("it has " + text.length() + " characters");
        }
        return text.charAt(0);
    }

    /**
     * Reads a value.
     *
     * @throws SettingException for whatever does not fit, naming the innermost value that does not
     */
    public V read(SettingValue value) {
        try {
            return reader.apply(value);
        } catch (SettingException e) {
            throw e;
        } catch (PlanException e) {
            throw new SettingException(value, this, e.problems().get(0).text(), e);
        } catch (NumberFormatException | IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new SettingException(value, this, null, e);
        } catch (IllegalArgumentException e) {
            throw new SettingException(value, this, e.getMessage(), e);
        } catch (ArithmeticException e) {
            throw new SettingException(value, this, "it is out of range or has a fraction", e);
        } catch (DateTimeException e) {
            throw new SettingException(value, this, null, e);
        }
    }
}
