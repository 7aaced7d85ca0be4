package io.penstock.extract.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.spi.component.Component;
import io.penstock.spi.component.ComponentProvider;
import io.penstock.spi.component.Option;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class JsonComponentTest {
    /** {@code type} is {@code types} one at a time. */
    private static final Set<String> JAVA_ONLY = Set.of("type", "declaring");

    @Test
    void hasEverySettingOfTheJavaApi() {
        Set<String> withers = new TreeSet<>();
        for (Method method : JsonExtractor.class.getDeclaredMethods()) {
            boolean wither = method.getReturnType() == JsonExtractor.class
                    && Modifier.isPublic(method.getModifiers())
                    && !Modifier.isStatic(method.getModifiers());
            String name = method.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
            if (wither && !JAVA_ONLY.contains(name)) {
                withers.add(name);
            }
        }
        Set<String> options = new TreeSet<>();
        for (Option<?, ?> option : component().options()) {
            options.add(option.name());
        }
        assertThat(options).hasSize(component().options().size());
        options.remove("path");
        assertThat(options).isEqualTo(withers);
    }

    @Test
    void isFoundByBothSpellings() {
        Component<?> json = component();
        assertThat(json.aliases()).containsExactly("JSONExtractor", "JsonExtractor");
        assertThat(json.target()).isEqualTo("path");
    }

    private static Component<?> component() {
        List<Component<?>> found = ServiceLoader.load(ComponentProvider.class).stream()
                .flatMap(provider -> provider.get().components().stream())
                .<Component<?>>map(component -> component)
                .filter(component -> component.name().equals("json"))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
