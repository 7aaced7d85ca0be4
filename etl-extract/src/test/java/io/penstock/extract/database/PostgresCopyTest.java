package io.penstock.extract.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.Batch;
import io.penstock.extract.database.postgres.CopySource;
import io.penstock.schema.Type;
import io.penstock.spi.BatchSource;
import io.penstock.testkit.TestContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The bulk protocol against the driver's own calls, which a limit of time asks for: the same rows, misfits and positions. */
class PostgresCopyTest {
    private static final Duration THROUGH_JDBC = Duration.ofHours(1);
    private static final String[] TEXTS = {"", "plain", "with \"quote\", comma\nand line", "żółw 🐢", "\\N", "ab  "};

    @Test
    void givesWhatTheDriverGives() throws Exception {
        String table = filled();
        DatabaseExtractor source = DatabaseExtractor.jdbc(Databases.postgres()).table(table);
        assertThat(isCopied(source)).isTrue();
        assertThat(isCopied(source.queryTimeout(THROUGH_JDBC))).isFalse();
        requireSame(source, 97);
        requireSame(source.orderBy("k"), 250);
        requireSame(
                source.types(Map.of("u", Type.decimal(38, 20), "i8", Type.TEXT, "js", Type.INT64, "d", Type.TEXT)),
                500);
    }

    @Test
    void readsQueriesWithoutValues() throws Exception {
        String table = filled();
        DatabaseExtractor source = DatabaseExtractor.jdbc(Databases.postgres())
                .query("SELECT k, count(*) OVER () AS n, '{1,2}'::int[] AS a FROM \"" + table
                        + "\" ORDER BY k DESC -- the last first");
        assertThat(isCopied(source)).isTrue();
        requireSame(source, 100);
    }

    @Test
    void leavesToTheDriverWhatItCannotAsk() throws Exception {
        DatabaseExtractor source = DatabaseExtractor.jdbc(Databases.postgres());
        assertThat(isCopied(source.query("SELECT CAST(? AS bigint) AS n", 7L))).isFalse();
        assertThat(isCopied(source.query("SELECT '?' AS n"))).isFalse();
        assertThat(isCopied(source.query("SELECT true AS n").type("n", Type.TEXT)))
                .isFalse();
    }

    @Test
    void canBeClosedInTheMiddle() throws Exception {
        DatabaseExtractor source = DatabaseExtractor.jdbc(Databases.postgres())
                .query("SELECT g, repeat('x', 200) AS x FROM generate_series(1, 1000000) g");
        try (TestContext context = TestContext.create().batchRows(100);
                BatchSource open = source.open(context)) {
            Batch first = open.next();
            assertThat(first).isNotNull();
            assertThat(first.rowCount()).isEqualTo(100);
        }
        assertThat(Rows.of(source.query("SELECT 1 AS one")).first()).containsExactly(1L);
    }

    private static void requireSame(DatabaseExtractor source, int batchRows) throws Exception {
        Rows copied = Rows.of(source, null, batchRows);
        Rows called = Rows.of(source.queryTimeout(THROUGH_JDBC), null, batchRows);
        assertThat(comparable(copied)).isEqualTo(comparable(called));
        assertThat(copied.positions()).isEqualTo(called.positions());
        assertThat(rejected(copied)).isEqualTo(rejected(called));
    }

    private static List<List<@Nullable Object>> comparable(Rows rows) {
        return rows.all().stream().map(PostgresCopyTest::comparable).toList();
    }

    private static List<@Nullable Object> comparable(List<? extends @Nullable Object> row) {
        List<@Nullable Object> values = new ArrayList<>(row);
        values.replaceAll(value -> value instanceof byte[] b ? HexFormat.of().formatHex(b) : value);
        return values;
    }

    private static List<String> rejected(Rows rows) {
        return rows.output().rejections().stream()
                .map(each -> comparable(each.values()) + " " + each.failure().message())
                .toList();
    }

    private static boolean isCopied(DatabaseExtractor source) throws Exception {
        try (TestContext context = TestContext.create();
                BatchSource open = source.open(context)) {
            return open instanceof CopySource;
        }
    }

