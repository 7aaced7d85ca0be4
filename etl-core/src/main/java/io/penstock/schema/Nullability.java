package io.penstock.schema;

/** Whether a column may hold nulls. */
public enum Nullability {
    NULLABLE,
    REQUIRED
}
