package io.penstock.internal.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run must fit its heap on any number of processors. */
class BatchBytesTest {
    private static final long MIB = 1 << 20;

    @ParameterizedTest
    @CsvSource({"96,1", "256,2", "256,4", "256,64", "512,32", "4096,8", "65536,128"})
    void thePiecesUnderWayTakeAThirdOfTheHeapAtMost(long heapMib, int threads) {
        int bytes = LocalRuns.batchBytes(heapMib * MIB, threads);

        assertThat(3L * bytes * (threads + 2)).isLessThanOrEqualTo(heapMib * MIB / 3);
        assertThat(bytes).isBetween(64 << 10, 8 << 20);
    }

    @ParameterizedTest
    @CsvSource({"256,2,6710886", "8192,2,8388608", "64,256,65536"})
    void isAsLargeAsTheHeapAllowsWithinBounds(long heapMib, int threads, int bytes) {
        assertThat(LocalRuns.batchBytes(heapMib * MIB, threads)).isEqualTo(bytes);
    }
}
