package io.penstock.extract.parquet.page;

/**
 * The values of a page in one encoding, without its nulls, front to back. Of the three reading methods one fits the physical type
 * ({@link Physical#form}).
 */
public abstract sealed class ValueReader
        permits PlainReader, BooleanReader, DeltaReader, DeltaBytesReader, StreamSplitReader {
    /** @throws Damage when the page's encoding is unknown or does not go with the type */
    public static ValueReader of(Page page, Physical physical, int width) {
        ValueReader reader = switch (page.encoding()) {
            case Encodings.PLAIN ->
                physical == Physical.BOOLEAN
                        ? BooleanReader.ofBits(page.bytes(), page.from(), page.end())
                        : new PlainReader(page.bytes(), page.from(), page.end(), physical, width);
            case Encodings.RLE ->
                physical == Physical.BOOLEAN ? BooleanReader.ofRuns(page.bytes(), page.from(), page.end()) : null;
            case Encodings.DELTA_BINARY_PACKED ->
                physical == Physical.INT32 || physical == Physical.INT64
                        ? new DeltaReader(page.bytes(), page.from(), page.end(), physical)
                        : null;
            case Encodings.DELTA_LENGTH_BYTE_ARRAY ->
                physical == Physical.BYTE_ARRAY ? DeltaBytesReader.ofLengths(page) : null;
            case Encodings.DELTA_BYTE_ARRAY ->
                physical.form() == Physical.Form.SLICES ? DeltaBytesReader.ofPrefixes(page) : null;
            case Encodings.BYTE_STREAM_SPLIT ->
                physical == Physical.BOOLEAN || physical == Physical.BYTE_ARRAY
                        ? null
                        : new StreamSplitReader(page, physical, width);
            default -> throw new Damage(ParquetErrors.UNSUPPORTED, "the encoding number " + page.encoding());
        };
        if (reader == null) {
            throw new Damage("the encoding number " + page.encoding() + " for " + physical);
        }
        return reader;
    }

    public void longs(long[] out, int from, int count) {
        throw new IllegalStateException("not a type of longs");
    }

    public void doubles(double[] out, int from, int count) {
        throw new IllegalStateException("not a type of doubles");
    }

    /** Appends slices. */
    public void slices(Slices out, int count) {
        throw new IllegalStateException("not a type of slices");
    }

    public abstract void skip(int count);

    /** @throws Damage when {@code count} values of {@code width} bytes do not stand before {@code end} */
    static int checked(int at, int count, int width, int end) {
        if ((long) count * width > end - at) {
            throw new Damage("fewer values than the page says");
        }
        return at + count * width;
    }
}
