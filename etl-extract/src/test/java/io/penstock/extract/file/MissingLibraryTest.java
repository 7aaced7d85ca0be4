package io.penstock.extract.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an app without the optional libraries sees. */
class MissingLibraryTest {
    @TempDir
    Path directory;

    @Test
    void namesTheDependencyToAddOnlyWhenAFileNeedsIt() throws Exception {
        List<URL> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains("zstd-jni") && !entry.contains("commons-compress")) {
                jars.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader app = new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Path plain = Files.writeString(directory.resolve("a.csv"), "a\n1\n");
            ((Closeable) open(app, plain)).close();
            refuses(app, "a.csv.zst", "com.github.luben:zstd-jni");
            refuses(app, "a.csv.bz2", "org.apache.commons:commons-compress");
        }
    }

    private void refuses(ClassLoader app, String name, String library) throws Exception {
        Path packed = Files.writeString(directory.resolve(name), "a\n1\n");
        assertThatThrownBy(() -> open(app, packed))
                .hasMessage("[PEN-2006] reading '" + packed + "' needs the library " + library
                        + ", which is not there. Add the dependency " + library + ".");
    }

    private static Object open(ClassLoader app, Path file) throws Exception {
        Class<?> input = app.loadClass(TextInput.class.getName());
        assertThat(input).isNotSameAs(TextInput.class);
        Class<?> compression = app.loadClass(Compression.class.getName());
        Class<?> detection = app.loadClass(CharsetDetection.class.getName());
        Method open = input.getMethod("open", Path.class, compression, Charset.class, detection);
        try {
            return open.invoke(
                    null,
                    file,
                    compression.getEnumConstants()[0],
                    StandardCharsets.UTF_8,
                    detection.getEnumConstants()[0]);
        } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
        }
    }
}
