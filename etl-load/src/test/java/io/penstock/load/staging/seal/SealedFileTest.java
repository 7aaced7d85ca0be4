package io.penstock.load.staging.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.penstock.error.LoadException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SealedFileTest {
    private static final SealKey KEY = key(1);

    private static SealKey key(int seed) {
        byte[] secret = new byte[32];
        new Random(seed).nextBytes(secret);
        return SealKey.ofBase64("k", Base64.getEncoder().encodeToString(secret));
    }

    private static byte[] seal(byte[] plain, int chunk, Random random) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (SealedOutput out = new SealedOutput(file, KEY, chunk)) {
            for (int at = 0; at < plain.length; ) {
                int part = Math.min(plain.length - at, 1 + random.nextInt(3 * chunk));
                out.write(plain, at, part);
                at += part;
            }
        }
        return file.toByteArray();
    }

    private static byte[] open(byte[] file, SealKey key) throws IOException {
        try (SealedInput in = SealedInput.of(new ByteArrayInputStream(file), key, "loans.csv.sealed")) {
            return in.readAllBytes();
        }
    }

    private static byte[] random(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void givesBackWhatWasWrittenWhateverTheChunks() throws IOException {
        Random random = new Random(42);
        for (int i = 0; i < 500; i++) {
            int chunk = 1 + random.nextInt(100);
            int length = random.nextInt(3) == 0 ? chunk * random.nextInt(5) : random.nextInt(500);
            byte[] plain = random(random, length);
            assertThat(open(seal(plain, chunk, random), KEY))
                    .as("%s bytes by %s", length, chunk)
                    .isEqualTo(plain);
        }
        byte[] large = random(random, 5 * SealedOutput.CHUNK + 17);
        assertThat(open(seal(large, SealedOutput.CHUNK, random), KEY)).isEqualTo(large);
    }

    @Test
    void aChangeOfAnyByteIsNoticed() throws IOException {
        byte[] file = seal(random(new Random(1), 50), 16, new Random(1));
        for (int at = 0; at < file.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = file.clone();
                changed[at] ^= (byte) (1 << bit);
                assertThat(catchThrowable(() -> open(changed, KEY)))
                        .as("byte %s, bit %s", at, bit)
                        .isInstanceOf(LoadException.class);
            }
        }
    }

    @Test
    void aFileCutOffAnywhereIsNoticed() throws IOException {
        byte[] file = seal(random(new Random(2), 48), 16, new Random(2));
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThat(catchThrowable(() -> open(cut, KEY)))
                    .as("%s bytes", length)
                    .isInstanceOf(LoadException.class);
        }
        assertThatThrownBy(() -> open(Arrays.copyOf(file, file.length - 32), KEY))
                .hasMessage(
                        "[PEN-4714] loans.csv.sealed: the end of the encrypted file is missing or was changed. Take the"
                                + " file from a copy; the part that is there was not given out as whole.");
        assertThatThrownBy(() -> open(Arrays.copyOf(file, file.length + 1), KEY))
                .isInstanceOf(LoadException.class);
    }

    @Test
    void chunksInAnotherOrderOrOfAnotherFileAreNoticed() throws IOException {
        byte[] file = seal(random(new Random(3), 64), 16, new Random(3));
        byte[] other = seal(random(new Random(4), 64), 16, new Random(3));
        int header = file.length - 4 * 32;
        byte[] swapped = file.clone();
        System.arraycopy(file, header, swapped, header + 32, 32);
        System.arraycopy(file, header + 32, swapped, header, 32);
        assertThatThrownBy(() -> open(swapped, KEY))
                .hasMessage(
                        "[PEN-4713] loans.csv.sealed: the encrypted file was changed after it was written. Take the file"
                                + " from a copy; nothing behind this point was decrypted.");
        byte[] mixed = file.clone();
        System.arraycopy(other, header, mixed, header, 32);
        assertThatThrownBy(() -> open(mixed, KEY)).hasMessageStartingWith("[PEN-4713]");
        byte[] doubled = Arrays.copyOf(file, file.length + 32);
        System.arraycopy(file, header + 96, doubled, file.length, 32);
        assertThatThrownBy(() -> open(doubled, KEY)).hasMessageStartingWith("[PEN-471");
    }

    @Test
    void refusesAnotherKeyAndOtherFiles() throws IOException {
        byte[] file = seal(new byte[3], 16, new Random(5));
        assertThatThrownBy(() -> open(file, key(2))).hasMessageStartingWith("[PEN-4711]");
        assertThatThrownBy(() -> open(file, key(2).id("other"))).hasMessageContaining("of another id than 'other'");
        assertThatThrownBy(() -> open("id,title\n1,Emma\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII), KEY))
                .hasMessage(
                        "[PEN-4712] loans.csv.sealed: this is not an encrypted file, or its beginning was changed. Take"
                                + " the file from a copy.");
    }

    @Test
    void neverEncryptsTheSameTwice() throws IOException {
        assertThat(seal(new byte[10], 16, new Random(6))).isNotEqualTo(seal(new byte[10], 16, new Random(6)));
    }
}
