package io.penstock.load.database;

import io.penstock.data.BinaryColumn;
import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.load.sqlite.Storage;
import io.penstock.load.text.AsciiNumbers;
import io.penstock.load.text.IsoTimes.Fraction;
import io.penstock.load.text.TextCells;
import io.penstock.schema.DecimalType;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/** Binds values of one column to one parameter of a statement, one row after the other. */
final class ValueBinder {
    private final int parameter;
    private final Storage storage;
    private final TextCells cells = new TextCells(Fraction.SIX_DIGITS);

    ValueBinder(int parameter, Storage storage) {
        this.parameter = parameter;
        this.storage = storage;
    }

    void bind(PreparedStatement statement, Column column, int row) throws SQLException {
        if (column.isNull(row)) {
            statement.setNull(parameter, Types.NULL);
        } else if (column instanceof TextColumn text) {
            statement.setString(parameter, text.string(row));
        } else if (column instanceof BinaryColumn binary) {
            statement.setBytes(
                    parameter, java.util.Arrays.copyOfRange(binary.bytes(), binary.starts()[row], binary.ends()[row]));
        } else if (column instanceof BooleanColumn flags) {
            statement.setInt(parameter, flags.get(row) ? 1 : 0);
        } else if (column instanceof DoubleColumn doubles) {
            statement.setDouble(parameter, doubles.get(row));
        } else if (storage == Storage.INTEGER && column instanceof LongColumn longs) {
            statement.setLong(parameter, longs.get(row));
        } else if (storage == Storage.REAL && column instanceof LongColumn longs) {
            double power = AsciiNumbers.power(((DecimalType) longs.type()).scale());
            statement.setDouble(parameter, longs.get(row) / power);
        } else {
            cells.format(column, row, 1);
            int from = cells.starts()[0];
            statement.setString(
                    parameter, new String(cells.bytes(), from, cells.ends()[0] - from, StandardCharsets.UTF_8));
        }
    }
}
