package io.penstock.data;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.error.TransformException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The components of a record class with method handles to its constructor and accessors; reflection happens once, here. */
final class RecordShape<T extends Record> {
    private final Class<T> type;
    private final RecordComponent[] components;
    private final List<ComponentKind> kinds;
    private final MethodHandle constructor;
    private final MethodHandle[] accessors;

    private RecordShape(
            Class<T> type,
            RecordComponent[] components,
            List<ComponentKind> kinds,
            MethodHandle constructor,
            MethodHandle[] accessors) {
        this.type = type;
        this.components = components;
        this.kinds = kinds;
        this.constructor = constructor;
        this.accessors = accessors;
    }

    static <T extends Record> RecordShape<T> of(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null || components.length == 0) {
            throw unmappable(type, "it has no components", "Name a record class with a component per column.");
        }
        List<ComponentKind> kinds = kinds(type, components);
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            Class<?>[] types = new Class<?>[components.length];
            MethodHandle[] accessors = new MethodHandle[components.length];
            for (int i = 0; i < types.length; i++) {
                types[i] = components[i].getType();
                accessors[i] = lookup.unreflect(components[i].getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
            }
            MethodHandle constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            return new RecordShape<>(type, components, kinds, constructor, accessors);
        } catch (IllegalAccessException e) {
            throw unmappable(
                    type,
                    "its module does not let Penstock see it",
                    "Add 'opens " + type.getPackageName() + " to io.penstock.core;' to module-info.java.");
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record class always has its canonical constructor", e);
        }
    }

    private static List<ComponentKind> kinds(Class<?> type, RecordComponent[] components) {
        List<ComponentKind> kinds = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (RecordComponent component : components) {
            ComponentKind kind = ComponentKind.of(component.getType());
            if (kind == null) {
                problems.add(Problem.of(
                                RecordErrors.UNMAPPABLE,
                                "no column has a value of "
                                        + component.getType().getSimpleName() + ". Valid types: "
                                        + ComponentKind.SUPPORTED + ".")
                        .at(place(type, component)));
            } else {
                kinds.add(kind);
            }
        }
        if (!problems.isEmpty()) {
            throw new PlanException(problems);
        }
        return kinds;
    }

    private static PlanException unmappable(Class<?> type, String reason, String next) {
        return new PlanException(
                Problem.of(RecordErrors.UNMAPPABLE, "record " + type.getSimpleName() + " cannot be used: " + reason)
                        .next(next));
    }

    private static String place(Class<?> type, RecordComponent component) {
        return "record " + type.getSimpleName() + ", component '" + component.getName() + "' ("
                + component.getType().getSimpleName() + ")";
    }

    int size() {
        return components.length;
    }

    String name(int i) {
        return components[i].getName();
    }

    ComponentKind kind(int i) {
        return kinds.get(i);
    }

    boolean isPrimitive(int i) {
        return components[i].getType().isPrimitive();
    }

    boolean isDecimal(String component) {
        for (RecordComponent each : components) {
            if (each.getName().equals(component)) {
                return each.getType() == BigDecimal.class;
            }
        }
        return false;
    }

    /** {@code record Book, component 'pages' (int)}. */
    String place(int i) {
        return place(type, components[i]);
    }

    /** The component's value as a column takes it. */
    @Nullable
    Object value(int i, T row) {
        try {
            Object value = (Object) accessors[i].invokeExact((Object) row);
            return value instanceof Enum<?> constant ? constant.name() : value;
        } catch (Throwable e) {
            throw threw(place(i) + ": the accessor threw ", e, null);
        }
    }

    /** @param where the row's place, for messages */
    T make(@Nullable Object[] values, RecordPlace where) {
        try {
            return type.cast((Object) constructor.invokeExact(values));
        } catch (Throwable e) {
            throw threw("the constructor of record " + type.getSimpleName() + " threw ", e, where.text());
        }
    }

    /** Where a row came from; made only when it is asked for. */
    @FunctionalInterface
    interface RecordPlace {
        String text();
    }

    private static RuntimeException threw(String what, Throwable cause, @Nullable String where) {
        if (cause instanceof Error error) {
            throw error;
        }
        Problem problem = Problem.of(
                RecordErrors.CONSTRUCTOR_THREW, what + cause.getClass().getSimpleName());
        return new TransformException(where == null ? problem : problem.at(where), cause);
    }
}
