package io.penstock.extract.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.penstock.error.EtlException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files give rows or an error of ours: never another exception, a hang or more memory than a small heap has. */
class ParquetFuzzTest {
    private static final int ROUNDS = 400;
    private static final long MOST_ALLOCATED = 64L << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path directory;

    @Test
    void survivesFlippedBitsInFilesOfDuckDb() throws Exception {
        Path file = directory.resolve("all.parquet");
        for (String codec : List.of("snappy", "uncompressed", "zstd", "gzip", "lz4_raw")) {
            try (Duck duck = Duck.open()) {
                duck.run("COPY (SELECT i AS a, 'text ' || i % 7 AS b, i / 3.0 AS c, CASE WHEN i % 3 = 0 THEN NULL ELSE"
                        + " [i, i + 1] END AS d, {'x': i, 'y': [{'z': i}]} AS e, i::DECIMAL(30, 3) AS f, MAP {'k': i} AS"
                        + " g FROM range(100) t(i)) TO '" + file + "' (FORMAT parquet, CODEC '" + codec + "')");
            }
            flip(Files.readAllBytes(file), codec.hashCode());
        }
    }

    @Test
    void survivesFlippedBitsInFilesOfManyWriters() throws Exception {
        for (String name : List.of(
                "alltypes_plain.snappy",
                "delta_encoding_required_column",
                "datapage_v2.snappy",
                "nullable.impala",
                "data_index_bloom_encoding_stats",
                "byte_stream_split.zstd",
                "nested_maps.snappy")) {
            Path file = Suites.require("parquet-conformance/data/" + name + ".parquet");
            flip(Files.readAllBytes(file), name.hashCode());
        }
    }

    private void flip(byte[] sound, long seed) throws Exception {
        Random random = new Random(seed);
        Path file = directory.resolve("flipped.parquet");
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = sound.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                bytes[4 + random.nextInt(bytes.length - 8)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, bytes);
            Nested nested = Nested.values()[round % 3];
            String place = "seed " + seed + ", round " + round;
            refused += Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> read(file, nested), place);
        }
        assertThat(refused).isPositive();
    }

    private static int read(Path file, Nested nested) throws Exception {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        int refused = 0;
        try {
            Reading.read(ParquetExtractor.of(file).nested(nested));
        } catch (EtlException e) {
            refused = 1;
        }
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                .as("bytes allocated for a file of a few kilobytes")
                .isLessThan(MOST_ALLOCATED);
        return refused;
    }
}
