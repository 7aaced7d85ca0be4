package io.penstock.load.database.table;

import io.penstock.schema.Type;

/**
 * A column of a table to be loaded.
 *
 * @param type type of the values that will come
 * @param declared the type in the table's definition
 * @param required whether nulls are refused
 */
public record DesignColumn(String name, Type type, String declared, boolean required) {}
