package io.penstock.transform;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Rows of every type with nulls, NaN, edge values and many ties; the same for the same seed. */
public final class RandomTable {
    public static final Schema SCHEMA = Schema.of(
            Field.of("id", Type.INT64),
            Field.of("flag", Type.BOOLEAN),
            Field.of("small", Type.INT64),
            Field.of("big", Type.INT64),
            Field.of("score", Type.FLOAT64),
            Field.of("money", Type.decimal(10, 2)),
            Field.of("wide", Type.decimal(30, 5)),
            Field.of("name", Type.TEXT),
            Field.of("day", Type.DATE),
            Field.of("clock", Type.TIME),
            Field.of("moment", Type.TIMESTAMP),
            Field.of("raw", Type.BINARY));

    /** As {@link #SCHEMA} with a list and a struct behind. */
    public static final Schema NESTED = SCHEMA.with(Field.of("tags", Type.list(Type.INT64)))
            .with(Field.of("pair", Type.struct(List.of(Field.of("a", Type.INT64), Field.of("b", Type.TEXT)))));

    private static final String[] NAMES = {
        "",
        "a",
        "ab",
        "abc",
        "abcdefgh",
        "abcdefghi",
        "abcdefgh\u0000",
        "Zoë",
        "zebra",
        "\uD83D\uDCDA",
        "\uFFFD",
        " b",
        "long"
    };
    private static final double[] SCORES = {
        0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, -1.5, 1.5, 1e300
    };

    private final Random random;
    private final double nulls;

    private RandomTable(long seed, double nulls) {
        this.random = new Random(seed);
        this.nulls = nulls;
    }

    /** Rows of {@link #NESTED}. */
    public static Batch nested(long seed, int rows, double nulls) {
        return new RandomTable(seed, nulls).rows(NESTED, rows);
    }

    /** Rows of {@link #SCHEMA}. */
    public static Batch of(long seed, int rows, double nulls) {
        return new RandomTable(seed, nulls).rows(SCHEMA, rows);
    }

    private Batch rows(Schema schema, int rows) {
        BatchBuilder builder = new BatchBuilder(schema, rows);
        for (int i = 0; i < rows; i++) {
            Object[] row = new Object[schema.size()];
            row[0] = (long) i;
            for (int c = 1; c < row.length; c++) {
                row[c] = random.nextDouble() < nulls
                        ? null
                        : value(schema.field(c).name());
            }
            builder.add(row);
        }
        Batch batch = builder.build();
        return batch.withOrigin(Origin.of(batch, row -> new RecordPosition("table", row + 1L, -1)));
    }

    private Object value(String column) {
        return switch (column) {
            case "flag" -> random.nextBoolean();
            case "small" -> (long) random.nextInt(7) - 3;
            case "big" -> random.nextInt(20) == 0 ? Long.MIN_VALUE >> random.nextInt(3) : random.nextLong() >> 2;
            case "score" -> random.nextInt(3) == 0 ? SCORES[random.nextInt(SCORES.length)] : random.nextInt(100) / 4.0;
            case "money" -> BigDecimal.valueOf(random.nextInt(200_000) - 100_000L, 2);
            case "wide" ->
                new BigDecimal(
                        new BigInteger(90, random).multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1)), 5);
            case "name" ->
                random.nextBoolean()
                        ? NAMES[random.nextInt(NAMES.length)]
                        : "branch library number " + random.nextInt(40);
            case "day" -> LocalDate.of(1999, 12, 20).plusDays(random.nextInt(30));
            case "clock" -> LocalTime.ofNanoOfDay(random.nextInt(86_400) * 1_000_000_000L + 1000L * random.nextInt(3));
            case "moment" -> Instant.parse("1969-12-31T23:00:00Z").plusMillis(random.nextInt(10_000_000));
            case "raw" -> {
                byte[] bytes = new byte[random.nextInt(4)];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) (random.nextInt(4) - 1);
                }
                yield bytes;
            }
            case "tags" -> {
                List<Object> tags = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    tags.add((long) random.nextInt(3));
                }
                yield tags;
            }
            default -> {
                Map<String, Object> pair = new LinkedHashMap<>();
                pair.put("a", (long) random.nextInt(3));
                pair.put("b", NAMES[random.nextInt(NAMES.length)]);
                yield pair;
            }
        };
    }

    /** Values with byte arrays as lists, so that rows can be compared. */
    public static List<List<Object>> comparable(List<? extends List<?>> rows) {
        List<List<Object>> all = new ArrayList<>();
        for (List<?> row : rows) {
            List<Object> copy = new ArrayList<>();
            for (Object value : row) {
                copy.add(value instanceof byte[] bytes ? Arrays.toString(bytes) : value);
            }
            all.add(copy);
        }
        return all;
    }
}
