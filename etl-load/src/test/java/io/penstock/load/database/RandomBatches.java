package io.penstock.load.database;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Field;
import io.penstock.schema.ListType;
import io.penstock.schema.Schema;
import io.penstock.schema.StructType;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random schemas and values with every boundary of the SQLite file format among them. */
final class RandomBatches {
    private static final long[] EDGES = {
        0,
        1,
        2,
        127,
        128,
        255,
        256,
        32767,
        32768,
        65535,
        8388607,
        8388608,
        2147483647L,
        2147483648L,
        4294967295L,
        140737488355327L,
        140737488355328L,
        1L << 53,
        (1L << 53) + 1,
        Long.MAX_VALUE,
        Long.MAX_VALUE - 1
    };
    private static final double[] REALS = {
        0.0,
        -0.0,
        1.0,
        -1.0,
        0.1,
        1e15,
        1e16,
        140737488355327.0,
        140737488355328.0,
        -140737488355328.0,
        -140737488355329.0,
        9.007199254740993E15,
        9.223372036854775E18,
        9.223372036854776E18,
        -9.223372036854776E18,
        1e300,
        Double.MIN_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        2.5,
        37.0
    };
    private static final String[] TEXTS = {
        "",
        "a",
        "0",
        "12",
        "1e5",
        " 7 ",
        "-0",
        "0x10",
        "ünïcödé",
        "日本語",
        "😀",
        "a\0b",
        "O'Hara",
        "line\nbreak",
        "\"q\"",
        "2024-02-29",
        "NULL"
    };
    private static final int[] LENGTHS = {
        57, 58, 63, 64, 65, 8185, 8186, 65400, 65480, 65501, 65502, 66000, 131_100, 300_000
    };

    private final Random random;

    RandomBatches(long seed) {
        this.random = new Random(seed);
    }

    Schema schema(int columns) {
        List<Field> fields = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            Type type = type();
            String name = c % 7 == 3 ? "odd \"name\" " + c : "c" + c;
            fields.add(random.nextInt(6) == 0 ? Field.required(name, type) : Field.of(name, type));
        }
        return Schema.of(fields);
    }

    private Type type() {
        return switch (random.nextInt(14)) {
            case 0, 1 -> Type.INT64;
            case 2, 3 -> Type.FLOAT64;
            case 4 -> Type.BOOLEAN;
            case 5 -> Type.DATE;
            case 6 -> Type.TIME;
            case 7 -> Type.TIMESTAMP;
            case 8 -> Type.BINARY;
            case 9 -> Type.decimal(1 + random.nextInt(15), 0);
            case 10 -> decimal(2 + random.nextInt(37));
            case 11 -> random.nextBoolean() ? Type.list(Type.INT64) : Type.struct(List.of(Field.of("a", Type.TEXT)));
            default -> Type.TEXT;
        };
    }

    private Type decimal(int precision) {
        return Type.decimal(precision, random.nextInt(precision + 1));
    }

    /** Rows whose first column, if it is INT64, rises from {@code firstKey}. */
    Batch batch(Schema schema, int rows, long firstKey, int longOneIn) {
        BatchBuilder builder = new BatchBuilder(schema, rows);
        long key = firstKey;
        for (int i = 0; i < rows; i++) {
            @Nullable Object[] values = new Object[schema.size()];
            for (int c = 0; c < values.length; c++) {
                Field field = schema.field(c);
                values[c] = field.isNullable() && random.nextInt(5) == 0 ? null : value(field.type(), longOneIn);
            }
            if (firstKey != 0) {
                values[0] = key;
                key += 1 + random.nextInt(3);
            }
            builder.add(values);
        }
        return builder.build();
    }

    private Object value(Type type, int longOneIn) {
        if (type == Type.INT64) {
            long edge = EDGES[random.nextInt(EDGES.length)];
            return random.nextBoolean() ? edge : random.nextBoolean() ? -edge : ~edge;
        } else if (type == Type.FLOAT64) {
            return random.nextInt(3) == 0 ? random.nextGaussian() * 1e6 : REALS[random.nextInt(REALS.length)];
        } else if (type == Type.BOOLEAN) {
            return random.nextBoolean();
        } else if (type == Type.DATE) {
            return LocalDate.ofEpochDay(
                    random.nextInt(10) == 0 ? random.nextInt(8_000_000) - 4_000_000 : random.nextInt(40_000));
        } else if (type == Type.TIME) {
            return LocalTime.ofNanoOfDay(random.nextInt(86_400) * 1_000_000_000L
                    + (random.nextBoolean() ? 0 : 1000L * random.nextInt(1_000_000)));
        } else if (type == Type.TIMESTAMP) {
            return Instant.EPOCH.plusMillis((long) (random.nextGaussian() * 1e12));
        } else if (type == Type.BINARY) {
            byte[] bytes = new byte[random.nextInt(longOneIn) == 0 ? 70_000 : random.nextInt(80)];
            random.nextBytes(bytes);
            return bytes;
        } else if (type instanceof DecimalType decimal) {
            BigInteger most = BigInteger.TEN.pow(decimal.precision()).subtract(BigInteger.ONE);
            BigInteger unscaled =
                    random.nextInt(4) == 0 ? most : new BigInteger(1 + random.nextInt(120), random).mod(most);
            return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), decimal.scale());
        } else if (type instanceof ListType) {
            return List.of(random.nextLong(), 5L);
        } else if (type instanceof StructType struct) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put(struct.fields().get(0).name(), text(longOneIn));
            return map;
        }
        return text(longOneIn);
    }

    private String text(int longOneIn) {
        if (random.nextInt(longOneIn) == 0) {
            return "x".repeat(LENGTHS[random.nextInt(LENGTHS.length)]);
        } else if (random.nextInt(3) == 0) {
            return "t".repeat(random.nextInt(140));
        }
        return TEXTS[random.nextInt(TEXTS.length)];
    }
}
