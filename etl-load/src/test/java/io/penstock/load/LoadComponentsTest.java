package io.penstock.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.load.csv.CsvLoader;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.load.excel.ExcelLoader;
import io.penstock.load.file.FileLoader;
import io.penstock.load.json.JsonLoader;
import io.penstock.load.library.LibraryLoader;
import io.penstock.load.parquet.ParquetLoader;
import io.penstock.load.rest.RestLoader;
import io.penstock.load.staging.StagingLoader;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.ComponentProvider;
import io.penstock.spi.component.Option;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoadComponentsTest {
    private static final Map<String, Class<?>> SPECS = Map.ofEntries(
            Map.entry("csv", CsvLoader.class),
            Map.entry("database", DatabaseLoader.class),
            Map.entry("excel", ExcelLoader.class),
            Map.entry("json", JsonLoader.class),
            Map.entry("jsonl", JsonLoader.class),
            Map.entry("parquet", ParquetLoader.class),
            Map.entry("rest", RestLoader.class),
            Map.entry("staging", StagingLoader.class),
            Map.entry("library", LibraryLoader.class),
            Map.entry("library.books", LibraryLoader.class),
            Map.entry("library.members", LibraryLoader.class),
            Map.entry("library.transactions", LibraryLoader.class));

    /** Sinks that the app makes in code and binds to a name: JSON has nothing to set. */
    private static final Set<String> BOUND = Set.of("rows", "consumer");

    /** Options that a factory takes: where to, and which table or kind. */
    private static final Map<String, Set<String>> MADE_WITH = Map.of("library", Set.of("table"));

    /** Withers of a value that only code can make, and of the whole layout, whose parts are options. */
    private static final Map<String, Set<String>> JAVA_ONLY = Map.of(
            "csv", Set.of("layout"),
            "json", Set.of("layout"),
            // The sink jsonl is this choice.
            "jsonl", Set.of("layout", "format"),
            "parquet", Set.of("layout"),
            "excel", Set.of("layout"),
            "database", Set.of("defined_by"));

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
    void everyWitherHasAnOption() {
        Set<String> checked = new TreeSet<>(BOUND);
        for (Component<?> component : components()) {
            String name = component.name();
            Set<String> options =
                    component.options().stream().map(Option::name).collect(Collectors.toCollection(TreeSet::new));
            options.remove(component.target());
            if (BOUND.contains(name)) {
                assertThat(options).as(name).isEmpty();
                continue;
            }
            assertThat(SPECS).containsKey(name);
            checked.add(name);
            options.removeAll(MADE_WITH.getOrDefault(name, Set.of()));
            Set<String> withers = withers(SPECS.get(name));
            Set<String> javaOnly = JAVA_ONLY.getOrDefault(name, Set.of());
            assertThat(withers).as(name).containsAll(javaOnly);
            withers.removeAll(javaOnly);
            assertThat(options).as(name).isEqualTo(withers);
        }
        assertThat(checked).containsAll(SPECS.keySet());
    }

    /** In snake_case; what sets one entry of a map or list is under the name of the whole. */
    private static Set<String> withers(Class<?> spec) {
        return Stream.concat(
                        Arrays.stream(spec.getMethods()).filter(method -> method.getReturnType() == spec),
                        fileWithers(spec))
                .filter(method -> method.getParameterCount() > 0 && !method.isBridge())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .map(name -> name.replaceFirst("index$", "indexes").replaceFirst("column_(type|width)$", "column_$1s"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What every sink of files inherits; all of it goes through the wither of the whole layout. */
    private static Stream<Method> fileWithers(Class<?> spec) {
        return FileLoader.class.isAssignableFrom(spec)
                ? Arrays.stream(FileLoader.class.getMethods())
                        .filter(method -> method.getReturnType() == FileLoader.class)
                : Stream.empty();
    }
}
