package io.penstock.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.extract.files.FilesExtractor;
import io.penstock.extract.library.LibraryExtractor;
import io.penstock.extract.watch.WatchedDirectory;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Option;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExtractComponentsTest {
    /** Sources of which a test of their own compares withers and options. */
    private static final Set<String> ELSEWHERE = Set.of("csv", "database", "excel", "json", "jsonl", "parquet", "rest");

    /** What {@code extraction} or the component's own name chooses in JSON. */
    private static final Set<String> EXTRACTIONS =
            Set.of("books", "members", "transactions", "analytics", "full", "extraction");

    private static final Map<String, Class<?>> SPECS = Map.of(
            "files", FilesExtractor.class,
            "watch", WatchedDirectory.class,
            "library", LibraryExtractor.class,
            "library.books", LibraryExtractor.class,
            "library.members", LibraryExtractor.class,
            "library.transactions", LibraryExtractor.class,
            "library.analytics", LibraryExtractor.class,
            "library.full", LibraryExtractor.class);

    /** Extractions that do not go by days; in Java the days are refused when they run. */
    private static final Set<String> WITHOUT_DAYS = Set.of("library.books", "library.members");

    @Test
    void everyWitherHasAnOption() {
        Set<String> names = new TreeSet<>();
        for (Component<?> component : new ExtractComponents().components()) {
            String name = component.name();
            assertThat(names.add(name)).as(name).isTrue();
            Set<String> options =
                    component.options().stream().map(Option::name).collect(Collectors.toCollection(TreeSet::new));
            if (name.equals("rows")) {
                // Rows in the file, or a source that the app made in code: no spec to set anything of.
                assertThat(options).containsExactlyInAnyOrder("bound", "rows", "types");
            } else if (!ELSEWHERE.contains(name)) {
                assertThat(SPECS).containsKey(name);
                Set<String> withers = withers(SPECS.get(name));
                if (name.startsWith("library")) {
                    withers.removeAll(EXTRACTIONS);
                    options.remove("extraction");
                }
                if (WITHOUT_DAYS.contains(name)) {
                    withers.removeAll(Set.of("from", "to"));
                }
                options.remove(component.target());
                assertThat(options).as(name).isEqualTo(withers);
            }
        }
        assertThat(names).containsAll(SPECS.keySet()).containsAll(ELSEWHERE).contains("rows");
    }

    private static Set<String> withers(Class<?> spec) {
        return Arrays.stream(spec.getDeclaredMethods())
                .filter(method -> method.getReturnType() == spec && !method.isBridge())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .map(method -> method.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
