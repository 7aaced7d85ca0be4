package io.penstock.load.staging.seal;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** 32 secret bytes and a name that tells which key it is. Never shown. */
public final class SealKey implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int BYTES = 32;
    private static final int LONGEST_ID = 200;

    private final String id;
    private final byte[] secret;

    private SealKey(String id, byte[] secret) {
        this.id = id;
        this.secret = secret;
    }

    /**
     * A key from its Base64 form; white space around it is passed over.
     *
     * @param id not secret; stands in every file made with the key
     * @throws PlanException {@code PEN-4710} when that is not 32 bytes
     */
    public static SealKey ofBase64(String id, String text) {
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw refused("the key is not Base64");
        }
        if (secret.length != BYTES) {
            throw refused("the key has " + secret.length + " bytes, " + BYTES + " are needed");
        } else if (id.isBlank() || id.getBytes(StandardCharsets.UTF_8).length > LONGEST_ID) {
            throw refused("a key id has 1 to " + LONGEST_ID + " bytes");
        }
        return new SealKey(id, secret);
    }

    private static PlanException refused(String what) {
        return new PlanException(
                Problem.of(SealErrors.KEY, what).next("Make a key with: head -c 32 /dev/urandom | base64"));
    }

    /** Which key it is. */
    public String id() {
        return id;
    }

    /** The same secret under another name. */
    public SealKey id(String other) {
        return ofBase64(other, Base64.getEncoder().encodeToString(secret));
    }

    /** HMAC-SHA256 of some bytes under this key. */
    byte[] derive(byte[] purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(purpose);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "key " + id;
    }
}
