package io.penstock.extract.parquet.page;

import org.jspecify.annotations.Nullable;

/** A data page, unpacked. */
public final class Page {
    private final int values;
    private final @Nullable RunLengthReader definitions;
    private final @Nullable RunLengthReader repetitions;
    private final int encoding;
    private final byte[] bytes;
    private final int from;
    private final int end;

    Page(
            int values,
            @Nullable RunLengthReader definitions,
            @Nullable RunLengthReader repetitions,
            int encoding,
            byte[] bytes,
            int from,
            int end) {
        this.values = values;
        this.definitions = definitions;
        this.repetitions = repetitions;
        this.encoding = encoding;
        this.bytes = bytes;
        this.from = from;
        this.end = end;
    }

    /** Values and nulls. */
    public int values() {
        return values;
    }

    /** Null where every value is there. */
    public @Nullable RunLengthReader definitions() {
        return definitions;
    }

    /** Null where no value repeats. */
    public @Nullable RunLengthReader repetitions() {
        return repetitions;
    }

    int encoding() {
        return encoding;
    }

    byte[] bytes() {
        return bytes;
    }

    /** First byte of the encoded values. */
    int from() {
        return from;
    }

    /** One past their last byte; {@link PageReader#SPARE} more follow. */
    int end() {
        return end;
    }

    static Page of(Chunk chunk, PageHeader header, byte[] bytes) {
        int end = header.size();
        int definitionWidth = Encodings.bitsFor(chunk.maxDefinition());
        int repetitionWidth = Encodings.bitsFor(chunk.maxRepetition());
        if (header.kind() == PageHeader.DATA_V2) {
            int definitionsAt = header.repetitionBytes();
            int valuesAt = definitionsAt + header.definitionBytes();
            return new Page(
                    header.values(),
                    definitionWidth == 0 ? null : new RunLengthReader(bytes, definitionsAt, valuesAt, definitionWidth),
                    repetitionWidth == 0 ? null : new RunLengthReader(bytes, 0, definitionsAt, repetitionWidth),
                    header.encoding(),
                    bytes,
                    valuesAt,
                    end);
        }
        Levels repetitions =
                Levels.of(header.repetitionLevelEncoding(), header.values(), repetitionWidth, bytes, 0, end);
        Levels definitions =
                Levels.of(header.levelEncoding(), header.values(), definitionWidth, bytes, repetitions.end, end);
        return new Page(
                header.values(),
                definitions.reader,
                repetitions.reader,
                header.encoding(),
                bytes,
                definitions.end,
                end);
    }

    /** Whether the values are indices into the chunk's dictionary. */
    public boolean isDictionary() {
        return Encodings.isDictionary(encoding);
    }

    /** The indices; their width stands in front of them. */
    public RunLengthReader indices() {
        if (from >= end) {
            // A page of nulls may have nothing here.
            return new RunLengthReader(bytes, end, end, 1);
        }
        return new RunLengthReader(bytes, from + 1, end, bytes[from] & 255);
    }

    private record Levels(@Nullable RunLengthReader reader, int end) {
        static Levels of(int encoding, int count, int width, byte[] bytes, int from, int end) {
            if (width == 0) {
                return new Levels(null, from);
            } else if (encoding == Encodings.BIT_PACKED) {
                long size = ((long) count * width + 7) >>> 3;
                if (size > end - from) {
                    throw new Damage("levels run over the end of their page");
                }
                return new Levels(RunLengthReader.ofBitPacked(bytes, from, count, width), from + (int) size);
            } else if (encoding != Encodings.RLE) {
                throw new Damage("levels of encoding " + encoding);
            }
            int size = end - from < 4 ? -1 : (int) PlainReader.INT.get(bytes, from);
            if (size < 0 || size > end - from - 4) {
                throw new Damage("levels run over the end of their page");
            }
            return new Levels(new RunLengthReader(bytes, from + 4, from + 4 + size, width), from + 4 + size);
        }
    }
}
