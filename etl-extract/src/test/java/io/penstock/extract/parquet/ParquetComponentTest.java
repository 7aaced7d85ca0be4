package io.penstock.extract.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.spi.component.Component;
import io.penstock.spi.component.ComponentProvider;
import io.penstock.spi.component.Option;
import java.io.File;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ParquetComponentTest {
    @Test
    void hasEverySettingOfTheJavaApi() {
        Set<String> withers = new TreeSet<>();
        for (Method method : ParquetExtractor.class.getDeclaredMethods()) {
            boolean wither = method.getReturnType() == ParquetExtractor.class
                    && Modifier.isPublic(method.getModifiers())
                    && !Modifier.isStatic(method.getModifiers());
            String name = method.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
            if (wither) {
                withers.add(name);
            }
        }
        Set<String> options = new TreeSet<>();
        for (Option<?, ?> option : component().options()) {
            options.add(option.name());
        }
        assertThat(options).hasSize(component().options().size());
        options.remove("path");
        // One more of types.
        withers.remove("type");
        assertThat(options).isEqualTo(withers);
    }

    @Test
    void isFoundByBothSpellings() {
        Component<?> parquet = component();
        assertThat(parquet.aliases()).containsExactly("ParquetExtractor");
        assertThat(parquet.target()).isEqualTo("path");
    }

    @Test
    void readsWithoutHadoopAndParquetJava() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.matches(".*(hadoop|parquet-column|parquet-common|parquet-encoding).*")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        Path file = Suites.require("parquet-conformance/data/alltypes_plain.snappy.parquet");
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        try (URLClassLoader bare = new URLClassLoader(urls.toArray(URL[]::new), platform)) {
            Method read = bare.loadClass(Reading.class.getName()).getDeclaredMethod("count", Path.class);
            read.setAccessible(true);
            assertThat(read.invoke(null, file)).isEqualTo(2);
            assertThatThrownBy(() -> bare.loadClass("org.apache.hadoop.conf.Configuration"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }

    private static Component<?> component() {
        List<Component<?>> found = ServiceLoader.load(ComponentProvider.class).stream()
                .flatMap(provider -> provider.get().components().stream())
                .<Component<?>>map(component -> component)
                .filter(component -> component.name().equals("parquet"))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
