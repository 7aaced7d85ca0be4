package io.penstock.load.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AsciiNumbersTest {
    private static String real(double value) {
        byte[] out = new byte[64];
        return new String(out, 0, AsciiNumbers.real(value, out, 0), StandardCharsets.ISO_8859_1);
    }

    /** 0.07 times 100 is not 7 in binary; it must not become 0.070 for that. */
    @Test
    void writesNoZeroTooManyAfterThePoint() {
        for (int unscaled = -20_000; unscaled <= 20_000; unscaled++) {
            for (double power : new double[] {1, 10, 100, 1000, 10_000}) {
                double value = unscaled / power;
                assertThat(Double.parseDouble(real(value))).isEqualTo(value);
                String text = real(value);
                assertThat(text).matches("-?\\d+\\.(0|\\d*[1-9])|0\\.0|-?\\d+(\\.\\d+)?E-?\\d+");
            }
        }
        assertThat(real(0.07)).isEqualTo("0.07");
        assertThat(real(-0.0)).isEqualTo("-0.0");
        assertThat(real(Double.NaN)).isEqualTo("NaN");
        assertThat(real(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    }

    @Test
    void readsBackAsTheSameDouble() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            double value = i % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : random.nextLong() / 1e4;
            assertThat(Double.parseDouble(real(value))).isEqualTo(Double.valueOf(value));
        }
    }
}
