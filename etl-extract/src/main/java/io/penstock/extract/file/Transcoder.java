package io.penstock.extract.file;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Turns text of any encoding into UTF-8. A byte that is no text in that encoding is an error. One thread. */
final class Transcoder extends InputStream {
    private static final int CHARS = 1 << 14;

    private final String name;
    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer source = ByteBuffer.allocate(CHARS).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(CHARS);
    private ByteBuffer ready = ByteBuffer.allocate(0);
    private long consumed;
    private boolean ended;

    Transcoder(String name, InputStream in, Charset charset, int skipped) {
        this.name = name;
        this.in = in;
        this.consumed = skipped;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] b, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ready.hasRemaining()) {
            if (ended) {
                return -1;
            }
            fill();
        }
        int count = Math.min(length, ready.remaining());
        ready.get(b, from, count);
        return count;
    }

    private void fill() throws IOException {
        source.compact();
        int got = in.read(source.array(), source.position(), source.remaining());
        boolean last = got < 0;
        source.position(source.position() + Math.max(0, got)).flip();
        int before = source.position();
        CoderResult result = decoder.decode(source, chars, last);
        consumed += source.position() - before;
        if (result.isError()) {
            throw new ExtractException(Problem.of(
                            FileErrors.MALFORMED,
                            "byte " + consumed + " is not text in "
                                    + decoder.charset().name())
                    .at(name)
                    .next("Set encoding to the one the file is written in."));
        }
        if (last && result.isUnderflow()) {
            ended = true;
            decoder.flush(chars);
        }
        chars.flip();
        // A pair of surrogates is kept together for the encoder.
        boolean split = !ended && chars.hasRemaining() && Character.isHighSurrogate(chars.get(chars.limit() - 1));
        char held = split ? chars.get(chars.limit() - 1) : 0;
        if (split) {
            chars.limit(chars.limit() - 1);
        }
        ready = StandardCharsets.UTF_8.encode(chars);
        chars.clear();
        if (split) {
            chars.put(held);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
