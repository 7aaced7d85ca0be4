package io.penstock.load.parquet.format;

/** How pages are compressed; the numbers of parquet.thrift's {@code CompressionCodec}. */
public enum Codec {
    UNCOMPRESSED(0),
    SNAPPY(1),
    GZIP(2),
    ZSTD(6);

    private final int number;

    Codec(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
