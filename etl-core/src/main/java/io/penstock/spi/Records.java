package io.penstock.spi;

import io.penstock.data.RecordMapper;

/**
 * A typed view of a source: each row as an instance of a Java record class.
 *
 * @param <T> the record class
 */
public final class Records<T extends Record> {
    private final Extractor source;
    private final RecordMapper<T> mapper;

    Records(Extractor source, RecordMapper<T> mapper) {
        this.source = source;
        this.mapper = mapper;
    }

    public Extractor source() {
        return source;
    }

    public RecordMapper<T> mapper() {
        return mapper;
    }
}
