package io.penstock.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.error.LoadException;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.load.database.WriteMode;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSink;
import io.penstock.spi.Loader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnwritableDiskTest {
    private static final Schema SCHEMA = Schema.of(Field.of("id", Type.INT64), Field.of("text", Type.TEXT));

    @TempDir
    Path directory;

    private static Batch rows(int count) {
        BatchBuilder batch = BatchBuilder.of(SCHEMA);
        for (long i = 0; i < count; i++) {
            batch.add(i, "text ".repeat(50) + i);
        }
        return batch.build();
    }

    private static void fill(Loader loader) throws Exception {
        try (BatchSink sink = loader.open(SCHEMA, Sinks.context())) {
            try {
                for (int i = 0; i < 20; i++) {
                    sink.write(rows(5000), new Sinks.Rejects());
                }
                sink.prepare();
                sink.commit();
            } catch (LoadException e) {
                sink.abort();
                throw e;
            }
        }
    }

    @Test
    void aFullDiskStopsANewDatabase() throws Exception {
        try (SmallDisk ignored = SmallDisk.at(directory, 4)) {
            Path file = directory.resolve("new.db");
            assertThatThrownBy(() -> fill(DatabaseLoader.sqlite(file).table("t")))
                    .isInstanceOf(LoadException.class)
                    .hasMessage("[PEN-4109] " + file
                            + ": the disk is full. Free some space (a load needs about twice the size of"
                            + " its rows while it runs) and run again.");
            assertThat(Files.list(directory)).isEmpty();
        }
    }

    @Test
    void aFullDiskLeavesAnExistingDatabaseAsItWas() throws Exception {
        try (SmallDisk ignored = SmallDisk.at(directory, 4)) {
            Path file = directory.resolve("old.db");
            Sinks.load(DatabaseLoader.sqlite(file).table("t"), rows(10));
            byte[] before = Files.readAllBytes(file);
            for (WriteMode mode : new WriteMode[] {WriteMode.APPEND, WriteMode.REPLACE}) {
                assertThatThrownBy(() ->
                                fill(DatabaseLoader.sqlite(file).table("t").mode(mode)))
                        .isInstanceOf(LoadException.class)
                        .hasMessageStartingWith("[PEN-4109] " + file + ": the disk is full.");
                assertThat(Files.readAllBytes(file)).isEqualTo(before);
                assertThat(Files.list(directory)).containsExactly(file);
            }
        }
    }

    @Test
    void aFullDiskStopsACsvFile() throws Exception {
        try (SmallDisk ignored = SmallDisk.at(directory, 4)) {
            Path file = directory.resolve("rows.csv");
            Files.writeString(file, "old");
            assertThatThrownBy(() -> fill(CsvLoader.of(file)))
                    .isInstanceOf(LoadException.class)
                    .hasMessage("[PEN-4205] " + file + ": the disk is full. Free some space and run again.");
            assertThat(file).hasContent("old");
            assertThat(Files.list(directory)).containsExactly(file);
        }
    }

    @Test
    void aReadOnlyDiskIsNamed() throws Exception {
        try (SmallDisk disk = SmallDisk.at(directory, 4)) {
            Path old = directory.resolve("old.db");
            Sinks.load(DatabaseLoader.sqlite(old).table("t"), rows(10));
            disk.makeReadOnly();
            assertThatThrownBy(() -> fill(DatabaseLoader.sqlite(old).table("t")))
                    .hasMessage("[PEN-4108] " + old
                            + ": the database file or its directory cannot be written. Give this user the"
                            + " right to write to both, or choose another target.");
            Path fresh = directory.resolve("new.db");
            assertThatThrownBy(() -> fill(DatabaseLoader.sqlite(fresh).table("t")))
                    .hasMessage("[PEN-4108] " + fresh
                            + ": the database's directory cannot be written (read-only file system)."
                            + " Give this user the right to write there, or choose another target.");
            Path csv = directory.resolve("rows.csv");
            assertThatThrownBy(() -> fill(CsvLoader.of(csv)))
                    .hasMessage("[PEN-4204] " + csv
                            + ": the file cannot be written (read-only file system). Give this user the"
                            + " right to write there, or choose another target.");
        }
    }
}
