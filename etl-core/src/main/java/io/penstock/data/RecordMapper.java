package io.penstock.data;

import io.penstock.error.EtlException;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.error.TransformException;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows into instances of a Java record class and back, matching columns to components by name: exactly, else as
 * snake_case ({@code publicationYear} and {@code publication_year} are the same). Columns without a component are left out.
 *
 * <table>
 * <caption>Component and column types</caption>
 * <tr><td>long, int, short, byte</td><td>{@code INT64}</td></tr>
 * <tr><td>double</td><td>{@code FLOAT64}; also read from {@code INT64} (exactly, or an error) and {@code DECIMAL} (nearest
 *     double)</td></tr>
 * <tr><td>BigDecimal</td><td>{@code DECIMAL(38,10)} unless {@link #decimal} or {@link #decimalsLike} says otherwise; read
 *     from every number type</td></tr>
 * <tr><td>boolean, String, LocalDate, LocalTime, Instant, byte[]</td><td>{@code BOOLEAN, TEXT, DATE, TIME, TIMESTAMP,
 *     BINARY}</td></tr>
 * <tr><td>an enum</td><td>{@code TEXT}, the constant's name</td></tr>
 * </table>
 *
 * <p>A null value becomes null; in a primitive component it is an error. Immutable, serialisable, safe for use by several
 * threads.
 *
 * @param <T> the record class
 */
public final class RecordMapper<T extends Record> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private final Map<String, DecimalType> decimals;
    private final transient RecordShape<T> shape;

    private RecordMapper(Class<T> type, Map<String, DecimalType> decimals, RecordShape<T> shape) {
        this.type = type;
        this.decimals = Map.copyOf(decimals);
        this.shape = shape;
    }

    /** @throws PlanException {@code PEN-1030} naming every component whose type no column has */
    public static <T extends Record> RecordMapper<T> of(Class<T> type) {
        return new RecordMapper<>(type, Map.of(), RecordShape.of(type));
    }

    /** The same with the column of a {@code BigDecimal} component being {@code DECIMAL(precision, scale)}. */
    public RecordMapper<T> decimal(String component, int precision, int scale) {
        if (!shape.isDecimal(component)) {
            throw new PlanException(Problem.of(
                    RecordErrors.UNMAPPABLE,
                    "record " + type.getSimpleName() + " has no BigDecimal component '" + component + "'"));
        }
        Map<String, DecimalType> next = new HashMap<>(decimals);
        next.put(component, Type.decimal(precision, scale));
        return new RecordMapper<>(type, next, shape);
    }

    /** The same with every {@code BigDecimal} component taking the type of its column in {@code like}, if that is a DECIMAL. */
    public RecordMapper<T> decimalsLike(Schema like) {
        Map<String, DecimalType> next = new HashMap<>(decimals);
        for (int i = 0; i < shape.size(); i++) {
            int column = ComponentNames.find(like, shape.name(i));
            if (shape.isDecimal(shape.name(i))
                    && column >= 0
                    && like.field(column).type() instanceof DecimalType decimal) {
                next.putIfAbsent(shape.name(i), decimal);
            }
        }
        return new RecordMapper<>(type, next, shape);
    }

    public Class<T> type() {
        return type;
    }

    /** One column per component, in order, named in snake_case; primitive components make {@code NOT NULL} columns. */
    public Schema schema() {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            String name = ComponentNames.snakeCase(shape.name(i));
            DecimalType declared = decimals.get(shape.name(i));
            Type columnType = declared == null ? shape.kind(i).columnType() : declared;
            fields.add(shape.isPrimitive(i) ? Field.required(name, columnType) : Field.of(name, columnType));
        }
        return Schema.of(fields);
    }

    /** The columns of a schema that a component cannot be read from, each with the type it should have. */
    public Map<String, Type> misfits(Schema found) {
        Map<String, Type> wanted = new LinkedHashMap<>();
        for (int i = 0; i < shape.size(); i++) {
            int column = ComponentNames.find(found, shape.name(i));
            if (column >= 0 && !shape.kind(i).accepts().test(found.field(column).type())) {
                wanted.put(found.field(column).name(), shape.kind(i).columnType());
            }
        }
        return wanted;
    }

    /** The reader of batches of a schema, or null after every problem was told. */
    public @Nullable RecordReader<T> bind(Schema schema, Consumer<Problem> problems) {
        int[] columns = new int[shape.size()];
        boolean whole = true;
        for (int i = 0; i < columns.length; i++) {
            int column = ComponentNames.find(schema, shape.name(i));
            columns[i] = column;
            if (column < 0) {
                problems.accept(
                        schema.unknown(ComponentNames.snakeCase(shape.name(i))).at(shape.place(i)));
                whole = false;
            } else if (!shape.kind(i).accepts().test(schema.field(column).type())) {
                problems.accept(otherType(i, schema.field(column)));
                whole = false;
            }
        }
        return whole ? new RecordReader<>(shape, schema, columns) : null;
    }

    /**
     * The reader of batches of a schema.
     *
     * @throws PlanException with every component that has no column ({@code PEN-1002}) or one of another type ({@code
     *     PEN-1031})
     */
    public RecordReader<T> bind(Schema schema) {
        List<Problem> problems = new ArrayList<>();
        RecordReader<T> reader = bind(schema, problems::add);
        if (reader == null) {
            throw new PlanException(problems);
        }
        return reader;
    }

    private Problem otherType(int component, Field column) {
        return Problem.of(
                        RecordErrors.OTHER_TYPE,
                        "column '" + column.name() + "' is " + column.type() + ", "
                                + shape.kind(component).columnType() + " was expected")
                .at(shape.place(component))
                .next("Declare the column's type in the source, parse or cast it before, or change the component.");
    }

    /**
     * Appends a record as one row. On an exception nothing was appended.
     *
     * @param builder a builder for {@link #schema()}, or for a schema of as many columns with types that take the values
     * @throws EtlException {@code PEN-3082} when a value does not fit its column (a BigDecimal with too many digits), {@code
     *     PEN-3081} when an accessor threw
     */
    public void append(BatchBuilder builder, T row) {
        Schema schema = builder.schema();
        if (schema.size() != shape.size()) {
            throw new IllegalArgumentException("record " + type.getSimpleName() + " has " + shape.size()
                    + " components, the builder has " + schema.size() + " columns");
        }
        @Nullable Object[] values = new @Nullable Object[shape.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = shape.value(i, row);
            values[i] = value;
            if (value instanceof BigDecimal || value instanceof Instant) {
                requireFit(schema.field(i), i, value);
            }
        }
        builder.add(values);
    }

    private void requireFit(Field column, int component, Object value) {
        try {
            if (column.type() instanceof DecimalType decimal) {
                Values.toUnscaled(decimal, value);
            } else {
                Values.toLong(column.type(), value);
            }
        } catch (IllegalArgumentException e) {
            throw new TransformException(
                    Problem.of(
                                    RecordErrors.VALUE_UNFIT,
                                    "the value does not fit column '" + column.name() + "' of " + column.type())
                            .at(shape.place(component))
                            .next("Round it before, or declare more digits with decimal(…)."),
                    e);
        }
    }

    private Object writeReplace() {
        return new Form<>(type, new HashMap<>(decimals));
    }

    /** What is serialised: method handles cannot be. */
    private record Form<T extends Record>(Class<T> type, HashMap<String, DecimalType> decimals)
            implements Serializable {
        private Object readResolve() {
            return new RecordMapper<>(type, decimals, RecordShape.of(type));
        }
    }

    @Override
    public String toString() {
        return type.getSimpleName() + schema();
    }
}
