package io.penstock.quality.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.quality.distinct.DistinctCount;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Inspection;
import io.penstock.testkit.TestContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random columns of every type, whole, split into batches and merged, against a tree set of Java values. */
class ProfileOracleTest {
    private static final Type WIDE = Type.decimal(38, 4);
    private static final Type COMPACT = Type.decimal(10, 2);
    private static final List<Type> TYPES = List.of(
            Type.BOOLEAN,
            Type.INT64,
            Type.FLOAT64,
            Type.TEXT,
            Type.DATE,
            Type.TIME,
            Type.TIMESTAMP,
            Type.BINARY,
            COMPACT,
            WIDE,
            Type.list(Type.TEXT),
            Type.struct(List.of(Field.of("a", Type.INT64), Field.of("b", Type.list(Type.FLOAT64)))));
    private static final Schema SCHEMA = Schema.of(TYPES.stream()
            .map(type -> Field.of("c" + TYPES.indexOf(type), type))
            .toList());
    private static final String[] LETTERS = {"a", "b", "Z", "é", "ß", "日", "\uD83D\uDCDA", "\0", " "};

    private record Shape(int rows, int variety, double nullShare) {}

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 63, 64, 65, 1000, 7777})
    void agreesOnEveryNumberOfRows(int rows) throws Exception {
        for (int variety : new int[] {1, 3, 200, 100_000}) {
            for (double nullShare : new double[] {0, 0.3, 1}) {
                check(new Shape(rows, variety, nullShare), rows * 31L + variety);
            }
        }
    }

    private static void check(Shape shape, long seed) throws Exception {
        Random random = new Random(seed);
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < shape.rows(); i++) {
            Object[] row = new Object[TYPES.size()];
            for (int c = 0; c < row.length; c++) {
                row[c] = random.nextDouble() < shape.nullShare() ? null : value(TYPES.get(c), random, shape.variety());
            }
            rows.add(row);
        }
        List<Batch> batches = batches(rows, random);
        Inspection whole = open();
        Inspection left = open();
        Inspection right = open();
        for (Batch batch : batches) {
            whole.accept(batch);
            (random.nextBoolean() ? left : right).accept(batch);
        }
        left.merge(copy(right));

        ProfileResult result = (ProfileResult) whole.result();
        assertThat(left.result()).isEqualTo(result);
        for (int c = 0; c < TYPES.size(); c++) {
            assertThat(result.columns().get(c))
                    .as("%s, %s", shape, TYPES.get(c))
                    .isEqualTo(oracle(rows, c));
        }
    }

    private static Inspection open() {
        return ColumnProfiler.allColumns().open(SCHEMA, TestContext.create().memoryShare(1 << 28));
    }

    /** Random cuts; some batches gathered from shuffled rows, so that slices do not follow each other. */
    private static List<Batch> batches(List<Object[]> rows, Random random) {
        List<Batch> batches = new ArrayList<>();
        BatchBuilder builder = BatchBuilder.of(SCHEMA);
        for (Object[] row : rows) {
            builder.add(row);
            if (random.nextInt(100) == 0) {
                batches.add(builder.build());
            }
        }
        Batch last = builder.build();
        int[] backwards = new int[last.rowCount()];
        Arrays.setAll(backwards, i -> backwards.length - 1 - i);
        batches.add(last.gather(backwards, backwards.length));
        return batches;
    }

    private static Object value(Type type, Random random, int variety) {
        long n = random.nextInt(variety) - variety / 3;
        if (type == Type.BOOLEAN) {
            return n % 2 == 0;
        } else if (type == Type.INT64) {
            return variety == 200 ? n * 0x1234567890abcL : n;
        } else if (type == Type.FLOAT64) {
            return n / 7.0;
        } else if (type == Type.TEXT) {
            return text(n);
        } else if (type == Type.DATE) {
            return LocalDate.ofEpochDay(n);
        } else if (type == Type.TIME) {
            return LocalTime.ofSecondOfDay(Math.floorMod(n, 86400));
        } else if (type == Type.TIMESTAMP) {
            return Instant.ofEpochSecond(n * 3601);
        } else if (type == Type.BINARY) {
            return text(n).getBytes(StandardCharsets.UTF_16BE);
        } else if (type == COMPACT) {
            return BigDecimal.valueOf(n, 2);
        } else if (type == WIDE) {
            return new BigDecimal(BigInteger.valueOf(n).multiply(BigInteger.TEN.pow(25)), 4);
        } else if (type == TYPES.get(10)) {
            return n % 3 == 0 ? List.of() : List.of(text(n), text(n / 5));
        }
        Map<String, Object> struct = new HashMap<>();
        struct.put("a", n % 4 == 0 ? null : n);
        struct.put("b", n % 5 == 0 ? null : List.of(n / 2.0));
        return struct;
    }

    /** One text per number, of very different lengths. */
    private static String text(long n) {
        Random letters = new Random(n);
        StringBuilder text = new StringBuilder();
        int length = letters.nextInt(40);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS[letters.nextInt(LETTERS.length)]);
        }
        return text.append(length % 3 == 0 ? "" : n).toString();
    }

    private static ColumnProfile oracle(List<Object[]> rows, int c) {
        TreeSet<Object> distinct = new TreeSet<>(order(TYPES.get(c)));
        int nulls = 0;
        for (Object[] row : rows) {
            if (row[c] == null) {
                nulls++;
            } else {
                distinct.add(row[c]);
            }
        }
        boolean ordered = !distinct.isEmpty() && !TYPES.get(c).isNested();
        return new ColumnProfile(
                "c" + c,
                TYPES.get(c),
                rows.size(),
                nulls,
                DistinctCount.exact(distinct.size()),
                ordered ? shown(distinct.first()) : null,
                ordered ? shown(distinct.last()) : null);
    }

    @SuppressWarnings("unchecked")
    private static Comparator<Object> order(Type type) {
        if (type == Type.TEXT) {
            return (a, b) -> Arrays.compareUnsigned(utf8((String) a), utf8((String) b));
        } else if (type == Type.BINARY) {
            return (a, b) -> Arrays.compareUnsigned((byte[]) a, (byte[]) b);
        } else if (type.isNested()) {
            return Comparator.comparing(Object::toString);
        }
        return (a, b) -> ((Comparable<Object>) a).compareTo(b);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static java.io.Serializable shown(Object value) {
        return value instanceof byte[] bytes ? "0x" + HexFormat.of().formatHex(bytes) : (java.io.Serializable) value;
    }

    @Test
    void continuesAfterBeingSentToAnotherMachine() throws Exception {
        Random random = new Random(8044);
        Inspection inspection = open();
        BatchBuilder builder = BatchBuilder.of(SCHEMA);
        List<Object[]> rows = new ArrayList<>();
        for (int b = 0; b < 3; b++) {
            for (int i = 0; i < 500; i++) {
                Object[] row =
                        TYPES.stream().map(type -> value(type, random, 5000)).toArray();
                rows.add(row);
                builder.add(row);
            }
            inspection.accept(builder.build());
            inspection = copy(inspection);
        }

        assertThat(((ProfileResult) inspection.result()).columns().get(3)).isEqualTo(oracle(rows, 3));
        assertThat(copy(inspection.result())).isEqualTo(inspection.result());
    }

    @SuppressWarnings("unchecked")
    private static <T> T copy(T original) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}
