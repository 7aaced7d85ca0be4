package io.penstock.load.database.every;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.load.Sinks;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Binary rows are what text rows are: a column whose type is a domain keeps a load in the text format, whose values the server
 * reads by itself, and the server compares the tables.
 */
class CopyFormatsTest {
    private static final Schema SCHEMA = Schema.of(
            Field.of("id", Type.INT64),
            Field.of("small", Type.INT64),
            Field.of("middle", Type.INT64),
            Field.of("flag", Type.BOOLEAN),
            Field.of("real", Type.FLOAT64),
            Field.of("cents", Type.decimal(9, 2)),
            Field.of("fine", Type.decimal(18, 17)),
            Field.of("tenth", Type.decimal(18, 1)),
            Field.of("third", Type.decimal(15, 3)),
            Field.of("whole", Type.decimal(18, 0)),
            Field.of("huge", Type.decimal(38, 11)),
            Field.of("count", Type.INT64),
            Field.of("day", Type.DATE),
            Field.of("clock", Type.TIME),
            Field.of("moment", Type.TIMESTAMP),
            Field.of("local", Type.TIMESTAMP),
            Field.of("bytes", Type.BINARY),
            Field.of("short_text", Type.TEXT),
            Field.of("padded", Type.TEXT),
            Field.of("number_text", Type.decimal(9, 2)),
            Field.of("day_text", Type.DATE),
            Field.of("list", Type.list(Type.INT64)),
            Field.of("struct", Type.struct(List.of(Field.of("a", Type.TEXT)))),
            Field.of("note", Type.TEXT));

    private static final String COLUMNS =
            " (id bigint, small smallint, middle int, flag boolean, real double precision,"
                    + " cents numeric(9,2), fine numeric(18,17), tenth numeric, third numeric(17,5), whole numeric(18,0),"
                    + " huge numeric(38,11), count numeric, day date, clock time, moment timestamptz, local timestamp, bytes bytea,"
                    + " short_text varchar(12), padded char(9), number_text text, day_text text, list jsonb,"
                    + " struct json, note ";

    private TestDatabase database = new TestDatabase("", "", "", "", "");

    @BeforeEach
    void begin() throws Exception {
        database = Servers.postgres();
        database.run(
                "CREATE DOMAIN remark AS text",
                "CREATE TABLE binaries" + COLUMNS + "text)",
                "CREATE TABLE texts" + COLUMNS + "remark)");
    }

    private DatabaseLoader into(String table) {
        return DatabaseLoader.jdbc(database.url())
                .user("postgres")
                .password("postgres")
                .table(table);
    }

    private static Batch rows(int count, Random random) {
        BatchBuilder batch = BatchBuilder.of(SCHEMA);
        for (int i = 0; i < count; i++) {
            @Nullable Object[] row = row(i, random);
            for (int c = 1; c < row.length; c++) {
                row[c] = random.nextInt(5) == 0 ? null : row[c];
            }
            batch.add(row);
        }
        return batch.build();
    }

    private static @Nullable Object[] row(int id, Random random) {
        byte[] bytes = new byte[random.nextInt(9)];
        random.nextBytes(bytes);
        return new Object[] {
            (long) id,
            (long) (short) random.nextInt(),
            (long) random.nextInt(),
            random.nextBoolean(),
            Double.longBitsToDouble(random.nextLong()),
            decimal(9, 2, random),
            decimal(18, 17, random),
            decimal(18, 1, random),
            decimal(15, 3, random),
            decimal(18, 0, random),
            decimal(38, 11, random),
            random.nextInt(50) == 0 ? Long.MIN_VALUE : random.nextLong() >> random.nextInt(64),
            LocalDate.of(1 + random.nextInt(9999), 1, 1).plusDays(random.nextInt(365)),
            LocalTime.ofNanoOfDay(random.nextInt(86_400) * 1_000_000_000L + random.nextInt(1_000_000) * 1000L),
            instant(random),
            instant(random),
            bytes,
            text(12, random),
            text(9, random),
            decimal(9, 2, random),
            LocalDate.ofEpochDay(random.nextInt(40_000)),
            List.of(random.nextLong(), 5L),
            Map.of("a", text(10, random)),
            text(300, random)
        };
    }

