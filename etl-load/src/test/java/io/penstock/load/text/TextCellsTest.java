package io.penstock.load.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.load.text.IsoTimes.Fraction;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextCellsTest {
    private final byte[] out = new byte[64];

    private String text(int end) {
        return new String(out, 0, end, StandardCharsets.US_ASCII);
    }

    @Test
    void integersAndDecimalsReadLikeJavas() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            assertThat(text(AsciiNumbers.integer(value, out, 0))).isEqualTo(Long.toString(value));
            int scale = random.nextInt(19);
            long unscaled = value % 1_000_000_000_000_000_000L;
            assertThat(text(AsciiNumbers.decimal(unscaled, scale, out, 0)))
                    .isEqualTo(BigDecimal.valueOf(unscaled, scale).toPlainString());
        }
        for (long edge :
                new long[] {0, 9, 10, 99, 100, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1_000_000_000_000_000_000L}) {
            assertThat(text(AsciiNumbers.integer(edge, out, 0))).isEqualTo(Long.toString(edge));
        }
    }

    @Test
    void doublesReadBackTheSame() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            double value = switch (i % 4) {
                case 0 -> Double.longBitsToDouble(random.nextLong());
                case 1 -> random.nextInt(1_000_000) / 100.0;
                case 2 -> random.nextInt();
                default -> random.nextGaussian() * 1e4;
            };
            String text = text(AsciiNumbers.real(value, out, 0));
            assertThat(Double.doubleToLongBits(Double.parseDouble(text))).isEqualTo(Double.doubleToLongBits(value));
            assertThat(text.length())
                    .isLessThanOrEqualTo(Math.max(Double.toString(value).length(), 17));
        }
        assertThat(text(AsciiNumbers.real(37, out, 0))).isEqualTo("37.0");
        assertThat(text(AsciiNumbers.real(-0.0, out, 0))).isEqualTo("-0.0");
        assertThat(text(AsciiNumbers.real(12.5, out, 0))).isEqualTo("12.5");
        assertThat(text(AsciiNumbers.real(-0.01, out, 0))).isEqualTo("-0.01");
    }

    @Test
    void datesAndTimesAreIso() {
        IsoTimes times = new IsoTimes();
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            long day = i % 3 == 0 ? random.nextInt(8_000_000) - 4_000_000 : random.nextInt(30_000);
            assertThat(text(times.date(day, out, 0)))
                    .isEqualTo(LocalDate.ofEpochDay(day).toString());
            long micros = (random.nextLong() >>> 12) - (1L << 50);
            String timestamp = text(times.timestamp(micros, Fraction.SIX_DIGITS, out, 0));
            assertThat(timestamp).endsWith("Z");
            if (timestamp.length() == 27) {
                assertThat(Instant.parse(timestamp)).isEqualTo(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
            }
            long ofDay = Math.floorMod(micros, 86_400_000_000L);
            assertThat(LocalTime.parse(text(times.time(ofDay, Fraction.WHERE_NEEDED, out, 0))))
                    .isEqualTo(LocalTime.ofNanoOfDay(ofDay * 1000));
        }
        assertThat(text(times.time(0, Fraction.WHERE_NEEDED, out, 0))).isEqualTo("00:00:00");
        assertThat(text(times.timestamp(0, Fraction.SIX_DIGITS, out, 0))).isEqualTo("1970-01-01T00:00:00.000000Z");
    }
}
