package io.penstock.transform.enrich.mask;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104) of bytes with a secret. One thread. */
final class KeyedHash {
    static final int BYTES = 32;
    private final Mac mac;
    private final byte[] result = new byte[BYTES];

    KeyedHash(String secret) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    KeyedHash add(byte b) {
        mac.update(b);
        return this;
    }

    KeyedHash add(byte[] bytes, int from, int to) {
        mac.update(bytes, from, to - from);
        return this;
    }

    /** The hash of what was added, valid until the next call. */
    byte[] end() {
        try {
            mac.doFinal(result, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("SHA-256 has 32 bytes", e);
        }
        return result;
    }
}
