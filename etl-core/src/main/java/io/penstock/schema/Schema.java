package io.penstock.schema;

import io.penstock.error.ErrorCode;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of a batch, in order, names unique. Immutable; equal when the fields are. */
public final class Schema implements Serializable {
    private static final long serialVersionUID = 1L;

    public static final ErrorCode UNKNOWN_COLUMN = new ErrorCode("PEN-1002", "A column that is not there");
    public static final ErrorCode DUPLICATE_COLUMN = new ErrorCode("PEN-1003", "Two columns of the same name");

    private static final Schema EMPTY = new Schema(List.of());

    private final List<Field> fields;
    private final Map<String, Integer> positions;

    private Schema(List<Field> fields) {
        this.fields = List.copyOf(fields);
        this.positions = new HashMap<>(fields.size() * 2);
        for (int i = 0; i < fields.size(); i++) {
            if (positions.put(fields.get(i).name(), i) != null) {
                throw new PlanException(Problem.of(
                                DUPLICATE_COLUMN,
                                "two columns are named '" + fields.get(i).name() + "'")
                        .next("Give one of them another name."));
            }
        }
    }

    public static Schema empty() {
        return EMPTY;
    }

    /** @throws PlanException {@code PEN-1003} when two fields share a name */
    public static Schema of(List<Field> fields) {
        return new Schema(fields);
    }

    /** @throws PlanException {@code PEN-1003} when two fields share a name */
    public static Schema of(Field... fields) {
        return new Schema(Arrays.asList(fields));
    }

    public List<Field> fields() {
        return fields;
    }

    public Field field(int position) {
        return fields.get(position);
    }

    public Field field(String name) {
        return fields.get(indexOf(name));
    }

    public int size() {
        return fields.size();
    }

    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    public boolean contains(String name) {
        return positions.containsKey(name);
    }

    /** The column's position, or -1. */
    public int find(String name) {
        Integer position = positions.get(name);
        return position == null ? -1 : position;
    }

    /**
     * The column's position.
     *
     * @throws PlanException {@code PEN-1002} listing the valid names and the nearest one
     */
    public int indexOf(String name) {
        int position = find(name);
        if (position < 0) {
            throw new PlanException(unknown(name));
        }
        return position;
    }

    /** The problem of a column that is not in this schema. */
    public Problem unknown(String name) {
        return Problem.of(UNKNOWN_COLUMN, "there is no column '" + name + "'. " + Suggestion.among(name, names()));
    }

    /** This schema with {@code field} at the end, or in place of the field of the same name. */
    public Schema with(Field field) {
        List<Field> next = new ArrayList<>(fields);
        int position = find(field.name());
        if (position < 0) {
            next.add(field);
        } else {
            next.set(position, field);
        }
        return new Schema(next);
    }

    public Schema with(int position, Field field) {
        List<Field> next = new ArrayList<>(fields);
        next.set(position, field);
        return new Schema(next);
    }

    public Schema map(UnaryOperator<Field> change) {
        return new Schema(fields.stream().map(change).toList());
    }

    /** The columns at these positions, in this order. */
    public Schema select(int... wanted) {
        List<Field> next = new ArrayList<>(wanted.length);
        for (int position : wanted) {
            next.add(fields.get(position));
        }
        return new Schema(next);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Schema that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return fields.stream().map(Field::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
