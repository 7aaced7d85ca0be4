package io.penstock.load.rows;

import io.penstock.spi.Loader;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.ValueType;
import java.util.List;

/** The sinks {@code rows} and {@code consumer} in JSON: a list or a function that the app bound to a name. */
public final class RowsComponents {
    private static final ValueType<Loader> BOUND = ValueType.bound(Role.LOADER, Loader.class);

    private RowsComponents() {}

    /** Both; they differ in name only. */
    public static List<Component<?>> components() {
        return List.of(
                named("rows", "A list of the app").aliases("RowsLoader", "MemoryLoader"),
                named("consumer", "A function of the app").aliases("ConsumerLoader"));
    }

    private static Component<Loader> named(String name, String summary) {
        return Component.of(Role.LOADER, name, Loader.class, settings -> settings.get("bound", BOUND))
                .summary(summary)
                .required("bound", BOUND, "the name to which the app bound a sink")
                .target("bound");
    }
}
