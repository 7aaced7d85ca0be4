package io.penstock.quality.distinct;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WyHashTest {
    /** The test vectors published with the reference implementation. */
    @ParameterizedTest
    @CsvSource({
        "0, '', 0409638ee2bde459",
        "1, a, a8412d091b5fe0a9",
        "2, abc, 32dd92e4b2915153",
        "3, message digest, 8619124089a3a16b",
        "4, abcdefghijklmnopqrstuvwxyz, 7a43afb61d7f5f40",
        "5, ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789, ff42329b90e50d58",
        "6, 12345678901234567890123456789012345678901234567890123456789012345678901234567890, c39cab13b115aad3"
    })
    void agreesWithTheReferenceImplementation(long seed, String text, String expected) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);

        assertThat(WyHash.hash(bytes, 0, bytes.length, seed)).isEqualTo(Long.parseUnsignedLong(expected, 16));
    }

    @Test
    void dependsOnTheSliceOnlyNotOnWhatLiesAroundIt() {
        Random random = new Random(8044);
        for (int length = 0; length < 200; length++) {
            byte[] value = new byte[length];
            random.nextBytes(value);
            byte[] around = new byte[length + 40];
            random.nextBytes(around);
            System.arraycopy(value, 0, around, 17, length);

            assertThat(WyHash.hash(around, 17, 17 + length)).isEqualTo(WyHash.hash(value, 0, length));
        }
    }

    @Test
    void everyByteAndTheLengthMatter() {
        Set<Long> seen = new HashSet<>();
        int values = 0;
        for (int length = 0; length < 130; length++) {
            byte[] zeros = new byte[length];
            assertThat(seen.add(WyHash.hash(zeros, 0, length))).isTrue();
            values++;
            for (int at = 0; at < length; at++) {
                byte[] changed = Arrays.copyOf(zeros, length);
                changed[at] = 1;
                assertThat(seen.add(WyHash.hash(changed, 0, length))).isTrue();
                values++;
            }
        }
        assertThat(seen).hasSize(values);
    }
}
