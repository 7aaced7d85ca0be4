package io.penstock.load.staging.seal;

import io.penstock.error.LoadException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Decrypts a file that {@link SealedOutput} wrote. Gives out a chunk only when it is whole, in its place and unchanged, and the
 * end of the stream only at the end of the file. One thread.
 */
public final class SealedInput extends InputStream {
    private final InputStream from;
    private final String file;
    private final Chunks chunks;
    private final byte[] sealed;
    private final byte[] plain;
    private int at;
    private int end;
    private boolean last;

    private SealedInput(InputStream from, SealKey key, String file) throws IOException {
        SealHeader header = SealHeader.read(from, file);
        this.from = from;
        this.file = file;
        this.chunks = new Chunks(header.fileKey(key, file), header.prefix());
        this.sealed = new byte[header.chunk() + Chunks.TAG];
        this.plain = new byte[header.chunk() + Chunks.TAG];
    }

    /**
     * Opens an encrypted file.
     *
     * @param file for messages
     * @throws LoadException {@code PEN-4711} or {@code PEN-4712}; reading throws {@code PEN-4713} and {@code PEN-4714}
     */
    public static SealedInput of(InputStream source, SealKey key, String file) throws IOException {
        return new SealedInput(new BufferedInputStream(source, 1 << 16), key, file);
    }

    @Override
    public int read() throws IOException {
        return isMore() ? plain[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        } else if (!isMore()) {
            return -1;
        }
        int part = Math.min(length, end - at);
        System.arraycopy(plain, at, to, offset, part);
        at += part;
        return part;
    }

    private boolean isMore() throws IOException {
        while (at == end && !last) {
            next();
        }
        return at < end;
    }

    private void next() throws IOException {
        int length = from.readNBytes(sealed, 0, sealed.length);
        from.mark(1);
        boolean isLast = from.read() < 0;
        from.reset();
        if (length < Chunks.TAG) {
            throw cutOff();
        }
        int opened = chunks.open(sealed, length, isLast, plain);
        if (opened < 0) {
            throw isLast && (length < sealed.length || chunks.open(sealed, length, false, plain) >= 0)
                    ? cutOff()
                    : SealErrors.of(
                            SealErrors.CHANGED,
                            file,
                            "the encrypted file was changed after it was written",
                            "Take the file from a copy; nothing behind this point was decrypted.");
        }
        at = 0;
        end = opened;
        last = isLast;
    }

    private LoadException cutOff() {
        return SealErrors.of(
                SealErrors.CUT_OFF,
                file,
                "the end of the encrypted file is missing or was changed",
                "Take the file from a copy; the part that is there was not given out as whole.");
    }

    @Override
    public void close() throws IOException {
        from.close();
    }
}
