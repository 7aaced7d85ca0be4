package io.penstock.load.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.Batch;
import io.penstock.load.Sinks;
import io.penstock.schema.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written is read equal by parquet-java and by DuckDB, whatever the schema, the values and the settings. */
class ParquetRoundTripTest {
    private static final int TABLES = 25;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Compression.class)
    void randomTablesComeBackEqual(Compression compression) throws Exception {
        try (DuckReader duck = new DuckReader()) {
            for (int seed = 0; seed < TABLES; seed++) {
                roundTrip(compression, 1000L * compression.ordinal() + seed, duck);
            }
        }
    }

    private void roundTrip(Compression compression, long seed, DuckReader duck) throws Exception {
        Random settings = new Random(seed);
        RandomTables tables = new RandomTables(seed);
        Schema schema = tables.schema();
        List<Batch> batches = tables.batches(schema, 1 + settings.nextInt(6000));
        Path file = directory.resolve("t" + seed + ".parquet");
        ParquetLoader loader = ParquetLoader.of(file)
                .compression(compression)
                .dictionary(settings.nextInt(4) == 0 ? DictionaryUse.OFF : DictionaryUse.ADAPTIVE)
                .rowGroupRows(settings.nextBoolean() ? 1 + settings.nextInt(3000) : ParquetLoader.ROW_GROUP_ROWS);
        Sinks.Loaded loaded = Sinks.load(loader, batches.toArray(new Batch[0]));

        assertThat(loaded.rejects().rows()).as("seed %s", seed).isEmpty();
        List<List<@Nullable Object>> rows = RandomTables.rows(batches);
        assertThat(RandomTables.comparable(JavaReader.rows(file, schema)))
                .as("parquet-java, seed %s, %s", seed, schema)
                .isEqualTo(rows);
        assertThat(RandomTables.comparable(duck.rows(file, schema)))
                .as("DuckDB, seed %s, %s", seed, schema)
                .isEqualTo(rows);
    }
}
