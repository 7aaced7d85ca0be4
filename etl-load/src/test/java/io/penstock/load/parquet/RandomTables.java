package io.penstock.load.parquet;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Field;
import io.penstock.schema.ListType;
import io.penstock.schema.Nullability;
import io.penstock.schema.Schema;
import io.penstock.schema.StructType;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Seeded random schemas and values: every type, nested, extremes, repeats and nulls at every rate. */
final class RandomTables {
    private static final double[] DOUBLES = {
        0.0,
        -0.0,
        1.5,
        -1.5,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };
    private static final long[] LONGS = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 31, -(1L << 31) - 1, 255};
    private static final String[] TEXTS = {
        "", "a", "a\0", "näme", "日本語", "😀", "line\nbreak", "\u0000", "\uFFFF", "x".repeat(100), "é".repeat(50), "z"
    };

    private final Random random;

    RandomTables(long seed) {
        random = new Random(seed);
    }

    Schema schema() {
        List<Field> fields = new ArrayList<>();
        int columns = 1 + random.nextInt(9);
        for (int c = 0; c < columns; c++) {
            fields.add(field("c" + c, 2));
        }
        return Schema.of(fields);
    }

    private Field field(String name, int depth) {
        return new Field(name, type(depth), random.nextInt(4) == 0 ? Nullability.REQUIRED : Nullability.NULLABLE);
    }

    private Type type(int depth) {
        int kind = random.nextInt(depth > 0 ? 14 : 11);
        return switch (kind) {
            case 0 -> Type.BOOLEAN;
            case 1 -> Type.INT64;
            case 2 -> Type.FLOAT64;
            case 3, 4 -> Type.TEXT;
            case 5 -> Type.DATE;
            case 6 -> Type.TIME;
            case 7 -> Type.TIMESTAMP;
            case 8 -> Type.BINARY;
            case 9, 10 -> {
                int precision = 1 + random.nextInt(38);
                yield Type.decimal(precision, random.nextInt(precision + 1));
            }
            case 11, 12 -> Type.list(type(depth - 1));
            default -> {
                List<Field> parts = new ArrayList<>();
                for (int p = 0; p <= random.nextInt(3); p++) {
                    parts.add(field("p" + p, depth - 1));
                }
                yield Type.struct(parts);
            }
        };
    }

    /** Batches of a table of {@code rows} rows. */
    List<Batch> batches(Schema schema, int rows) {
        int nulls = random.nextInt(4);
        int repeats = random.nextInt(3);
        List<List<@Nullable Object>> pools = new ArrayList<>();
        for (Field field : schema.fields()) {
            pools.add(pool(field, nulls, repeats == 0 ? 3 : 200));
        }
        List<Batch> batches = new ArrayList<>();
        for (int done = 0; done < rows; ) {
            int count = Math.min(rows - done, 1 + random.nextInt(1500));
            BatchBuilder batch = BatchBuilder.of(schema);
            for (int i = 0; i < count; i++) {
                @Nullable Object[] row = new Object[schema.size()];
                for (int c = 0; c < row.length; c++) {
                    row[c] = repeats < 2
                            ? pools.get(c).get(random.nextInt(pools.get(c).size()))
                            : value(schema.field(c), nulls);
                }
                batch.add(row);
            }
            batches.add(batch.build());
            done += count;
        }
        return batches;
    }

    private List<@Nullable Object> pool(Field field, int nulls, int size) {
        List<@Nullable Object> pool = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            pool.add(value(field, nulls));
        }
        return pool;
    }

    /** @param nulls 0 never, 1 rarely, 2 half, 3 always; only where the field may hold one */
    private @Nullable Object value(Field field, int nulls) {
        if (field.isNullable() && (nulls == 3 || (nulls > 0 && random.nextInt(nulls == 1 ? 20 : 2) == 0))) {
            return null;
        }
        Type type = field.type();
        if (type instanceof ListType list) {
            List<@Nullable Object> elements = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                elements.add(value(Field.of("element", list.element()), nulls));
            }
            return elements;
        } else if (type instanceof StructType struct) {
            Map<String, @Nullable Object> parts = new LinkedHashMap<>();
            for (Field part : struct.fields()) {
                parts.put(part.name(), value(part, nulls));
            }
            return parts;
        }
        return single(type);
    }

    private Object single(Type type) {
        boolean edge = random.nextInt(4) == 0;
        if (type == Type.BOOLEAN) {
            return random.nextBoolean();
        } else if (type == Type.INT64) {
            return edge ? LONGS[random.nextInt(LONGS.length)] : random.nextInt(100_000);
        } else if (type == Type.FLOAT64) {
            return edge ? DOUBLES[random.nextInt(DOUBLES.length)] : random.nextGaussian();
        } else if (type == Type.TEXT) {
            return edge ? TEXTS[random.nextInt(TEXTS.length)] : "text " + random.nextInt(100_000);
        } else if (type == Type.BINARY) {
            byte[] bytes = new byte[random.nextInt(edge ? 200 : 10)];
            random.nextBytes(bytes);
            return bytes;
        } else if (type == Type.DATE) {
            return LocalDate.ofEpochDay(edge ? random.nextInt(2_000_000) - 700_000 : 18_000 + random.nextInt(900));
        } else if (type == Type.TIME) {
            return LocalTime.ofNanoOfDay(edge ? 86_399_999_999_000L : random.nextInt(86_400) * 1_000_000_000L);
        } else if (type == Type.TIMESTAMP) {
            return Instant.EPOCH.plus(
                    edge ? random.nextLong() / 200 : random.nextInt() * 1_000_003L, ChronoUnit.MICROS);
        }
        DecimalType decimal = (DecimalType) type;
        BigInteger limit = BigInteger.TEN.pow(decimal.precision());
        BigInteger unscaled =
                edge ? limit.subtract(BigInteger.ONE) : new BigInteger(8 + random.nextInt(120), random).mod(limit);
        return new BigDecimal(random.nextBoolean() ? unscaled.negate() : unscaled, decimal.scale());
    }

    /** The rows of batches, binary as buffers so that equal rows are equal. */
    static List<List<@Nullable Object>> rows(List<Batch> batches) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Batch batch : batches) {
            for (int i = 0; i < batch.rowCount(); i++) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int c = 0; c < batch.schema().size(); c++) {
                    row.add(batch.column(c).value(i));
                }
                rows.add(row);
            }
        }
        return comparable(rows);
    }

    static List<List<@Nullable Object>> comparable(List<List<@Nullable Object>> rows) {
        List<List<@Nullable Object>> next = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> copy = new ArrayList<>();
            row.forEach(value -> copy.add(comparable(value)));
            next.add(copy);
        }
        return next;
    }

    private static @Nullable Object comparable(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        } else if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(comparable(element)));
            return copy;
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, part) -> copy.put(key, comparable(part)));
            return copy;
        }
        return value;
    }
}
