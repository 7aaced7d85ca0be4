package io.penstock.matrix;

import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A table with a column of every scalar type: values at the edges in the first rows and now and then, random ones between, nulls everywhere. */
final class EveryType {
    static final Schema SCHEMA = Schema.of(
            Field.of("id", Type.INT64),
            Field.of("flag", Type.BOOLEAN),
            Field.of("whole", Type.INT64),
            Field.of("real", Type.FLOAT64),
            Field.of("price", Type.decimal(10, 2)),
            Field.of("fine", Type.decimal(18, 6)),
            Field.of("wide", Type.decimal(38, 9)),
            Field.of("text", Type.TEXT),
            Field.of("day", Type.DATE),
            Field.of("clock", Type.TIME),
            Field.of("moment", Type.TIMESTAMP),
            Field.of("bytes", Type.BINARY));

    private static final List<List<Object>> EDGES = List.of(
            List.of(0L),
            List.of(true, false),
            List.of(
                    Long.MIN_VALUE,
                    Long.MAX_VALUE,
                    0L,
                    -1L,
                    (1L << 53) - 1,
                    (1L << 53) + 1,
                    -(1L << 53) - 1,
                    999_999_999_999_999_999L),
            List.of(
                    0.0,
                    -0.0,
                    Double.MIN_VALUE,
                    -Double.MIN_VALUE,
                    Double.MIN_NORMAL,
                    Math.nextDown(Double.MIN_NORMAL),
                    Double.MAX_VALUE,
                    -Double.MAX_VALUE,
                    Double.NaN,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    0.1,
                    0.1 + 0.2,
                    1.0 / 3,
                    9_007_199_254_740_993.0,
                    1e15,
                    1e16,
                    1e22,
                    1e23,
                    9.5e-7,
                    123456789.0),
            decimals("99999999.99", "-99999999.99", "0.00", "0.01", "-0.01", "1.10"),
            decimals("999999999999.999999", "-999999999999.999999", "0.000000", "0.000001", "-0.000001", "2.500000"),
            decimals(
                    "99999999999999999999999999999.999999999",
                    "-99999999999999999999999999999.999999999",
                    "0.000000000",
                    "0.000000001",
                    "-0.000000001",
                    "7.000000000",
                    "123456789012345.000000000"),
            List.of(
                    "",
                    " ",
                    "  two spaces  ",
                    "00123",
                    "+5",
                    "1e5",
                    "1.0",
                    "2024-02-29",
                    "2024-02-29T00:00:00Z",
                    "true",
                    "null",
                    "NULL",
                    "NaN",
                    "\\N",
                    "\\",
                    "\\.",
                    "=1+1",
                    "+SUM(A1)",
                    "-1+2",
                    "@x",
                    "'quoted'",
                    "say \"hello\"",
                    "\"",
                    "\"\"",
                    "a,b;c\td|e",
                    "line\nfeed",
                    "carriage\rreturn",
                    "both\r\nof them",
                    "\n",
                    "\r\n",
                    "\t",
                    "#comment",
                    "<b>&amp;</b>",
                    "]]>",
                    "_x000D_",
                    "_x0041_",
                    "\u0001\u001f",
                    "\u007f\u0085\u00a0\u2028\u2029",
                    "\ufeffmark",
                    "\uffff\ufffe",
                    "näme",
                    "e\u0301",
                    "日本語",
                    "עברית",
                    "😀👩‍👩‍👧",
                    "{\"a\": [1, null]}",
                    "[1,2]",
                    "{x}",
                    "${HOME}",
                    "x".repeat(3000)),
            dates(
                    "0001-01-01",
                    "1582-10-04",
                    "1582-10-10",
                    "1899-12-30",
                    "1899-12-31",
                    "1900-01-01",
                    "1900-02-28",
                    "1900-03-01",
                    "1903-12-31",
                    "1904-01-01",
                    "1969-12-31",
                    "1970-01-01",
                    "2024-02-29",
                    "2038-01-20",
                    "9999-12-31"),
            times("00:00:00", "00:00:00.000001", "23:59:59.999999", "12:00:00", "10:15:30.123456", "01:02:03.100000"),
            instants(
                    "0001-01-01T00:00:00Z",
                    "1582-10-10T00:00:00.000001Z",
                    "1899-12-31T23:59:59.999999Z",
                    "1900-02-28T12:00:00Z",
                    "1969-12-31T23:59:59.999999Z",
                    "1970-01-01T00:00:00Z",
                    "1901-12-13T20:45:51.000001Z",
                    "2024-02-29T23:59:59.123456Z",
                    "2024-03-31T01:30:00Z",
                    "2024-10-27T00:30:00.5Z",
                    "2038-01-19T03:14:08Z",
                    "9999-12-31T23:59:59.999999Z"),
            List.of(new byte[0], new byte[] {0}, new byte[] {-1, 0, 10, 13, 34, 39, 92}, bytes(256)));

