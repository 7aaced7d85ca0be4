package io.penstock.load.parquet.page;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import io.penstock.load.parquet.format.ByteBuilder;
import io.penstock.load.parquet.format.Codec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.xerial.snappy.Snappy;

/** Compresses pages, one after the other. One thread. */
sealed interface Compressor extends AutoCloseable {
    /** The compressed bytes, good until the next call; the argument itself without compression. */
    ByteBuilder compress(ByteBuilder plain);

    @Override
    default void close() {}

    /** A compressor whose library is there. */
    static Compressor of(Codec codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new None();
            case SNAPPY -> new WithSnappy();
            case GZIP -> new WithGzip();
            case ZSTD -> new WithZstd();
        };
    }

    /** Leaves pages as they are. */
    final class None implements Compressor {
        @Override
        public ByteBuilder compress(ByteBuilder plain) {
            return plain;
        }
    }

    /** Zstandard at level 1. */
    final class WithZstd implements Compressor {
        private static final int LEVEL = 1;

        private final ByteBuilder packed = new ByteBuilder(1 << 12);
        private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL);

        @Override
        public ByteBuilder compress(ByteBuilder plain) {
            int bound = Math.toIntExact(Zstd.compressBound(plain.size()));
            packed.clear();
            packed.reserve(bound);
            packed.size(context.compressByteArray(packed.array(), 0, bound, plain.array(), 0, plain.size()));
            return packed;
        }

        @Override
        public void close() {
            context.close();
        }
    }

    /** Snappy without a frame. */
    final class WithSnappy implements Compressor {
        private final ByteBuilder packed = new ByteBuilder(1 << 12);

        @Override
        public ByteBuilder compress(ByteBuilder plain) {
            packed.clear();
            packed.reserve(Snappy.maxCompressedLength(plain.size()));
            try {
                packed.size(Snappy.compress(plain.array(), 0, plain.size(), packed.array(), 0));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return packed;
        }
    }

    /** Gzip of the JDK at its default level. */
    final class WithGzip implements Compressor {
        private final ByteBuilder packed = new ByteBuilder(1 << 12);

        @Override
        public ByteBuilder compress(ByteBuilder plain) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(plain.size() / 3 + 64);
            try (GZIPOutputStream gzip = new GZIPOutputStream(out, 1 << 13)) {
                gzip.write(plain.array(), 0, plain.size());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            packed.clear();
            packed.putBytes(out.toByteArray());
            return packed;
        }
    }
}
