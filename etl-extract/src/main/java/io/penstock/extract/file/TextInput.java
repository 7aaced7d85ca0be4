package io.penstock.extract.file;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** An open text file, unpacked and turned into UTF-8 without a byte order mark. One thread. */
public final class TextInput implements Closeable {
    /** Bytes that are looked at to tell what the file is. */
    static final int HEAD = 1 << 16;

    private final String name;
    private final CountingStream file;
    private final InputStream text;
    private final long size;
    private final Charset charset;

    private TextInput(String name, CountingStream file, InputStream text, long size, Charset charset) {
        this.name = name;
        this.file = file;
        this.text = text;
        this.size = size;
        this.charset = charset;
    }

    /**
     * Opens a file.
     *
     * @param charset the encoding unless a byte order mark or the detection says otherwise
     * @throws ExtractException when the file is not there, not readable, packed in an unknown way or not text
     */
    public static TextInput open(Path path, Compression compression, Charset charset, CharsetDetection detection)
            throws IOException {
        CountingStream file = openFile(path);
        Compression packed = compression.of(path);
        try {
            InputStream plain = Unpacking.unpack(path, packed, file);
            byte[] head = plain.readNBytes(HEAD);
            FileFormats.refuse(path, packed, head);
            ByteOrderMark mark = ByteOrderMark.of(head);
            Charset actual = mark != null
                    ? mark.charset()
                    : detection == CharsetDetection.CONTENT ? Encodings.guess(head) : charset;
            FileFormats.refuseWide(path, actual, head);
            if (mark == null && actual.equals(StandardCharsets.UTF_8)) {
                FileFormats.refuseBinary(path, head);
            }
            int skip = mark == null ? 0 : mark.length();
            InputStream all = new ByteArrayInputStream(head, skip, head.length - skip);
            if (head.length == HEAD) {
                all = new SequenceInputStream(all, plain);
            }
            if (!actual.equals(StandardCharsets.UTF_8) && !actual.equals(StandardCharsets.US_ASCII)) {
                all = new Transcoder(name(path), all, actual, skip);
            }
            long size = packed == Compression.NONE || Files.isRegularFile(path) ? Files.size(path) : -1;
            return new TextInput(name(path), file, all, size, actual);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static CountingStream openFile(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new ExtractException(
                    Problem.of(FileErrors.DIRECTORY, "'" + path + "' is a directory, a file was expected")
                            .next("Name a file, or use a glob such as '" + path + "/*.csv'."));
        }
        try {
            return new CountingStream(Files.newInputStream(path));
        } catch (NoSuchFileException e) {
            throw new ExtractException(missing(path), e);
        } catch (AccessDeniedException e) {
            throw new ExtractException(
                    Problem.of(FileErrors.UNREADABLE, "no permission to read '" + path + "'")
                            .next("Check the owner and the mode of the file."),
                    e);
        }
    }

    /** Tells that a file is not there, and what it may be called instead. */
    public static Problem missing(Path path) throws IOException {
        Path full = path.toAbsolutePath().normalize();
        Path parent = full.getParent();
        StringBuilder what = new StringBuilder("there is no file '" + path + "'");
        if (parent != null && !Files.isDirectory(parent)) {
            what.append("; its directory ").append(parent).append(" does not exist either");
        } else if (!path.isAbsolute()) {
            what.append(" (looked for ").append(full).append(')');
        }
        return Problem.of(FileErrors.MISSING, what.toString()).next(Neighbours.hint(full));
    }

    static String name(Path path) {
        Path last = path.getFileName();
        return last == null ? path.toString() : last.toString();
    }

    /** The file's name without its directory. */
    public String name() {
        return name;
    }

    /** The text in UTF-8; closed with this. */
    public InputStream stream() {
        return text;
    }

    /** The encoding the file is in. */
    public Charset charset() {
        return charset;
    }

    /** Bytes of the file (as it is on disk) that were read so far. */
    public long bytesRead() {
        return file.count();
    }

    /** Size of the file on disk, or -1 when it has none. */
    public long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        text.close();
        file.close();
    }
}
