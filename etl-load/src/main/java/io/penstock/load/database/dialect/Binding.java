package io.penstock.load.database.dialect;

/** How the values of a column are handed to a parameter of a statement. */
public enum Binding {
    /** {@code setBoolean}. */
    BOOLEAN,
    /** {@code setInt} with 0 or 1. */
    FLAG,
    /** {@code setLong}. */
    LONG,
    /** {@code setDouble}. */
    DOUBLE,
    /** {@code setDouble} with the double nearest to a decimal. */
    DOUBLE_OF_DECIMAL,
    /** {@code setBigDecimal}. */
    DECIMAL,
    /** {@code setString} with the text itself, or with the ISO or JSON text of any other value. */
    TEXT,
    /** {@code setBytes}. */
    BYTES,
    /** {@code setObject} with a {@code LocalDate}. */
    DATE,
    /** {@code setObject} with the {@code LocalDateTime} at which a day begins. */
    DAY_START,
    /** {@code setObject} with a {@code LocalTime}. */
    TIME,
    /** {@code setObject} with an {@code OffsetDateTime} in UTC. */
    INSTANT,
    /** {@code setObject} with the {@code LocalDateTime} that a clock in UTC shows. */
    UTC_DATE_TIME
}
