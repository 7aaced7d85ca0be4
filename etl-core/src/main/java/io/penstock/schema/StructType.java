package io.penstock.schema;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Named parts.
 *
 * @param fields the parts in order, names unique
 */
public record StructType(List<Field> fields) implements Type {
    public StructType {
        fields = List.copyOf(Schema.of(fields).fields());
    }

    @Override
    public boolean isNumeric() {
        return false;
    }

    @Override
    public boolean isNested() {
        return true;
    }

    @Override
    public String toString() {
        return fields.stream().map(f -> f.name() + " " + f.type()).collect(Collectors.joining(", ", "STRUCT<", ">"));
    }
}