    private static BigDecimal decimal(int precision, int scale, Random random) {
        BigInteger limit = BigInteger.TEN.pow(1 + random.nextInt(precision));
        BigInteger unscaled = new BigInteger(130, random).mod(limit);
        return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), scale);
    }

    private static Instant instant(Random random) {
        return Instant.ofEpochSecond(random.nextLong() % 60_000_000_000L, random.nextInt(1_000_000) * 1000L);
    }

    private static String text(int most, Random random) {
        String alphabet = "abc \\\t\n\r'\"\u00e9\u65e5.N";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private void load(Batch batch) throws Exception {
        assertThat(Sinks.load(into("binaries"), batch).rejects().rows()).isEmpty();
        assertThat(Sinks.load(into("texts"), batch).rejects().rows()).isEmpty();
    }

    /** With the texts of the values: equal numbers may have other decimal places. */
    private void tablesAreEqual(int rows) throws Exception {
        assertThat(database.texts("SELECT count(*), count(*) FILTER (WHERE b::text <> t::text) FROM binaries b"
                        + " JOIN texts t ON b.id = t.id"))
                .containsExactly(rows + "|0");
    }

    @Test
    void randomValuesOfEveryTypeAreTheSame() throws Exception {
        load(rows(3000, new Random(7)));
        tablesAreEqual(3000);
    }

    @Test
    void valuesThatAreNoneOfTheColumnsTypeAreRefusedAlike() throws Exception {
        @Nullable Object[] row = new Object[SCHEMA.size()];
        BatchBuilder batch = BatchBuilder.of(SCHEMA);
        Object[][] odd = {
            {1, 40_000L},
            {2, 3_000_000_000L},
            {12, LocalDate.of(10_000, 1, 1)},
            {12, LocalDate.of(-44, 3, 15)},
            {14, Instant.parse("+10000-01-01T00:00:00Z")},
            {17, "a text that is too long"},
            {23, "a nul \0 character"}
        };
        for (int i = 0; i < odd.length; i++) {
            @Nullable Object[] copy = row.clone();
            copy[0] = (long) i;
            copy[(int) odd[i][0]] = odd[i][1];
            batch.add(copy);
        }
        Batch rows = batch.build();
        List<String> refused = Sinks.load(into("binaries"), rows).rejects().rows();
        assertThat(refused)
                .containsExactly("0: out_of_range", "1: out_of_range", "5: too_long", "6: encoding")
                .isEqualTo(Sinks.load(into("texts"), rows).rejects().rows());
        tablesAreEqual(3);
    }

    @Test
    void aTextLongerThanTheBufferAndNoRowAtAllWork() throws Exception {
        @Nullable Object[] row = new Object[SCHEMA.size()];
        row[0] = 1L;
        row[16] = "z".repeat(300_000).getBytes(StandardCharsets.UTF_8);
        row[23] = "\u65e5".repeat(200_000);
        load(BatchBuilder.of(SCHEMA).add(row).build());
        load(BatchBuilder.of(SCHEMA).build());
        tablesAreEqual(1);
    }

    @Test
    void aTableOfAnotherNamePatternIsFound() throws Exception {
        database.run("CREATE TABLE \"Odd \"\" Näme\"" + COLUMNS + "text)");
        Batch batch = rows(40, new Random(8));
        assertThat(Sinks.load(into("Odd \" Näme"), batch).rejects().rows()).isEmpty();
        load(batch);
        tablesAreEqual(40);
        assertThat(database.texts("SELECT count(*) FROM binaries b JOIN \"Odd \"\" Näme\" o ON b::text = o::text"))
                .containsExactly("40");
    }
}
