package io.penstock.load.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.BatchBuilder;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSink;
import io.penstock.spi.StandaloneContext;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an app without the optional libraries of Parquet writes, and what it is told about the rest. */
class MissingCodecTest {
    @TempDir
    Path directory;

    /** Writes a row; loaded by the app's class loader. */
    public static final class Write implements BiConsumer<Path, String> {
        @Override
        public void accept(Path file, String codec) {
            Schema schema = Schema.of(Field.of("id", Type.INT64));
            try (StandaloneContext context = StandaloneContext.named("app");
                    BatchSink sink = ParquetLoader.of(file)
                            .compression(Compression.valueOf(codec))
                            .open(schema, context)) {
                sink.write(BatchBuilder.of(schema).add(1L).build(), (batch, failures) -> {
                    throw new IllegalStateException("rejected");
                });
                sink.prepare();
                sink.commit();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void filesThatNeedNoLibraryAreWrittenAndTheOthersNameTheDependency() throws Exception {
        List<URL> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Stream.of("snappy-java", "zstd-jni", "parquet", "hadoop").noneMatch(entry::contains)) {
                jars.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader app = new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            @SuppressWarnings("unchecked") // the class of this test, loaded by another loader
            BiConsumer<Path, String> write = (BiConsumer<Path, String>)
                    app.loadClass(Write.class.getName()).getConstructor().newInstance();
            assertThat(write).isNotInstanceOf(Write.class);
            for (String codec : List.of("NONE", "GZIP")) {
                write.accept(directory.resolve(codec), codec);
                assertThat(directory.resolve(codec)).isNotEmptyFile();
            }
            assertThatThrownBy(() -> write.accept(directory.resolve("z"), "ZSTD"))
                    .hasMessage("[PEN-1015] the sink parquet with compression zstd needs zstd-jni, which is not on the"
                            + " class path. Add the dependency com.github.luben:zstd-jni.");
            assertThatThrownBy(() -> write.accept(directory.resolve("s"), "SNAPPY"))
                    .hasMessage("[PEN-1015] the sink parquet with compression snappy needs snappy-java, which is not on"
                            + " the class path. Add the dependency org.xerial.snappy:snappy-java.");
            assertThat(directory.resolve("z")).doesNotExist();
            assertThat(directory.toFile().list()).containsExactlyInAnyOrder("NONE", "GZIP");
        }
    }
}
