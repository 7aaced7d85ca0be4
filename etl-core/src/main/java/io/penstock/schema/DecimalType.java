package io.penstock.schema;

/**
 * An exact decimal number.
 *
 * @param precision number of digits in all, 1 to {@value #MAX_PRECISION}
 * @param scale digits after the point, 0 to {@code precision}
 */
public record DecimalType(int precision, int scale) implements Type {
    public static final int MAX_PRECISION = 38;

    /** Up to this precision the unscaled value fits a {@code long}. */
    public static final int MAX_COMPACT_PRECISION = 18;

    public DecimalType {
        if (precision < 1 || precision > MAX_PRECISION) {
            throw Type.unknown("DECIMAL(" + precision + "," + scale + ")", "the precision must be 1 to 38");
        }
        if (scale < 0 || scale > precision) {
            throw Type.unknown("DECIMAL(" + precision + "," + scale + ")", "the scale must be 0 to the precision");
        }
    }

    /** Whether unscaled values fit a {@code long}. */
    public boolean isCompact() {
        return precision <= MAX_COMPACT_PRECISION;
    }

    @Override
    public boolean isNumeric() {
        return true;
    }

    @Override
    public boolean isNested() {
        return false;
    }

    @Override
    public String toString() {
        return "DECIMAL(" + precision + "," + scale + ")";
    }
}
