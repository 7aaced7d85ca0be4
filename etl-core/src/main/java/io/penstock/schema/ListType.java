package io.penstock.schema;

/**
 * Any number of values of one type.
 *
 * @param element type of each value
 */
public record ListType(Type element) implements Type {
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
        return "LIST<" + element + ">";
    }
}
