package io.penstock.load.database.rows;

import io.penstock.data.BinaryColumn;
import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.load.database.dialect.Binding;
import io.penstock.load.text.AsciiNumbers;
import io.penstock.load.text.IsoTimes.Fraction;
import io.penstock.load.text.TextCells;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** Binds values of one column to one parameter of a statement, one row after the other. */
final class ValueBinder {
    private final int parameter;
    private final Binding binding;
    private final TextCells cells = new TextCells(Fraction.SIX_DIGITS);

    ValueBinder(int parameter, Binding binding) {
        this.parameter = parameter;
        this.binding = binding;
    }

    void bind(PreparedStatement statement, Column column, int row) throws SQLException {
        if (column.isNull(row)) {
            statement.setNull(parameter, nullType());
            return;
        }
        switch (binding) {
            case BOOLEAN -> statement.setBoolean(parameter, ((BooleanColumn) column).get(row));
            case FLAG -> statement.setInt(parameter, ((BooleanColumn) column).get(row) ? 1 : 0);
            case LONG -> statement.setLong(parameter, ((LongColumn) column).get(row));
            case DOUBLE -> statement.setDouble(parameter, ((DoubleColumn) column).get(row));
            case DOUBLE_OF_DECIMAL -> statement.setDouble(parameter, nearest((LongColumn) column, row));
            case DECIMAL -> statement.setBigDecimal(parameter, (BigDecimal) column.value(row));
            case TEXT -> statement.setString(parameter, text(column, row));
            case BYTES -> {
                BinaryColumn binary = (BinaryColumn) column;
                statement.setBytes(
                        parameter, Arrays.copyOfRange(binary.bytes(), binary.starts()[row], binary.ends()[row]));
            }
            case DAY_START ->
                statement.setObject(
                        parameter,
                        LocalDate.ofEpochDay(((LongColumn) column).get(row)).atStartOfDay());
            case DATE, TIME -> statement.setObject(parameter, column.value(row));
            case INSTANT -> statement.setObject(parameter, instant(column, row).atOffset(ZoneOffset.UTC));
            case UTC_DATE_TIME ->
                statement.setObject(parameter, LocalDateTime.ofInstant(instant(column, row), ZoneOffset.UTC));
        }
    }

    /** Binds a time of the run, which no column holds. */
    static void bindInstant(PreparedStatement statement, int parameter, Binding binding, Instant time)
            throws SQLException {
        Instant micros = time.truncatedTo(ChronoUnit.MICROS);
        LongColumn one = LongColumn.of(
                Type.TIMESTAMP, new long[] {ChronoUnit.MICROS.between(Instant.EPOCH, micros)}, 1, Validity.NO_NULLS);
        new ValueBinder(parameter, binding).bind(statement, one, 0);
    }

    private int nullType() {
        return switch (binding) {
            case BOOLEAN -> Types.BOOLEAN;
            case LONG -> Types.BIGINT;
            case DOUBLE -> Types.DOUBLE;
            case DECIMAL -> Types.NUMERIC;
            case BYTES -> Types.VARBINARY;
            case DATE, DAY_START -> Types.DATE;
            case TIME -> Types.TIME;
            case INSTANT -> Types.TIMESTAMP_WITH_TIMEZONE;
            case UTC_DATE_TIME -> Types.TIMESTAMP;
            case TEXT -> Types.VARCHAR;
            case FLAG, DOUBLE_OF_DECIMAL -> Types.NULL;
        };
    }

    private static double nearest(LongColumn column, int row) {
        return column.get(row) / (double) AsciiNumbers.power(((DecimalType) column.type()).scale());
    }

    private static Instant instant(Column column, int row) {
        long micros = ((LongColumn) column).get(row);
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000L);
    }

    private String text(Column column, int row) {
        if (column instanceof TextColumn text) {
            return text.string(row);
        }
        cells.format(column, row, 1);
        int from = cells.starts()[0];
        return new String(cells.bytes(), from, cells.ends()[0] - from, StandardCharsets.UTF_8);
    }
}
