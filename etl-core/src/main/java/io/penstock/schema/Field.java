package io.penstock.schema;

import java.io.Serializable;

/**
 * A column's name and type.
 *
 * @param name not empty; compared letter by letter, case included
 * @param type type of every value
 * @param nullability whether nulls may occur; a promise of the producer, relied on by sinks ({@code NOT NULL})
 */
public record Field(String name, Type type, Nullability nullability) implements Serializable {
    public Field {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a column needs a name");
        }
    }

    public static Field of(String name, Type type) {
        return new Field(name, type, Nullability.NULLABLE);
    }

    public static Field required(String name, Type type) {
        return new Field(name, type, Nullability.REQUIRED);
    }

    public Field withName(String newName) {
        return new Field(newName, type, nullability);
    }

    /** The same column with another type; nullability stays. */
    public Field withType(Type newType) {
        return new Field(name, newType, nullability);
    }

    public boolean isNullable() {
        return nullability == Nullability.NULLABLE;
    }

    @Override
    public String toString() {
        return name + " " + type + (isNullable() ? "" : " NOT NULL");
    }
}
