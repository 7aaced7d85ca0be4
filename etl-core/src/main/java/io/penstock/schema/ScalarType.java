package io.penstock.schema;

/** The types without parameters; use them through the constants of {@link Type}. */
public enum ScalarType implements Type {
    BOOLEAN,
    INT64,
    FLOAT64,
    TEXT,
    DATE,
    TIME,
    TIMESTAMP,
    BINARY;

    @Override
    public boolean isNumeric() {
        return this == INT64 || this == FLOAT64;
    }

    @Override
    public boolean isNested() {
        return false;
    }
}
