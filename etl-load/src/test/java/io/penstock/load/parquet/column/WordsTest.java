package io.penstock.load.parquet.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WordsTest {
    private final byte[] bytes = new byte[61];

    WordsTest() {
        new Random(7).nextBytes(bytes);
    }

    @Test
    void readsTheSameAsByteByByteAtEveryPlaceAndLength() {
        for (int from = 0; from <= bytes.length; from++) {
            for (int to = from; to <= bytes.length; to++) {
                long[] words = new long[9];
                Arrays.fill(words, -1);
                Words.read(bytes, from, to, words);
                for (int w = 0; w < Words.count(to - from); w++) {
                    assertThat(words[w]).isEqualTo(word(from + 8 * w, to));
                }
                assertThat(Words.first(bytes, from, to)).isEqualTo(word(from, to));
            }
        }
    }

    private long word(int from, int to) {
        long word = 0;
        for (int i = Math.min(to, from + 8) - 1; i >= from; i--) {
            word = (word << 8) | (bytes[i] & 0xFF);
        }
        return word;
    }

    @Test
    void dictionaryTellsValuesApartThatShareHashesOfPadding() {
        BytesDictionary dictionary = new BytesDictionary();
        byte[] zeros = new byte[40];
        for (int length = 0; length <= 24; length++) {
            assertThat(dictionary.code(zeros, 3, 3 + length)).isEqualTo(length);
        }
        for (int length = 0; length <= 24; length++) {
            assertThat(dictionary.code(zeros, 5, 5 + length)).isEqualTo(length);
            assertThat(dictionary.length(length)).isEqualTo(length);
        }
        assertThat(dictionary.size()).isEqualTo(25);
    }

    @Test
    void dictionaryKeepsCodesAsItGrowsAndForgetsThemWhenCleared() {
        BytesDictionary dictionary = new BytesDictionary();
        for (int round = 0; round < 2; round++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int i = 0; i < 5000; i++) {
                    byte[] value = ("x" + "value ".repeat(i % 7) + i).getBytes(StandardCharsets.UTF_8);
                    int code = dictionary.code(value, 1, value.length);
                    assertThat(code).isEqualTo(i);
                    int start = dictionary.start(code);
                    assertThat(Arrays.copyOfRange(dictionary.pool().array(), start, start + dictionary.length(code)))
                            .isEqualTo(Arrays.copyOfRange(value, 1, value.length));
                }
            }
            dictionary.clear();
        }
    }
}
