package io.penstock.load.staging.seal;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * What stands before the chunks: {@code PENSEAL}, the version 1 (1 byte), bytes of a chunk (4), the key's id (2 for its length,
 * UTF-8), a salt (16), a nonce prefix (7), and a check by which a wrong key is told from a changed file (16): the beginning of
 * the HMAC of everything before it.
 */
final class SealHeader {
    static final int PREFIX = 7;
    private static final byte[] MAGIC = "PENSEAL".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int SALT = 16;
    private static final int CHECK = 16;
    private static final int MAX_CHUNK = 1 << 24;

    private final byte[] bytes;
    private final String keyId;
    private final int chunk;

    private SealHeader(byte[] bytes, String keyId, int chunk) {
        this.bytes = bytes;
        this.keyId = keyId;
        this.chunk = chunk;
    }

    static SealHeader create(SealKey key, int chunk, SecureRandom random) {
        byte[] chance = new byte[SALT + PREFIX];
        random.nextBytes(chance);
        byte[] fields = fields(chunk, key.id().getBytes(StandardCharsets.UTF_8), chance);
        byte[] all = Arrays.copyOf(fields, fields.length + CHECK);
        System.arraycopy(check(key, fields), 0, all, fields.length, CHECK);
        return new SealHeader(all, key.id(), chunk);
    }

    private static byte[] fields(int chunk, byte[] id, byte[] chance) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(MAGIC);
            out.writeByte(VERSION);
            out.writeInt(chunk);
            out.writeShort(id.length);
            out.write(id);
            out.write(chance);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] check(SealKey key, byte[] fields) {
        byte[] purpose = Arrays.copyOf(fields, fields.length + 1);
        purpose[fields.length] = 'c';
        return Arrays.copyOf(key.derive(purpose), CHECK);
    }

    /** @param file for messages */
    static SealHeader read(InputStream source, String file) throws IOException {
        DataInputStream in = new DataInputStream(source);
        try {
            byte[] magic = new byte[MAGIC.length];
            in.readFully(magic);
            int version = in.readUnsignedByte();
            int chunk = in.readInt();
            byte[] id = new byte[in.readUnsignedShort()];
            if (!Arrays.equals(magic, MAGIC) || version != VERSION || chunk < 1 || chunk > MAX_CHUNK) {
                throw notSealed(file);
            }
            in.readFully(id);
            byte[] chance = new byte[SALT + PREFIX];
            in.readFully(chance);
            byte[] fields = fields(chunk, id, chance);
            byte[] all = Arrays.copyOf(fields, fields.length + CHECK);
            in.readFully(all, fields.length, CHECK);
            return new SealHeader(all, new String(id, StandardCharsets.UTF_8), chunk);
        } catch (EOFException e) {
            throw notSealed(file);
        }
    }

    private static io.penstock.error.LoadException notSealed(String file) {
        return SealErrors.of(
                SealErrors.NOT_SEALED,
                file,
                "this is not an encrypted file, or its beginning was changed",
                "Take the file from a copy.");
    }

    byte[] bytes() {
        return bytes.clone();
    }

    int chunk() {
        return chunk;
    }

    byte[] prefix() {
        int end = bytes.length - CHECK;
        return Arrays.copyOfRange(bytes, end - PREFIX, end);
    }

    /** The file's own key; refuses a key that the file was not made with. */
    byte[] fileKey(SealKey key, String file) {
        byte[] fields = Arrays.copyOf(bytes, bytes.length - CHECK);
        byte[] said = Arrays.copyOfRange(bytes, bytes.length - CHECK, bytes.length);
        if (!MessageDigest.isEqual(check(key, fields), said)) {
            String what = keyId.equals(key.id())
                    ? "the key does not open this file, or the file's beginning was changed"
                    : "the file was made with a key of another id than '" + key.id() + "'";
            throw SealErrors.of(SealErrors.WRONG_KEY, file, what, "Give the key that the staging was made with.");
        }
        return key.derive(bytes);
    }
}