    private static String filled() throws Exception {
        Random random = new Random(25);
        String table = Databases.newTable();
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TYPE \"mood of " + table + "\" AS ENUM ('good', 'bad')");
        statements.add("CREATE TABLE \"" + table + "\"(k serial, i2 smallint, i4 int, i8 bigint, f4 real, f8 double"
                + " precision, b boolean, n numeric(18,4), w numeric(38,9), u numeric, t text, c char(7), d date, tm time,"
                + " ts timestamp, tz timestamptz, by bytea, id uuid, js json, jb jsonb, ar int[], e \"mood of " + table
                + "\", iv interval)");
        for (int row = 0; row < 600; row++) {
            List<String> values = new ArrayList<>();
            values.add("DEFAULT");
            values.add(some(random, "" + (short) random.nextInt()));
            values.add(some(random, "" + random.nextInt()));
            values.add(some(random, "'" + (random.nextLong() >> random.nextInt(64)) + "'"));
            values.add(some(random, random.nextInt(9) == 0 ? "'-Infinity'" : "" + random.nextFloat()));
            values.add(some(random, random.nextInt(9) == 0 ? "'NaN'" : "" + random.nextGaussian()));
            values.add(some(random, "" + random.nextBoolean()));
            values.add(some(random, number(random, 14, 4)));
            values.add(some(random, random.nextInt(99) == 0 ? "'NaN'" : number(random, 29, 9)));
            values.add(some(random, number(random, 1 + random.nextInt(20), random.nextInt(20))));
            values.add(some(random, "'" + TEXTS[random.nextInt(TEXTS.length)] + "'"));
            values.add(some(random, "'" + (char) ('a' + random.nextInt(26)) + "'"));
            values.add(some(
                    random,
                    random.nextInt(50) == 0 ? "'infinity'" : "'4713-01-01 BC'::date + " + random.nextInt(3_000_000)));
            values.add(some(
                    random, random.nextInt(50) == 0 ? "'24:00'" : "'00:00'::time + '" + random.nextInt() + " us'"));
            values.add(some(
                    random,
                    random.nextInt(50) == 0
                            ? "'-infinity'"
                            : "'0001-01-01'::timestamp + '" + random.nextInt(4_000) + " years' + interval '1 us' * "
                                    + random.nextLong(1L << 40)));
            values.add(some(random, "'2024-01-01'::timestamptz + interval '1 us' * " + random.nextLong(1L << 50)));
            byte[] bytes = new byte[random.nextInt(9)];
            random.nextBytes(bytes);
            values.add(some(random, "'\\x" + HexFormat.of().formatHex(bytes) + "'"));
            values.add(some(random, "gen_random_uuid()"));
            values.add(some(random, "'" + random.nextInt(100) + "'"));
            values.add(some(random, "'{\"a\": [" + random.nextInt(100) + "]}'"));
            values.add(some(random, "'{" + random.nextInt(100) + ",null}'"));
            values.add(some(random, random.nextBoolean() ? "'good'" : "'bad'"));
            values.add(some(random, "'" + random.nextInt(1_000_000) + " seconds'"));
            statements.add("INSERT INTO \"" + table + "\" VALUES (" + String.join(", ", values) + ")");
        }
        Databases.execute(Databases.postgres(), statements.toArray(String[]::new));
        return table;
    }

    private static String some(Random random, String value) {
        return random.nextInt(10) == 0 ? "NULL" : value;
    }

    private static String number(Random random, int digits, int scale) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
        int whole = random.nextInt(digits + 1);
        text.append(random.nextInt(3) == 0 ? "0" : "1");
        for (int i = 1; i < whole; i++) {
            text.append(random.nextInt(4) == 0 ? random.nextInt(10) : 0);
        }
        for (int i = 0; i < scale; i++) {
            text.append(i == 0 ? "." : "").append(random.nextInt(3) == 0 ? random.nextInt(10) : 0);
        }
        return text.toString();
    }
}
