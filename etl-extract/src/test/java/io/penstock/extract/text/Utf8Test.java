package io.penstock.extract.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
    @Test
    void findsTheFirstByteThatTheJdkRefuses() {
        Random random = new Random(5);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder("abcdefghijkl".substring(random.nextInt(12)));
            for (int i = random.nextInt(6); i > 0; i--) {
                text.append("plain text ".substring(random.nextInt(11)))
                        .appendCodePoint(
                                new int[] {'é', '日', 0x1d11e, 0x7ff, 0x800, 0xffff, 0x10ffff, 'z'}[random.nextInt(8)]);
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            for (int damage = random.nextInt(3); damage > 0; damage--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            bytes = Arrays.copyOf(bytes, bytes.length - random.nextInt(2));
            CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
            ByteBuffer in = ByteBuffer.wrap(bytes);
            boolean bad = decoder.decode(in, CharBuffer.allocate(bytes.length + 8), true)
                    .isError();
            assertThat(Utf8.firstMalformed(bytes, 0, bytes.length)).isEqualTo(bad ? in.position() : -1);
        }
    }

    @Test
    void writesTheBytesThatAreNoText() {
        byte[] latin = "Café, naïve".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new String(Utf8.escapeMalformed(latin, 0, latin.length), StandardCharsets.UTF_8))
                .isEqualTo("Caf\\xE9, na\\xEFve");
    }
}
