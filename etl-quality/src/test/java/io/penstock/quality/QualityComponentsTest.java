package io.penstock.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.quality.profile.ColumnProfiler;
import io.penstock.spi.Inspector;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.ComponentProvider;
import io.penstock.spi.component.Option;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.SettingValue;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class QualityComponentsTest {
    private final Component<?> profile = ServiceLoader.load(ComponentProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(QualityComponents.class::isInstance)
            .flatMap(provider -> provider.components().stream())
            .filter(component -> component.name().equals("profile"))
            .findFirst()
            .orElseThrow();

    @Test
    void offersTheProfileUnderBothSpellings() {
        assertThat(profile.role()).isEqualTo(Role.INSPECTOR);
        assertThat(profile.aliases()).containsExactly("ColumnProfiler", "DataProfiler");
        assertThat(profile.options())
                .extracting(Option::name)
                .containsExactly("columns", "exact_distinct_limit", "show_values", "detail", "top", "histogram_bins");
    }

    @Test
    void profilesAllColumnsUnlessSomeAreNamed() {
        assertThat(((Inspector) profile.factory().apply(new Given(null)))
                        .describe()
                        .subject())
                .isEqualTo("of all columns");
        assertThat(((Inspector) profile.factory().apply(new Given(List.of("isbn", "title"))))
                        .describe()
                        .subject())
                .isEqualTo("isbn, title");
    }

    @Test
    @SuppressWarnings("unchecked")
    void optionsCallTheWithersOfJava() {
        ColumnProfiler profiler = ColumnProfiler.allColumns();
        for (Option<?, ?> each : profile.options()) {
            Option<ColumnProfiler, Object> option = (Option<ColumnProfiler, Object>) each;
            if (option.apply() != null) {
                Object json = switch (option.name()) {
                    case "show_values" -> "hidden";
                    case "detail" -> "full";
                    default -> 7L;
                };
                profiler = option.apply().apply(profiler, option.type().read(new Json(json)));
            }
        }

        assertThat(profiler.describe().settings())
                .isEqualTo(Map.of(
                        "exact_distinct_limit",
                        "7",
                        "show_values",
                        "hidden",
                        "detail",
                        "full",
                        "top",
                        "7",
                        "histogram_bins",
                        "7"));
    }

    private record Given(List<String> columns) implements Settings {
        @Override
        public <V> V get(String name, ValueType<V> type) {
            return find(name, type).orElseThrow();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <V> Optional<V> find(String name, ValueType<V> type) {
            return name.equals("columns") ? Optional.ofNullable((V) columns) : Optional.empty();
        }
    }

    private record Json(Object plain) implements SettingValue {
        @Override
        public List<SettingValue> elements() {
            return Arrays.asList(this);
        }

        @Override
        public Map<String, SettingValue> members() {
            return Map.of();
        }

        @Override
        public boolean isFromVariable() {
            return false;
        }

        @Override
        public <T> Optional<T> component(Role role, Class<T> type) {
            return Optional.empty();
        }
    }
}
