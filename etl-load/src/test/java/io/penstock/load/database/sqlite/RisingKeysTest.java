package io.penstock.load.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RisingKeysTest {
    @Test
    void knowsWhichKeysWereNeverAdded() {
        Random random = new Random(8044);
        RisingKeys keys = new RisingKeys();
        Set<Long> added = new HashSet<>();
        long key = Long.MIN_VALUE;
        for (int i = 0; i < 20_000; i++) {
            key += 1 + (random.nextInt(10) == 0 ? random.nextInt(5) : 0);
            assertThat(keys.isAbove(key)).isTrue();
            keys.add(key);
            added.add(key);
        }
        for (long probe = Long.MIN_VALUE; probe < key + 3; probe++) {
            assertThat(keys.isSurelyAbsent(probe)).isEqualTo(!added.contains(probe));
        }
        assertThat(keys.isAbove(key)).isFalse();
        for (long i = 0; i <= RisingKeys.MOST_RUNS; i++) {
            keys.add(key += 2);
        }
        assertThat(keys.isSurelyAbsent(key - 1)).as("after giving up").isFalse();
        assertThat(keys.isAbove(key)).isFalse();
    }
}
