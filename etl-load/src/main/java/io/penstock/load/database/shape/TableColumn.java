package io.penstock.load.database.shape;

/**
 * A column of a table that is there.
 *
 * @param declared its type in the database's words
 * @param required whether it takes no null
 * @param filled whether a value comes by itself where a row brings none: a default, an identity, a generated column
 */
public record TableColumn(String name, String declared, boolean required, boolean filled) {}
