package io.penstock.load.staging.seal;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts or decrypts chunks of a file in their order. One thread. */
final class Chunks {
    static final int TAG = 16;
    private static final int NONCE = 12;
    private static final long MOST = 1L << 32;

    private final Cipher cipher;
    private final SecretKeySpec key;
    private final byte[] nonce = new byte[NONCE];
    private long number;

    Chunks(byte[] fileKey, byte[] prefix) {
        key = new SecretKeySpec(fileKey, "AES");
        System.arraycopy(prefix, 0, nonce, 0, prefix.length);
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /** Encrypts the next chunk; gives the bytes put into {@code to}. */
    int seal(byte[] plain, int length, boolean last, byte[] to) {
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, nonce(last));
            number++;
            return cipher.doFinal(plain, 0, length, to, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused to encrypt", e);
        }
    }

    /** Decrypts the next chunk; gives the bytes put into {@code to}, or -1 when it is not what was written there. */
    int open(byte[] sealed, int length, boolean last, byte[] to) {
        try {
            cipher.init(Cipher.DECRYPT_MODE, key, nonce(last));
            int plain = cipher.doFinal(sealed, 0, length, to, 0);
            number++;
            return plain;
        } catch (AEADBadTagException e) {
            return -1;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused to decrypt", e);
        }
    }

    private GCMParameterSpec nonce(boolean last) {
        if (number >= MOST) {
            throw new IllegalStateException("a file has more than 2^32 chunks");
        }
        for (int i = 0; i < Integer.BYTES; i++) {
            nonce[SealHeader.PREFIX + i] = (byte) (number >>> (24 - 8 * i));
        }
        nonce[NONCE - 1] = (byte) (last ? 1 : 0);
        return new GCMParameterSpec(8 * TAG, nonce);
    }
}
