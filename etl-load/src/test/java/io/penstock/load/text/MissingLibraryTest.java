package io.penstock.load.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an app without the optional libraries sees when it writes. */
class MissingLibraryTest {
    @TempDir
    Path directory;

    private static URLClassLoader without(String... jars) throws Exception {
        List<URL> there = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (List.of(jars).stream().noneMatch(entry::contains)) {
                there.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(there.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private Object append(ClassLoader app, String name) throws Exception {
        Class<?> packing = app.loadClass(Packing.class.getName());
        assertThat(packing).isNotSameAs(Packing.class);
        Path file = directory.resolve(name);
        Object kind = packing.getMethod("of", Path.class).invoke(null, file);
        try {
            return packing.getMethod("append", Path.class).invoke(kind, file);
        } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
        }
    }

    @Test
    void namesTheDependencyForZstandardOnlyWhenAFileNeedsIt() throws Exception {
        try (URLClassLoader app = without("zstd-jni")) {
            ((Closeable) append(app, "a.csv")).close();
            ((Closeable) append(app, "a.csv.gz")).close();
            assertThatThrownBy(() -> append(app, "a.csv.zst"))
                    .hasMessage("[PEN-1015] a file that ends in .zst needs Zstandard, which is not on the class path."
                            + " Add the dependency com.github.luben:zstd-jni.");
            assertThat(directory.resolve("a.csv.zst")).doesNotExist();
        }
    }
}
