package io.penstock.extract.parquet.column;

import io.penstock.extract.parquet.page.Damage;
import io.penstock.extract.parquet.page.ParquetErrors;
import io.penstock.extract.parquet.page.Physical;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which type a column of values gets.
 *
 * @param plainBinary of byte strings of which the file does not say what they are
 */
public record LeafTypes(PlainBinary plainBinary, Nanos nanos) {
    private static final int MOST_LONG_DIGITS = DecimalType.MAX_COMPACT_PRECISION;

    private record Target(Type type, Conversion conversion) {}

    Leaf leaf(SchemaElement element, int index, String path, int definition, int repetition) {
        org.apache.parquet.format.Type stored = element.getType();
        if (stored == null) {
            throw new Damage("the column '" + path + "' of no type");
        }
        Physical physical = Physical.valueOf(stored.name());
        int width = physical == Physical.FIXED_LEN_BYTE_ARRAY ? element.getType_length() : physical.width();
        if (physical == Physical.FIXED_LEN_BYTE_ARRAY && width <= 0) {
            throw new Damage("the column '" + path + "' of values of " + width + " bytes");
        }
        Target target = target(element, physical, width, path);
        return new Leaf(index, path, physical, width, target.type, target.conversion, nanos, definition, repetition);
    }

    private Target target(SchemaElement element, Physical physical, int width, String path) {
        @Nullable LogicalType logical = element.isSetLogicalType() ? element.getLogicalType() : null;
        @Nullable ConvertedType converted = element.isSetConverted_type() ? element.getConverted_type() : null;
        Target target = null;
        if (isDecimal(logical, converted)) {
            int precision = logical != null && logical.isSetDECIMAL()
                    ? logical.getDECIMAL().getPrecision()
                    : element.getPrecision();
            int scale = logical != null && logical.isSetDECIMAL()
                    ? logical.getDECIMAL().getScale()
                    : element.getScale();
            target = decimal(physical, precision, scale, path);
        } else if (physical == Physical.INT32 || physical == Physical.INT64) {
            target = integer(logical, converted, physical);
        } else if (physical.form() == Physical.Form.SLICES) {
            target = bytes(logical, converted, physical, width);
        } else if (physical == Physical.BOOLEAN) {
            target = new Target(Type.BOOLEAN, Conversion.BOOLEAN);
        }
        return target == null ? new Target(Type.FLOAT64, Conversion.SAME) : target;
    }

    private static boolean isDecimal(@Nullable LogicalType logical, @Nullable ConvertedType converted) {
        return (logical != null && logical.isSetDECIMAL()) || (logical == null && converted == ConvertedType.DECIMAL);
    }

    private static @Nullable Target decimal(Physical physical, int precision, int scale, String path) {
        if (physical.form() == Physical.Form.DOUBLES || physical == Physical.BOOLEAN || physical == Physical.INT96) {
            return null;
        }
        if (precision < 1 || scale < 0 || scale > precision) {
            throw new Damage("the column '" + path + "' of type DECIMAL(" + precision + "," + scale + ")");
        } else if (precision > DecimalType.MAX_PRECISION) {
            throw new Damage(
                    ParquetErrors.UNSUPPORTED,
                    "the column '" + path + "' of type DECIMAL(" + precision + "," + scale + "); the most are "
                            + DecimalType.MAX_PRECISION + " digits");
        }
        return new Target(
                new DecimalType(precision, scale),
                precision > MOST_LONG_DIGITS ? Conversion.WIDE_DECIMAL : Conversion.DECIMAL);
    }

    private static Target integer(@Nullable LogicalType logical, @Nullable ConvertedType converted, Physical physical) {
        if ((logical != null && logical.isSetDATE()) || converted == ConvertedType.DATE) {
            return new Target(Type.DATE, Conversion.SAME);
        } else if (logical != null && logical.isSetTIME()) {
            TimeUnit unit = unit(logical.getTIME().getUnit());
            return new Target(
                    Type.TIME,
                    unit.isSetMILLIS()
                            ? Conversion.TIME_MILLIS
                            : unit.isSetMICROS() ? Conversion.TIME_MICROS : Conversion.TIME_NANOS);
        } else if (logical != null && logical.isSetTIMESTAMP()) {
            TimeUnit unit = unit(logical.getTIMESTAMP().getUnit());
            return new Target(
                    Type.TIMESTAMP,
                    unit.isSetMILLIS()
                            ? Conversion.TIMESTAMP_MILLIS
                            : unit.isSetMICROS() ? Conversion.SAME : Conversion.TIMESTAMP_NANOS);
        } else if (logical != null
                && logical.isSetINTEGER()
                && !logical.getINTEGER().isIsSigned()) {
            return unsigned(physical);
        }
        if (converted == null || logical != null) {
            return new Target(Type.INT64, Conversion.SAME);
        }
        return switch (converted) {
            case TIME_MILLIS -> new Target(Type.TIME, Conversion.TIME_MILLIS);
            case TIME_MICROS -> new Target(Type.TIME, Conversion.TIME_MICROS);
            case TIMESTAMP_MILLIS -> new Target(Type.TIMESTAMP, Conversion.TIMESTAMP_MILLIS);
            case TIMESTAMP_MICROS -> new Target(Type.TIMESTAMP, Conversion.SAME);
            case UINT_8, UINT_16, UINT_32, UINT_64 -> unsigned(physical);
            default -> new Target(Type.INT64, Conversion.SAME);
        };
    }

    private static TimeUnit unit(@Nullable TimeUnit unit) {
        if (unit == null) {
            throw new Damage("a time without its unit");
        }
        return unit;
    }

    private static Target unsigned(Physical physical) {
        return physical == Physical.INT32
                ? new Target(Type.INT64, Conversion.UNSIGNED_INT)
                : new Target(new DecimalType(20, 0), Conversion.UNSIGNED_LONG);
    }

    private Target bytes(
            @Nullable LogicalType logical, @Nullable ConvertedType converted, Physical physical, int width) {
        if (physical == Physical.INT96) {
            return new Target(Type.TIMESTAMP, Conversion.INT96);
        } else if (logical != null && logical.isSetUUID() && width == 16) {
            return new Target(Type.TEXT, Conversion.UUID);
        } else if (logical != null && logical.isSetFLOAT16() && width == 2) {
            return new Target(Type.FLOAT64, Conversion.FLOAT16);
        } else if (converted == ConvertedType.INTERVAL && width == 12) {
            return new Target(Type.TEXT, Conversion.INTERVAL);
        }
        boolean text = (logical != null && (logical.isSetSTRING() || logical.isSetENUM() || logical.isSetJSON()))
                || converted == ConvertedType.UTF8
                || converted == ConvertedType.ENUM
                || converted == ConvertedType.JSON;
        boolean untold = logical == null && converted == null && physical == Physical.BYTE_ARRAY;
        return text || (untold && plainBinary == PlainBinary.TEXT)
                ? new Target(Type.TEXT, Conversion.TEXT)
                : new Target(Type.BINARY, Conversion.SAME);
    }
}
