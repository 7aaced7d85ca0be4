package io.penstock.data;

import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one Java type of a record component and the values of a column become each other.
 *
 * @param columnType the type of the column made for it
 * @param accepts the types of columns it can be read from
 * @param fromColumn a column's value (see {@link Column#value}) as the component's value, or a {@link Misfit}
 */
record ComponentKind(Type columnType, Predicate<Type> accepts, UnaryOperator<Object> fromColumn) {
    /** The rule for a {@code BigDecimal} whose column nobody declared. */
    static final DecimalType DEFAULT_DECIMAL = Type.decimal(38, 10);

    static final String SUPPORTED = "long, int, short, byte, double, boolean and their wrappers, String, BigDecimal,"
            + " LocalDate, LocalTime, Instant, byte[], enums";

    private static final double EXACT_IN_DOUBLE = 0x1p53;
    private static final Map<Class<?>, ComponentKind> KINDS = kinds();

    /**
     * What a value is when it cannot become a component.
     *
     * @param reason one sentence part without the value
     * @param next what to do
     */
    record Misfit(String reason, String next) {}

    static @Nullable ComponentKind of(Class<?> type) {
        if (type.isEnum()) {
            return ofEnum(type);
        }
        return KINDS.get(type);
    }

    private static Map<Class<?>, ComponentKind> kinds() {
        Map<Class<?>, ComponentKind> kinds = new LinkedHashMap<>();
        both(kinds, long.class, Long.class, same(Type.INT64));
        both(kinds, int.class, Integer.class, whole("int", Integer.MIN_VALUE, Integer.MAX_VALUE, Long::intValue));
        both(kinds, short.class, Short.class, whole("short", Short.MIN_VALUE, Short.MAX_VALUE, Long::shortValue));
        both(kinds, byte.class, Byte.class, whole("byte", Byte.MIN_VALUE, Byte.MAX_VALUE, Long::byteValue));
        both(
                kinds,
                double.class,
                Double.class,
                new ComponentKind(Type.FLOAT64, Type::isNumeric, ComponentKind::toDouble));
        both(kinds, boolean.class, Boolean.class, same(Type.BOOLEAN));
        kinds.put(String.class, same(Type.TEXT));
        kinds.put(BigDecimal.class, new ComponentKind(DEFAULT_DECIMAL, Type::isNumeric, ComponentKind::toDecimal));
        kinds.put(LocalDate.class, same(Type.DATE));
        kinds.put(LocalTime.class, same(Type.TIME));
        kinds.put(Instant.class, same(Type.TIMESTAMP));
        kinds.put(byte[].class, same(Type.BINARY));
        return kinds;
    }

    private static void both(
            Map<Class<?>, ComponentKind> kinds, Class<?> primitive, Class<?> wrapper, ComponentKind kind) {
        kinds.put(primitive, kind);
        kinds.put(wrapper, kind);
    }

    private static ComponentKind same(Type type) {
        return new ComponentKind(type, type::equals, value -> value);
    }

    private static ComponentKind whole(String name, long least, long most, Function<Long, Object> narrow) {
        Misfit tooLarge = new Misfit("holds a number that " + name + " cannot", "Make the component a long.");
        return new ComponentKind(Type.INT64, Type.INT64::equals, value -> {
            long number = (Long) value;
            return number < least || number > most ? tooLarge : narrow.apply(number);
        });
    }

    private static Object toDouble(Object value) {
        if (value instanceof Long number && Math.abs((double) number) > EXACT_IN_DOUBLE) {
            return new Misfit("holds a whole number that double cannot hold exactly", "Make the component a long.");
        }
        return ((Number) value).doubleValue();
    }

    private static Object toDecimal(Object value) {
        if (value instanceof Long number) {
            return BigDecimal.valueOf(number);
        } else if (value instanceof Double number) {
            return Double.isFinite(number)
                    ? BigDecimal.valueOf(number)
                    : new Misfit("holds NaN or infinity, which BigDecimal cannot", "Make the component a double.");
        }
        return value;
    }

    private static ComponentKind ofEnum(Class<?> type) {
        Map<Object, Object> byName = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(constant -> ((Enum<?>) constant).name(), constant -> constant));
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
        Misfit unknown = new Misfit(
                "holds a text that is none of " + String.join(", ", names),
                "Map the texts to these names before, or make the component a String.");
        return new ComponentKind(Type.TEXT, Type.TEXT::equals, value -> byName.getOrDefault(value, unknown));
    }
}
