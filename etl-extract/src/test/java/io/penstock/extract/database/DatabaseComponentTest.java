package io.penstock.extract.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DatabaseComponentTest {
    /** {@code type} is {@code types} one at a time; bounds and parts stand beside {@code partition_on}. */
    private static final Set<String> JAVA_ONLY = Set.of("type", "partition_bounds");

    @Test
    void hasEverySettingOfTheJavaApi() {
        Set<String> withers = new TreeSet<>(Set.of("path", "partitions", "lower_bound", "upper_bound"));
        for (Method method : DatabaseExtractor.class.getDeclaredMethods()) {
            boolean wither = method.getReturnType() == DatabaseExtractor.class
                    && Modifier.isPublic(method.getModifiers())
                    && !Modifier.isStatic(method.getModifiers());
            String name = method.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
            if (wither && !JAVA_ONLY.contains(name)) {
                withers.add(name);
            }
        }
        Set<String> options = new TreeSet<>();
        DatabaseComponent.component().options().forEach(option -> options.add(option.name()));
        assertThat(options).isEqualTo(withers);
    }
}