    private EveryType() {}

    /** Rows in the order of their {@code id}, which counts from 0; never a null there. The same for the same seed. */
    static List<List<@Nullable Object>> rows(long seed, int count) {
        Random random = new Random(seed);
        List<List<@Nullable Object>> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            @Nullable Object[] row = new @Nullable Object[SCHEMA.size()];
            row[0] = (long) i;
            for (int c = 1; c < row.length; c++) {
                List<Object> edges = EDGES.get(c);
                if (i < edges.size()) {
                    row[c] = edges.get(i);
                } else {
                    int dice = random.nextInt(8);
                    row[c] = dice == 0 ? null : dice == 1 ? edges.get(random.nextInt(edges.size())) : value(random, c);
                }
            }
            rows.add(Collections.unmodifiableList(Arrays.asList(row)));
        }
        // A row of nothing but nulls, and a whole batch's length of nulls in one column would be seen by no edge above.
        rows.set(count - 1, Collections.unmodifiableList(bare(count - 1)));
        return rows;
    }

    private static List<@Nullable Object> bare(long id) {
        List<@Nullable Object> row = new ArrayList<>(Collections.nCopies(SCHEMA.size(), null));
        row.set(0, id);
        return row;
    }

    private static Object value(Random random, int column) {
        return switch (SCHEMA.field(column).name()) {
            case "flag" -> random.nextBoolean();
            case "whole" -> random.nextBoolean() ? random.nextLong() : (long) random.nextInt(100_000);
            case "real" -> real(random);
            case "price" -> BigDecimal.valueOf(random.nextLong(9_999_999_999L) * (random.nextBoolean() ? 1 : -1), 2);
            case "fine" -> BigDecimal.valueOf(random.nextLong(999_999_999_999_999_999L), 6);
            case "wide" -> new BigDecimal(new BigInteger(1 + random.nextInt(125), random), 9);
            case "text" -> text(random);
            case "day" -> LocalDate.ofEpochDay(random.nextInt(3_652_059) - 719_162L);
            case "clock" -> LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000L) * 1000);
            case "moment" -> moment(random);
            default -> bytes(random.nextInt(40));
        };
    }

    private static double real(Random random) {
        double any = Double.longBitsToDouble(random.nextLong());
        return Double.isNaN(any) || random.nextBoolean()
                ? random.nextGaussian() * Math.pow(10, random.nextInt(12))
                : any;
    }

    private static Instant moment(Random random) {
        long micros = random.nextBoolean()
                ? random.nextLong(-62_135_596_800_000_000L, 253_402_300_800_000_000L)
                : random.nextLong(4_000_000_000L) * 1_000_000;
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        String letters = "abc XYZ019,;\"'\\\n\r\t<&>=_xé☃日\u0001";
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(
                    random.nextInt(20) == 0
                            ? 0x1F600 + random.nextInt(40)
                            : letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 37 + length);
        }
        return bytes;
    }

    private static List<Object> decimals(String... texts) {
        return Arrays.stream(texts).<Object>map(BigDecimal::new).toList();
    }

    private static List<Object> dates(String... texts) {
        return Arrays.stream(texts).<Object>map(LocalDate::parse).toList();
    }

    private static List<Object> times(String... texts) {
        return Arrays.stream(texts).<Object>map(LocalTime::parse).toList();
    }

    private static List<Object> instants(String... texts) {
        return Arrays.stream(texts).<Object>map(Instant::parse).toList();
    }
}
