package io.penstock.load.parquet.column;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.load.parquet.format.ByteBuilder;
import java.io.ByteArrayInputStream;
import java.util.Random;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.junit.jupiter.api.Test;

/** parquet-java's decoder is the oracle. */
class HybridTest {
    @Test
    void everyMixOfRunsIsReadBack() throws Exception {
        for (int seed = 0; seed < 600; seed++) {
            Random random = new Random(seed);
            int width = 1 + random.nextInt(31);
            int[] values = new int[1 + random.nextInt(400)];
            for (int i = 0; i < values.length; ) {
                int value = random.nextInt() >>> (32 - width);
                for (int run = random.nextInt(random.nextBoolean() ? 2 : 40); run >= 0 && i < values.length; run--) {
                    values[i++] = value;
                }
            }
            ByteBuilder out = new ByteBuilder(16);
            Hybrid.encode(values, values.length, width, out);
            RunLengthBitPackingHybridDecoder decoder =
                    new RunLengthBitPackingHybridDecoder(width, new ByteArrayInputStream(out.toArray()));
            for (int i = 0; i < values.length; i++) {
                assertThat(decoder.readInt()).as("seed %s, value %s", seed, i).isEqualTo(values[i]);
            }
        }
    }

    @Test
    void equalValuesTakeOneRun() {
        ByteBuilder out = new ByteBuilder(16);
        Hybrid.encode(new int[10_000], 10_000, 5, out);
        assertThat(out.size()).isEqualTo(4);
    }

    @Test
    void nothingTakesNothing() {
        ByteBuilder out = new ByteBuilder(16);
        Hybrid.encode(new int[0], 0, 3, out);
        assertThat(out.size()).isZero();
    }
}
