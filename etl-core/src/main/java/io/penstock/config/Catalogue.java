package io.penstock.config;

import io.penstock.internal.validate.Validate;
import io.penstock.spi.ValidationRule;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.ComponentProvider;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.ValueType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Every component on the class path, found by role and by any spelling of its type. */
final class Catalogue {
    private static final Map<Role, List<String>> ENDINGS = Map.of(
            Role.EXTRACTOR, List.of("Extractor"),
            Role.TRANSFORMER, List.of("Transformer"),
            Role.RULE, List.of("Validator", "Check"),
            Role.INSPECTOR, List.of("Inspector", "Check"),
            Role.CHECK, List.of("Check"),
            Role.LOADER, List.of("Loader"));

    private static final ValueType<List<ValidationRule>> RULES = ValueType.components(Role.RULE, ValidationRule.class);

    private static final Component<Validate> VALIDATE = Component.of(
                    Role.TRANSFORMER, "validate", Validate.class, s -> Validate.of(s.get("rules", RULES)))
            .aliases("DataValidator")
            .summary("Checks every row against rules")
            .required("rules", RULES, "the rules, each an object with 'type'");

    private final Map<Role, Map<String, Component<?>>> byName = new EnumMap<>(Role.class);
    private final Map<Role, Map<String, Component<?>>> bySpelling = new EnumMap<>(Role.class);

    private Catalogue(Iterable<ComponentProvider> providers) {
        for (Role role : Role.values()) {
            byName.put(role, new LinkedHashMap<>());
            bySpelling.put(role, new LinkedHashMap<>());
        }
        add(VALIDATE, Catalogue.class);
        for (ComponentProvider provider : providers) {
            for (Component<?> component : provider.components()) {
                add(component, provider.getClass());
            }
        }
    }

    static Catalogue load() {
        return new Catalogue(ServiceLoader.load(ComponentProvider.class));
    }

    private void add(Component<?> component, Class<?> provider) {
        Component<?> other = names(component.role()).putIfAbsent(component.name(), component);
        if (other != null) {
            throw new IllegalStateException(
                    component.role() + " '" + component.name() + "' is listed twice, again by " + provider.getName());
        }
        for (String spelling : spellings(component)) {
            spellings(component.role()).putIfAbsent(normal(spelling), component);
        }
        if (component.role() == Role.CHECK) {
            names(Role.INSPECTOR).putIfAbsent(component.name(), component);
            spellings(component).forEach(each -> spellings(Role.INSPECTOR).putIfAbsent(normal(each), component));
        }
    }

    /** The component of a role by its name, an alias or a class-like spelling; null when there is none. */
    @Nullable
    Component<?> find(Role role, String type) {
        Component<?> exact = names(role).get(type);
        return exact != null ? exact : spellings(role).get(normal(type));
    }

    /** Components of one role, by name, in the order the modules list them. */
    Map<String, Component<?>> names(Role role) {
        return byName.getOrDefault(role, Map.of());
    }

    private Map<String, Component<?>> spellings(Role role) {
        return bySpelling.getOrDefault(role, Map.of());
    }

    /** Every spelling that the reference and the JSON Schema show: {@code csv, CSVExtractor, CsvExtractor}. */
    static List<String> spellings(Component<?> component) {
        List<String> all = new ArrayList<>();
        all.add(component.name());
        all.addAll(component.aliases());
        String classLike = classLike(component.name());
        all.add(classLike);
        for (String ending : ENDINGS.getOrDefault(component.role(), List.of())) {
            all.add(classLike + ending);
        }
        return all.stream().distinct().toList();
    }

    private static String classLike(String name) {
        StringBuilder out = new StringBuilder();
        boolean first = true;
        for (int i = 0; i < name.length(); i++) {
            char each = name.charAt(i);
            if (each == '_' || each == '.') {
                first = true;
            } else {
                out.append(first ? Character.toUpperCase(each) : each);
                first = false;
            }
        }
        return out.toString();
    }

    private static String normal(String spelling) {
        return spelling.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
