package io.penstock.extract.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.spi.BatchSource;
import io.penstock.spi.StandaloneContext;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an app without the optional libraries of Parquet reads, and what it is told about the rest. */
class MissingCodecTest {
    @TempDir
    Path directory;

    /** The number of rows in a file; loaded by the app's class loader. */
    public static final class Rows implements Function<Path, Long> {
        @Override
        public Long apply(Path file) {
            try (StandaloneContext context = StandaloneContext.named("app");
                    BatchSource source = ParquetExtractor.of(file).open(context)) {
                long rows = 0;
                for (Batch batch = source.next(); batch != null; batch = source.next()) {
                    rows += batch.rowCount();
                }
                return rows;
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Path file(String codec) throws Exception {
        Path file = directory.resolve(codec + ".parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("COPY (SELECT range AS id, 'title ' || (range % 7) AS title FROM range(5000)) TO '" + file
                    + "' (FORMAT parquet, COMPRESSION " + codec + ")");
        }
        return file;
    }

    private static URLClassLoader without(String... names) throws Exception {
        List<URL> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Stream.of(names).noneMatch(entry::contains)) {
                jars.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    @SuppressWarnings("unchecked") // the class of this test, loaded by another loader
    private static Function<Path, Long> rows(ClassLoader app) throws Exception {
        return (Function<Path, Long>)
                app.loadClass(Rows.class.getName()).getConstructor().newInstance();
    }

    @Test
    void filesThatNeedNoLibraryAreReadAndTheOthersNameTheDependency() throws Exception {
        try (URLClassLoader app = without("snappy-java", "zstd-jni")) {
            Function<Path, Long> rows = rows(app);
            assertThat(rows).isNotInstanceOf(Rows.class);
            assertThat(rows.apply(file("uncompressed"))).isEqualTo(5_000);
            assertThat(rows.apply(file("gzip"))).isEqualTo(5_000);
            Path snappy = file("snappy");
            assertThatThrownBy(() -> rows.apply(snappy))
                    .hasMessage(
                            "[PEN-1015] a Parquet file packed by SNAPPY needs Snappy, which is not on the class path."
                                    + " Add the dependency org.xerial.snappy:snappy-java.");
            Path zstd = file("zstd");
            assertThatThrownBy(() -> rows.apply(zstd))
                    .hasMessage("[PEN-1015] a Parquet file packed by ZSTD needs Zstandard, which is not on the class"
                            + " path. Add the dependency com.github.luben:zstd-jni.");
            assertThat(Stream.of(snappy, zstd).map(new Rows())).containsOnly(5_000L);
        }
    }

    @Test
    void withoutTheFormatNothingIsReadAndTheDependencyIsNamed() throws Exception {
        Path file = file("uncompressed");
        try (URLClassLoader app = without("parquet-format-structures")) {
            Function<Path, Long> rows = rows(app);
            assertThatThrownBy(() -> rows.apply(file))
                    .hasMessage(
                            "[PEN-1015] the source parquet needs the Parquet format, which is not on the class path."
                                    + " Add the dependency org.apache.parquet:parquet-format-structures.");
        }
    }
}
