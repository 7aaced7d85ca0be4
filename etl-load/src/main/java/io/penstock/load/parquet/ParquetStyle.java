package io.penstock.load.parquet;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings that shape a Parquet file; see {@link ParquetLoader} for their meaning. */
record ParquetStyle(
        Compression compression,
        DictionaryUse dictionary,
        int rowGroupRows,
        long rowGroupBytes,
        Map<String, String> metadata)
        implements Serializable {
    static final ParquetStyle DEFAULT = new ParquetStyle(
            Compression.ZSTD,
            DictionaryUse.ADAPTIVE,
            ParquetLoader.ROW_GROUP_ROWS,
            ParquetLoader.ROW_GROUP_BYTES,
            Map.of());

    ParquetStyle {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    ParquetStyle compression(Compression codec) {
        return new ParquetStyle(codec, dictionary, rowGroupRows, rowGroupBytes, metadata);
    }

    ParquetStyle dictionary(DictionaryUse use) {
        return new ParquetStyle(compression, use, rowGroupRows, rowGroupBytes, metadata);
    }

    ParquetStyle rowGroupRows(int rows) {
        return new ParquetStyle(compression, dictionary, rows, rowGroupBytes, metadata);
    }

    ParquetStyle rowGroupBytes(long bytes) {
        return new ParquetStyle(compression, dictionary, rowGroupRows, bytes, metadata);
    }

    ParquetStyle metadata(Map<String, String> entries) {
        return new ParquetStyle(compression, dictionary, rowGroupRows, rowGroupBytes, entries);
    }
}
