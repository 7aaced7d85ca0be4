package io.penstock.extract.excel.xlsx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** XML in any encoding as UTF-8 without a byte order mark (XML 1.0, appendix F). */
final class Utf8Stream extends InputStream {
    private static final int HEAD = 256;
    private static final Pattern DECLARED = Pattern.compile("^<\\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)[\"']");

    private final Reader reader;
    private final char[] chars = new char[4096];
    private byte[] bytes = new byte[0];
    private int at;
    private int kept;

    private Utf8Stream(Reader reader) {
        this.reader = reader;
    }

    /** The stream itself where it is UTF-8 already. */
    static InputStream of(InputStream in) throws IOException {
        byte[] head = in.readNBytes(HEAD);
        Charset charset = charset(head);
        int skip = mark(head);
        InputStream all = new SequenceInputStream(new ByteArrayInputStream(head, skip, head.length - skip), in);
        if (charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII)) {
            PushbackInputStream whole = new PushbackInputStream(in, HEAD);
            whole.unread(head, skip, head.length - skip);
            return whole;
        }
        return new Utf8Stream(new InputStreamReader(all, charset));
    }

    private static int mark(byte[] head) {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return 3;
        }
        return starts(head, 0xFE, 0xFF) || starts(head, 0xFF, 0xFE) ? 2 : 0;
    }

    private static Charset charset(byte[] head) throws IOException {
        if (starts(head, 0xFE, 0xFF) || starts(head, 0, '<')) {
            return StandardCharsets.UTF_16BE;
        } else if (starts(head, 0xFF, 0xFE) || starts(head, '<', 0)) {
            return StandardCharsets.UTF_16LE;
        }
        String start = new String(head, StandardCharsets.ISO_8859_1);
        Matcher match = DECLARED.matcher(start);
        if (starts(head, 0xEF, 0xBB, 0xBF) || !match.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(match.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IOException("the XML is in the encoding " + match.group(1) + ", which is unknown", e);
        }
    }

    private static boolean starts(byte[] head, int... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        while (at == bytes.length) {
            int count = reader.read(chars, kept, chars.length - kept);
            if (count < 0) {
                return -1;
            }
            int all = kept + count;
            kept = all > 0 && Character.isHighSurrogate(chars[all - 1]) ? 1 : 0;
            bytes = array(StandardCharsets.UTF_8.encode(CharBuffer.wrap(chars, 0, all - kept)));
            at = 0;
            if (kept == 1) {
                chars[0] = chars[all - 1];
            }
        }
        int given = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, to, from, given);
        at += given;
        return given;
    }

    private static byte[] array(java.nio.ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(copy);
        return copy;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
