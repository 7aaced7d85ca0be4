package io.penstock.spi;

import io.penstock.data.RecordMapper;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A typed view of a source: each row as an instance of a Java record class, read without an engine on the calling thread.
 * Each call reads the source from its beginning; memory is one batch. A source that
 * guesses types (CSV) is told the types of the components. A record that cannot be read ends the reading with an
 * {@link io.penstock.error.ExtractException} ({@code PEN-2090}); to keep going, run a pipeline with a reject route.
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

    /**
     * The records in order, read as they are asked for. Close the stream: it holds the source open.
     *
     * @throws io.penstock.error.PlanException naming every component without a fitting column
     * @throws io.penstock.error.EtlException when the source cannot be opened or read
     */
    public Stream<T> stream() {
        RecordIterator<T> records = RecordIterator.open(source, mapper);
        return StreamSupport.stream(records, false).onClose(records::close);
    }

    /** Every record; see {@link #stream}. */
    public List<T> toList() {
        try (Stream<T> records = stream()) {
            return records.toList();
        }
    }

    /** Hands every record to {@code action}; see {@link #stream}. */
    public void forEach(Consumer<? super T> action) {
        try (Stream<T> records = stream()) {
            records.forEachOrdered(action);
        }
    }
}
