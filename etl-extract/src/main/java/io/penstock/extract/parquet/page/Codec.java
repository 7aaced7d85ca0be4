package io.penstock.extract.parquet.page;

import com.github.luben.zstd.Zstd;
import io.penstock.spi.OptionalLibrary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.xerial.snappy.Snappy;

/** How pages are compressed, by the names of the format. */
public enum Codec {
    UNCOMPRESSED(1),
    SNAPPY(24),
    GZIP(1_100),
    LZO(0),
    BROTLI(0),
    LZ4(260),
    ZSTD(40_000),
    LZ4_RAW(260);

    private static final OptionalLibrary SNAPPY_LIBRARY =
            new OptionalLibrary("Snappy", "org.xerial.snappy.Snappy", "org.xerial.snappy:snappy-java");
    private static final OptionalLibrary ZSTD_LIBRARY =
            new OptionalLibrary("Zstandard", "com.github.luben.zstd.Zstd", "com.github.luben:zstd-jni");

    /** No data of this codec gets larger than this many times its compressed size. */
    private final int highestRatio;

    Codec(int highestRatio) {
        this.highestRatio = highestRatio;
    }

    /** @throws Damage {@link ParquetErrors#UNSUPPORTED} for codecs that cannot be read */
    public static Codec of(String name) {
        Codec codec = valueOf(name);
        if (codec.highestRatio == 0) {
            throw new Damage(
                    ParquetErrors.UNSUPPORTED,
                    "the codec " + codec + "; SNAPPY, GZIP, ZSTD, LZ4_RAW, LZ4 and UNCOMPRESSED can be read");
        }
        return codec;
    }

    /**
     * Unpacks {@code in[from, to)} into {@code out[at, at + size)}, where {@code size} must be what comes out.
     *
     * @throws Damage when it is not
     */
    void unpack(byte[] in, int from, int to, byte[] out, int at, int size) {
        int got;
        try {
            got = switch (this) {
                case UNCOMPRESSED -> copy(in, from, to, out, at, size);
                case SNAPPY -> snappy(in, from, to, out, at, size);
                case GZIP -> gzip(in, from, to, out, at, size);
                case ZSTD -> zstd(in, from, to, out, at, size);
                case LZ4_RAW -> Lz4.unpack(in, from, to, out, at, at + size) - at;
                case LZ4 -> Lz4.unpackFramed(in, from, to, out, at, size);
                case LZO, BROTLI -> throw new IllegalStateException(name());
            };
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new Damage("a page is not valid " + this + " data");
        }
        if (got != size) {
            throw new Damage("a page of " + size + " bytes unpacks to " + got);
        }
    }

    /** @throws Damage when {@code compressed} bytes of this codec cannot hold {@code size} bytes */
    void checkRatio(int compressed, int size) {
        if (size > (compressed + 64L) * highestRatio) {
            throw new Damage("a page of " + compressed + " bytes cannot unpack to " + size);
        }
    }

    private static int copy(byte[] in, int from, int to, byte[] out, int at, int size) {
        System.arraycopy(in, from, out, at, Math.min(size, to - from));
        return to - from;
    }

    private static int snappy(byte[] in, int from, int to, byte[] out, int at, int size) throws IOException {
        SNAPPY_LIBRARY.require("a Parquet file packed by SNAPPY");
        int told = Snappy.uncompressedLength(in, from, to - from);
        return told == size ? Snappy.uncompress(in, from, to - from, out, at) : told;
    }

    /** Several members one after the other count as one. */
    private static int gzip(byte[] in, int from, int to, byte[] out, int at, int size) throws IOException {
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(in, from, to - from), 4096)) {
            int got = unpacked.readNBytes(out, at, size);
            return unpacked.read() < 0 ? got : size + 1;
        }
    }

    private static int zstd(byte[] in, int from, int to, byte[] out, int at, int size) throws IOException {
        ZSTD_LIBRARY.require("a Parquet file packed by ZSTD");
        try {
            long got = Zstd.decompressByteArray(out, at, size, in, from, to - from);
            if (Zstd.isError(got)) {
                throw new IOException(Zstd.getErrorName(got));
            }
            return (int) got;
        } catch (RuntimeException e) {
            // A ZstdException, which may not be named here: checking a catch clause would load the optional library.
            throw new IOException(e.getMessage(), e);
        }
    }
}
