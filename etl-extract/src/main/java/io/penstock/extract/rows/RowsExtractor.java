package io.penstock.extract.rows;

import io.penstock.data.BatchBuilder;
import io.penstock.data.RecordMapper;
import io.penstock.error.EtlException;
import io.penstock.error.ExtractException;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.StepContext;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A source of rows that are in memory or come from the app's own code. Columns are the records' components in snake_case, see
 * {@link RecordMapper}. Rows are read on one thread, a batch at a time. Immutable; serialisable when what it holds is.
 *
 * <pre>{@code
 * Pipeline.named("new-books").extract(rows(List.of(new Book("Dune", 1965))))…
 * }</pre>
 */
public final class RowsExtractor implements Extractor {
    private static final long serialVersionUID = 1L;

    private final Rows<?> rows;
    private final String name;

    /** What is read, and how. */
    private record Rows<R>(RowFormat<R> format, RowSupply<R> supply, String size) implements Serializable {
        BatchSource open(String name, StepContext context) throws Exception {
            return new RowsSource<>(name, format, supply.open(), context);
        }

        Rows<R> decimal(String component, int precision, int scale) {
            return new Rows<>(format.decimal(component, precision, scale), supply, size);
        }
    }

    private RowsExtractor(Rows<?> rows, String name) {
        this.rows = rows;
        this.name = name;
    }

    /**
     * These records; the list is copied.
     *
     * @throws PlanException {@code PEN-2050} for an empty list, which does not tell the class: see {@link #rows(Class, Iterable)}
     */
    public static <T extends Record> RowsExtractor rows(List<T> records) {
        if (records.isEmpty()) {
            throw new PlanException(
                    Problem.of(RowsErrors.UNKNOWN_RECORD, "an empty list does not tell the class of its records")
                            .next("Name the class: rows(Book.class, list)."));
        }
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) records.get(0).getClass();
        return rows(type, records);
    }

    /** These records. A list is copied; anything else is iterated anew by each run and must not change meanwhile. */
    public static <T extends Record> RowsExtractor rows(Class<T> type, Iterable<? extends T> records) {
        if (records instanceof List<?> list) {
            ArrayList<T> copy = new ArrayList<>(list.size());
            for (Object record : list) {
                copy.add(requireRecord(type, record, copy.size() + 1));
            }
            return of(RecordMapper.of(type), copy::stream, copy.size() + " rows");
        }
        return of(RecordMapper.of(type), new OfIterable<>(records), "");
    }

    /** The records of a new stream for each run; the source closes it. */
    public static <T extends Record> RowsExtractor rows(Class<T> type, RowSupply<T> supply) {
        return of(RecordMapper.of(type), supply, "");
    }

    /**
     * The records of one stream, which one run can read; a second fails with {@code PEN-2052}. Cannot be serialised.
     */
    public static <T extends Record> RowsExtractor rows(Class<T> type, Stream<? extends T> stream) {
        return of(RecordMapper.of(type), new OneStream<>(stream), "");
    }

    /** The records of one iterator, which one run can read; a second fails with {@code PEN-2052}. Cannot be serialised. */
    public static <T extends Record> RowsExtractor rows(Class<T> type, Iterator<? extends T> records) {
        return rows(type, StreamSupport.stream(Spliterators.spliteratorUnknownSize(records, 0), false));
    }

    /**
     * Rows of values, one per column in order, copied.
     *
     * @param values Java types as in {@link io.penstock.data.Column#value}; null for null
     * @throws ExtractException {@code PEN-2051} naming row and column when a value does not fit
     */
    public static RowsExtractor rows(Schema schema, List<? extends List<? extends @Nullable Object>> values) {
        ArrayList<List<@Nullable Object>> copy = new ArrayList<>(values.size());
        RowFormat.OfValues format = new RowFormat.OfValues(schema);
        BatchBuilder trial = BatchBuilder.of(schema);
        for (List<? extends @Nullable Object> row : values) {
            List<@Nullable Object> fixed = Collections.unmodifiableList(new ArrayList<>(row));
            copy.add(fixed);
            try {
                format.append(trial, fixed);
            } catch (EtlException e) {
                throw new ExtractException(e.problems().get(0).at("row " + copy.size()), e.getCause());
            }
        }
        return new RowsExtractor(new Rows<>(format, copy::stream, copy.size() + " rows"), "rows");
    }

    /**
     * Rows as maps from column name to value, copied; a row may lack columns, which are null then. A text in a column declared as
     * DATE, TIME or TIMESTAMP is read as ISO 8601.
     *
     * @param types types of columns by name; of the others by their values: whole numbers INT64, decimals DECIMAL with the digits
     *     they need, texts TEXT
     * @throws PlanException {@code PEN-2050} when nothing tells a column, {@code PEN-2054} when types names a column that no row
     *     has, {@code PEN-2055} for values that have no type in common
     * @throws ExtractException {@code PEN-2051} naming row and column when a value does not fit
     */
    public static RowsExtractor maps(
            List<? extends Map<String, ? extends @Nullable Object>> rows, Map<String, Type> types) {
        return new MapRows(rows, types).source();
    }

    private static <T extends Record> RowsExtractor of(RecordMapper<T> mapper, RowSupply<T> supply, String size) {
        return new RowsExtractor(
                new Rows<>(new RowFormat.OfRecords<>(mapper), supply, size),
                mapper.type().getSimpleName());
    }

    private static <T extends Record> T requireRecord(Class<T> type, @Nullable Object row, int number) {
        if (!type.isInstance(row)) {
            throw new PlanException(Problem.of(
                    RowsErrors.UNKNOWN_RECORD,
                    "row " + number + " is "
                            + (row == null ? "null" : "a " + row.getClass().getSimpleName()) + ", a "
                            + type.getSimpleName() + " was expected"));
        }
        return type.cast(row);
    }

    /** How messages name the rows: {@code Book:17} is row 17. The record's simple name, or {@code rows}, by default. */
    public RowsExtractor named(String newName) {
        if (newName.isBlank()) {
            throw new IllegalArgumentException("a source of rows needs a name");
        }
        return new RowsExtractor(rows, newName);
    }

    /**
     * The digits of a record's {@code BigDecimal} component; {@code DECIMAL(38,10)} by default.
     *
     * @throws PlanException {@code PEN-1030} when the record has no such component, {@code PEN-2054} for rows that are no records
     */
    public RowsExtractor decimal(String component, int precision, int scale) {
        return new RowsExtractor(rows.decimal(component, precision, scale), name);
    }

    @Override
    public Description describe() {
        Description description = Description.of("rows", name);
        return rows.size().isEmpty() ? description : description.with("size", rows.size());
    }

    @Override
    public Schema schema(StepContext context) {
        return rows.format().schema();
    }

    @Override
    public BatchSource open(StepContext context) throws Exception {
        return rows.open(name, context);
    }

    /** Iterates anew with each call. */
    private record OfIterable<T>(Iterable<? extends T> records) implements RowSupply<T> {
        @Override
        public Stream<? extends T> open() {
            return StreamSupport.stream(records.spliterator(), false);
        }
    }
}
