package io.penstock.extract.parquet.column;

import io.penstock.schema.Field;
import io.penstock.schema.Type;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A column that a source gives.
 *
 * @param form how it is made of the shape
 */
public record OutputColumn(Field field, Form form, Shape shape) {
    /** How a shape becomes a column. */
    public enum Form implements Serializable {
        /** A leaf that does not repeat, perhaps inside of structs. */
        FLAT,
        /** As LIST or STRUCT. */
        KEPT,
        /** As JSON text. */
        JSON
    }

    public Type type() {
        return field.type();
    }

    /** The leaves below. */
    public Set<Leaf> leaves() {
        Set<Leaf> all = new LinkedHashSet<>();
        collect(shape, all);
        return all;
    }

    private static void collect(Shape shape, Set<Leaf> all) {
        if (shape instanceof Leaf leaf) {
            all.add(leaf);
        } else if (shape instanceof Shape.Repeated repeated) {
            collect(repeated.element(), all);
        } else if (shape instanceof Shape.Struct struct) {
            struct.members().forEach(member -> collect(member.shape(), all));
        }
    }
}
