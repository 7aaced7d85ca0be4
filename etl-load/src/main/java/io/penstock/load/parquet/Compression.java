package io.penstock.load.parquet;

import io.penstock.load.parquet.format.Codec;
import io.penstock.spi.OptionalLibrary;
import org.jspecify.annotations.Nullable;

/** How the pages of a Parquet file are compressed. */
public enum Compression {
    /** Zstandard at level 1: the smallest files at no more time than {@link #SNAPPY}. The default. Needs zstd-jni. */
    ZSTD,
    /** What the oldest readers know. Needs snappy-java. */
    SNAPPY,
    /** Slow to write, known everywhere, needs no library. */
    GZIP,
    NONE;

    Codec codec() {
        return switch (this) {
            case ZSTD -> Codec.ZSTD;
            case SNAPPY -> Codec.SNAPPY;
            case GZIP -> Codec.GZIP;
            case NONE -> Codec.UNCOMPRESSED;
        };
    }

    /** What must be on the class path; null when the JDK does. */
    @Nullable
    OptionalLibrary library() {
        return switch (this) {
            case ZSTD -> new OptionalLibrary("zstd-jni", "com.github.luben.zstd.Zstd", "com.github.luben:zstd-jni");
            case SNAPPY ->
                new OptionalLibrary("snappy-java", "org.xerial.snappy.Snappy", "org.xerial.snappy:snappy-java");
            case GZIP, NONE -> null;
        };
    }
}
