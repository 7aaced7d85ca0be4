package io.penstock.extract.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.spi.component.Component;
import io.penstock.spi.component.Option;
import java.lang.reflect.Modifier;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RestComponentTest {
    /** One at a time what JSON gives as a map; an engine's call. */
    private static final Set<String> JAVA_ONLY = Set.of("type", "header", "declaring");

    @Test
    void hasEverySettingOfTheJavaApi() {
        Set<String> withers = new TreeSet<>();
        for (java.lang.reflect.Method method : RestExtractor.class.getDeclaredMethods()) {
            boolean wither = method.getReturnType() == RestExtractor.class
                    && Modifier.isPublic(method.getModifiers())
                    && !Modifier.isStatic(method.getModifiers());
            String name = method.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
            if (wither && !JAVA_ONLY.contains(name)) {
                withers.add(name);
            }
        }
        Set<String> options = new TreeSet<>();
        for (Option<?, ?> option : RestComponent.component().options()) {
            options.add(option.name());
        }
        assertThat(options).hasSize(RestComponent.component().options().size());
        options.remove("url");
        assertThat(options).isEqualTo(withers);
    }

    @Test
    void isFoundByTheNamesPeopleUse() {
        Component<?> rest = RestComponent.component();
        assertThat(rest.aliases()).contains("RESTExtractor", "APIExtractor", "RestExtractor");
        assertThat(rest.target()).isEqualTo("url");
    }
}
