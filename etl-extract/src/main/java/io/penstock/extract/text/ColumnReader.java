package io.penstock.extract.text;

import io.penstock.data.Column;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.util.List;

/**
 * Reads a column of texts as values of one type. Typed columns ignore spaces and tabs around a value, and an empty text is null;
 * TEXT keeps every byte, and an empty text is a value there and in BINARY. Immutable; used by several threads.
 */
public sealed interface ColumnReader
        permits TextReader, LongReader, DoubleReader, BooleanReader, WideDecimalReader, BinaryReader {
    /** The types that text can be read as. */
    List<String> TYPES =
            List.of("TEXT", "INT64", "FLOAT64", "DECIMAL(p,s)", "BOOLEAN", "DATE", "TIME", "TIMESTAMP", "BINARY");

    /** Whether text can be read as a type. */
    static boolean reads(Type type) {
        return !type.isNested();
    }

    /**
     * A reader.
     *
     * @param type one that {@link #reads} says yes to
     * @param nulls texts that mean null
     * @param dates how dates are written
     */
    static ColumnReader of(Type type, NullTokens nulls, DateFormats dates) {
        if (type == Type.TEXT) {
            return new TextReader(nulls);
        } else if (type == Type.FLOAT64) {
            return new DoubleReader(nulls);
        } else if (type == Type.BOOLEAN) {
            return new BooleanReader(nulls);
        } else if (type == Type.BINARY) {
            return new BinaryReader(nulls);
        } else if (type instanceof DecimalType decimal && !decimal.isCompact()) {
            return new WideDecimalReader(decimal, nulls);
        }
        return new LongReader(type, nulls, dates);
    }

    /**
     * The values; where a text does not fit the value is null and the cell is added to {@code misfits}.
     *
     * @param column the number to add misfits with
     */
    Column read(TextSlices texts, int column, Misfits misfits);
}
