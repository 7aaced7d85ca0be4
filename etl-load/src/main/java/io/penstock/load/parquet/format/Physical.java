package io.penstock.load.parquet.format;

import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;

/** How the values of a column are stored; the names and numbers of parquet.thrift's {@code Type}. */
public enum Physical {
    BOOLEAN(0),
    INT32(1),
    INT64(2),
    DOUBLE(5),
    BYTE_ARRAY(6),
    FIXED_LEN_BYTE_ARRAY(7);

    /** Decimals of at most this many digits fit 32 bits. */
    private static final int INT32_DIGITS = 9;

    private final int number;

    Physical(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The storage of a type that is not nested. */
    static Physical of(Type type) {
        if (type == Type.BOOLEAN) {
            return BOOLEAN;
        } else if (type == Type.FLOAT64) {
            return DOUBLE;
        } else if (type == Type.TEXT || type == Type.BINARY) {
            return BYTE_ARRAY;
        } else if (type == Type.DATE) {
            return INT32;
        } else if (type instanceof DecimalType decimal) {
            if (!decimal.isCompact()) {
                return FIXED_LEN_BYTE_ARRAY;
            }
            return decimal.precision() <= INT32_DIGITS ? INT32 : INT64;
        }
        return INT64;
    }

    /** Bytes of a value of {@code FIXED_LEN_BYTE_ARRAY}: the fewest that hold every decimal of the precision; else 0. */
    static int length(Type type) {
        if (of(type) != FIXED_LEN_BYTE_ARRAY || !(type instanceof DecimalType decimal)) {
            return 0;
        }
        return java.math.BigInteger.TEN.pow(decimal.precision()).bitLength() / 8 + 1;
    }
}
