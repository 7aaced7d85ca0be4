package io.penstock.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.load.file.FileLoader;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.ComponentProvider;
import io.penstock.spi.component.Option;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoadComponentsTest {
    /** Sinks whose options are all plain withers; the others have tests of their own. */
    private static final Set<String> ALIKE = Set.of("csv", "json", "jsonl", "parquet", "database");

    private static List<Component<?>> components() {
        return ServiceLoader.load(ComponentProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider instanceof LoadComponents)
                .flatMap(provider -> provider.components().stream())
                .collect(Collectors.toList());
    }

    @Test
    void sinksAreFoundByBothSpellingsOfTheirNames() {
        assertThat(aliases("database")).contains("DatabaseLoader", "SQLiteLoader");
        assertThat(aliases("csv")).contains("CSVLoader", "CsvLoader");
        assertThat(aliases("parquet")).contains("ParquetLoader");
        assertThat(aliases("json")).contains("JSONLoader", "JsonLoader");
        assertThat(aliases("excel")).contains("ExcelLoader");
        assertThat(aliases("rest")).contains("RestLoader");
    }

    private static List<String> aliases(String name) {
        return components().stream()
                .filter(component -> component.name().equals(name))
                .findAny()
                .orElseThrow()
                .aliases();
    }

    @Test
    void everyWitherHasAnOption() throws Exception {
        for (Component<?> component : components()) {
            if (!ALIKE.contains(component.name())) {
                continue;
            }
            Set<String> options =
                    component.options().stream().map(Option::name).collect(Collectors.toCollection(TreeSet::new));
            Class<?> spec = spec(component.name());
            if (component.name().equals("jsonl")) {
                options.add("format");
            }
            Set<String> withers = Stream.concat(
                            Arrays.stream(spec.getMethods()).filter(method -> method.getReturnType() == spec),
                            fileWithers(spec))
                    .filter(method -> method.getParameterCount() > 0 && !method.isBridge())
                    .filter(method -> !java.lang.reflect.Modifier.isStatic(method.getModifiers()))
                    .map(Method::getName)
                    .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                    .map(name -> name.replaceFirst("index$", "indexes").replaceFirst("column_type$", "column_types"))
                    .collect(Collectors.toCollection(TreeSet::new));
            withers.remove("layout");
            // A value that only code can make.
            withers.remove("defined_by");
            options.remove("path");
            assertThat(options).isEqualTo(withers);
        }
    }

    /** Sink {@code csv} is {@code io.penstock.load.csv.CsvLoader}, and so on. */
    private static Class<?> spec(String name) throws ClassNotFoundException {
        String format = name.equals("jsonl") ? "json" : name;
        String first = format.substring(0, 1).toUpperCase(Locale.ROOT);
        return Class.forName("io.penstock.load." + format + "." + first + format.substring(1) + "Loader");
    }

    /** What every sink of files inherits; all of it goes through the wither of the whole layout. */
    private static Stream<Method> fileWithers(Class<?> spec) {
        return FileLoader.class.isAssignableFrom(spec)
                ? Arrays.stream(FileLoader.class.getMethods())
                        .filter(method -> method.getReturnType() == FileLoader.class)
                : Stream.empty();
    }
}
