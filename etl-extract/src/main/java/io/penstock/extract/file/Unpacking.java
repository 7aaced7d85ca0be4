package io.penstock.extract.file;

import com.github.luben.zstd.ZstdInputStream;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** Opens packed files; several members one after the other are read as one. */
final class Unpacking {
    private static final int BUFFER = 1 << 16;

    private Unpacking() {}

    static InputStream unpack(Path path, Compression packed, InputStream in) throws IOException {
        try {
            return switch (packed) {
                case GZIP -> new Guarded(path, "gzip", new GZIPInputStream(in, BUFFER));
                case ZSTD -> new Guarded(path, "Zstandard", Zstd.open(in));
                case BZIP2 -> new Guarded(path, "bzip2", Bzip2.open(in));
                default -> in;
            };
        } catch (NoClassDefFoundError e) {
            String library =
                    packed == Compression.ZSTD ? "com.github.luben:zstd-jni" : "org.apache.commons:commons-compress";
            throw new ExtractException(
                    Problem.of(
                                    FileErrors.MISSING_LIBRARY,
                                    "reading '" + path + "' needs the library " + library + ", which is not there")
                            .next("Add the dependency " + library + "."),
                    e);
        } catch (IOException e) {
            throw damaged(path, packed.name().toLowerCase(Locale.ROOT), e);
        }
    }

    /** Loaded when it is needed and not before, because its library is optional. */
    private static final class Zstd {
        static InputStream open(InputStream in) throws IOException {
            return new ZstdInputStream(in);
        }
    }

    /** Loaded when it is needed and not before, because its library is optional. */
    private static final class Bzip2 {
        static InputStream open(InputStream in) throws IOException {
            return new BZip2CompressorInputStream(in, true);
        }
    }

    private static ExtractException damaged(Path path, String kind, IOException cause) {
        String how = cause instanceof EOFException
                        || String.valueOf(cause.getMessage()).contains("end of")
                ? "ends in the middle of its " + kind + " data"
                : "is not valid " + kind + " data (" + cause.getMessage() + ")";
        return new ExtractException(
                Problem.of(FileErrors.DAMAGED, "'" + path + "' " + how).next("Get the file again."), cause);
    }

    /** Tells damage from other read errors. */
    private static final class Guarded extends FilterInputStream {
        private final Path path;
        private final String kind;

        Guarded(Path path, String kind, InputStream in) {
            super(in);
            this.path = path;
            this.kind = kind;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] b, int from, int length) throws IOException {
            try {
                return in.read(b, from, length);
            } catch (IOException e) {
                throw damaged(path, kind, e);
            }
        }
    }
}
