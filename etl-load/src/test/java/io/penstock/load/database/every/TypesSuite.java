package io.penstock.load.database.every;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.load.Sinks;
import io.penstock.load.Sinks.Loaded;
import io.penstock.load.database.DatabaseLoader;
import io.penstock.load.database.WriteMode;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values of every type, extremes among them, as each database gives them back. */
abstract class TypesSuite {
    static final Schema TYPES = Schema.of(
            Field.required("id", Type.INT64),
            Field.of("flag", Type.BOOLEAN),
            Field.of("whole", Type.INT64),
            Field.of("real", Type.FLOAT64),
            Field.of("money", Type.decimal(15, 2)),
            Field.of("fine", Type.decimal(18, 9)),
            Field.of("huge", Type.decimal(38, 9)),
            Field.of("text", Type.TEXT),
            Field.of("day", Type.DATE),
            Field.of("clock", Type.TIME),
            Field.of("moment", Type.TIMESTAMP),
            Field.of("bytes", Type.BINARY),
            Field.of("list", Type.list(Type.INT64)),
            Field.of("struct", Type.struct(List.of(Field.of("a", Type.TEXT)))));

    private static final String LONG = "x".repeat(100_000) + "é";

    abstract TestDatabase database() throws Exception;

    /** How this database gives an instant back. */
    Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    LocalDate date(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    LocalTime time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalTime.class);
    }

    BigDecimal decimal(ResultSet row, int column) throws SQLException {
        return row.getBigDecimal(column);
    }

    /** What a double comes back as; itself unless the database has no such number. */
    @Nullable
    Object real(@Nullable Double value) {
        return value;
    }

    boolean storesNonFinite() {
        return true;
    }

    boolean storesNan() {
        return storesNonFinite();
    }

    static List<@Nullable Object[]> values(boolean nonFinite) {
        return values(nonFinite, nonFinite);
    }

    private static List<@Nullable Object[]> values(boolean nonFinite, boolean nan) {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        rows.add(new Object[] {
            1L,
            true,
            Long.MAX_VALUE,
            Double.MAX_VALUE,
            new BigDecimal("9999999999999.99"),
            new BigDecimal("999999999.999999999"),
            new BigDecimal("99999999999999999999999999999.999999999"),
            "plain",
            LocalDate.of(9999, 12, 31),
            LocalTime.of(23, 59, 59, 999_999_000),
            Instant.parse("9999-12-31T23:59:59.999999Z"),
            all,
            List.of(1L, -2L),
            Map.of("a", "quote \" and \\ and \n")
        });
        rows.add(new Object[] {
            2L,
            false,
            Long.MIN_VALUE,
            Double.MIN_VALUE,
            new BigDecimal("-9999999999999.99"),
            new BigDecimal("-0.000000001"),
            new BigDecimal("-99999999999999999999999999999.999999999"),
            "",
            LocalDate.of(1, 1, 1),
            LocalTime.MIDNIGHT,
            Instant.parse("1582-10-10T00:00:00.000001Z"),
            new byte[0],
            List.of(),
            Map.of("a", "")
        });
        rows.add(new Object[] {
            3L,
            true,
            0L,
            -0.0,
            new BigDecimal("0.00"),
            new BigDecimal("0.000000000"),
            new BigDecimal("0.000000000"),
            "tab\t line\n return\r back\\slash \\N \\. 'quote' \"double\" ünï 日本 😀 ",
            LocalDate.of(1970, 1, 1),
            LocalTime.of(1, 2, 3, 4_000),
            Instant.EPOCH,
            new byte[] {0},
            Arrays.asList(null, 5L),
            Map.of("a", "日本")
        });
        rows.add(new Object[] {
            4L,
            null,
            (1L << 53) + 1,
            0.1,
            new BigDecimal("0.10"),
            new BigDecimal("123456789.123456789"),
            new BigDecimal("1.000000000"),
            LONG,
            LocalDate.of(2024, 2, 29),
            LocalTime.NOON,
            Instant.parse("2024-03-31T01:30:00.123456Z"),
            new byte[100_000],
            null,
            null
        });
        rows.add(new Object[] {5L, null, null, null, null, null, null, null, null, null, null, null, null, null});
        double[] special = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int i = nan ? 0 : 1; nonFinite && i < special.length; i++) {
            rows.add(new Object[] {
                6L + i, null, null, special[i], null, null, null, null, null, null, null, null, null, null
            });
        }
        return rows;
    }

    private static Batch batch(List<@Nullable Object[]> rows) {
        BatchBuilder batch = BatchBuilder.of(TYPES);
        rows.forEach(batch::add);
        return batch.build();
    }

    private static DatabaseLoader to(TestDatabase database) {
        DatabaseLoader loader = DatabaseLoader.jdbc(database.url());
        if (!database.user().isEmpty()) {
            loader = loader.user(database.user()).password(database.password());
        }
        return loader.table("types").primaryKey("id");
    }

    @ParameterizedTest
    @EnumSource(
            value = WriteMode.class,
            names = {"APPEND", "UPSERT", "MERGE"})
    void everyValueComesBack(WriteMode mode) throws Exception {
        TestDatabase database = database();
        List<@Nullable Object[]> rows = values(storesNonFinite(), storesNan());
        for (int run = 0; run < (mode == WriteMode.APPEND ? 1 : 2); run++) {
            Loaded loaded = Sinks.load(to(database).mode(mode), batch(rows));
            assertThat(loaded.rejects().rows()).isEmpty();
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT * FROM " + database.q("types") + " ORDER BY " + database.q("id"))) {
            for (@Nullable Object[] expected : rows) {
                assertThat(row.next()).isTrue();
                assertThat(read(row)).as("row %s", expected[0]).isEqualTo(shown(expected));
            }
            assertThat(row.next()).isFalse();
        }
    }

    private List<@Nullable Object> read(ResultSet row) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (int c = 1; c <= TYPES.size(); c++) {
            if (row.getObject(c) == null) {
                values.add(null);
                continue;
            }
            Type type = TYPES.field(c - 1).type();
            if (type == Type.BOOLEAN) {
                values.add(row.getBoolean(c));
            } else if (type == Type.INT64) {
                values.add(row.getLong(c));
            } else if (type == Type.FLOAT64) {
                values.add(row.getDouble(c));
            } else if (type == Type.TEXT) {
                values.add(row.getString(c));
            } else if (type == Type.DATE) {
                values.add(date(row, c));
            } else if (type == Type.TIME) {
                values.add(time(row, c));
            } else if (type == Type.TIMESTAMP) {
                values.add(instant(row, c));
            } else if (type == Type.BINARY) {
                values.add(Arrays.hashCode(row.getBytes(c)));
            } else {
                values.add(
                        type.isNested()
                                ? row.getString(c).replaceAll("([:,]) ", "$1")
                                : decimal(row, c).toPlainString());
            }
        }
        return values;
    }

    private List<@Nullable Object> shown(@Nullable Object[] row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int c = 0; c < row.length; c++) {
            Object value = row[c];
            Type type = TYPES.field(c).type();
            if (type == Type.FLOAT64) {
                values.add(real((Double) value));
            } else if (value instanceof byte[] bytes) {
                values.add(Arrays.hashCode(bytes));
            } else if (value instanceof BigDecimal decimal) {
                values.add(decimal.toPlainString());
            } else if (value instanceof List<?> list) {
                values.add(list.toString().replace(" ", ""));
            } else if (value instanceof Map<?, ?> map) {
                String text = String.valueOf(map.get("a"))
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n");
                values.add("{\"a\":\"" + text + "\"}");
            } else {
                values.add(value);
            }
        }
        return values;
    }

    @Test
    void aSecondLoadFitsTheTableOfTheFirst() throws Exception {
        TestDatabase database = database();
        Sinks.load(to(database), batch(values(false)));
        Loaded again = Sinks.load(to(database), batch(values(false)));
        assertThat(again.rejects().rowCount()).isEqualTo(5);
    }
}
