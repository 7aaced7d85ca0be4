package io.penstock.expr;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random expressions over random rows of every scalar type give what DuckDB gives. */
class DuckOracleTest {
    private static final Schema SCHEMA = Schema.of(
            Field.of("a", Type.INT64),
            Field.of("b", Type.INT64),
            Field.of("f", Type.FLOAT64),
            Field.of("m", Type.decimal(9, 2)),
            Field.of("s", Type.TEXT),
            Field.of("u", Type.TEXT),
            Field.of("p", Type.BOOLEAN),
            Field.of("d", Type.DATE),
            Field.of("t", Type.TIMESTAMP));
    private static final String[] TEXTS = {
        "",
        "a",
        "A",
        "ab",
        "aab",
        "ba%",
        "ü",
        "üa",
        "𝒳",
        " a ",
        "zz_top",
        "Kitten",
        "Señor Čapek",
        "{\"a\": [1, 2]}",
        "a1b22"
    };
    private static final int ROWS = 100;
    private static final int EXPRESSIONS = 400;

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void agrees(long seed) throws SQLException {
        List<String> differences = new ArrayList<>();
        Random random = new Random(seed);
        Batch batch = rows(random);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("SET error_on_division_by_zero = false");
            fill(statement, batch);
            DuckExpressions expressions = new DuckExpressions(random);
            for (int e = 0; e < EXPRESSIONS; e++) {
                DuckExpressions.Pair pair = expressions.next(3);
                BoundExpr bound = Expr.parse(pair.ours()).bind(SCHEMA);
                List<@Nullable Object> ours = new ArrayList<>();
                io.penstock.data.Column column = bound.evaluate(batch);
                for (int i = 0; i < ROWS; i++) {
                    ours.add(normal(column.value(i)));
                }
                List<@Nullable Object> theirs = new ArrayList<>();
                try (ResultSet result =
                        statement.executeQuery("SELECT " + pair.duck() + " FROM t ORDER BY row_number")) {
                    while (result.next()) {
                        theirs.add(normal(result.getObject(1)));
                    }
                } catch (SQLException refused) {
                    differences.add(pair.duck() + ": " + refused.getMessage());
                    continue;
                }
                for (int i = 0; i < ROWS; i++) {
                    if (!Objects.equals(ours.get(i), theirs.get(i))) {
                        differences.add(String.format(
                                "%s%n  gives %s, DuckDB %s, of %s",
                                pair.ours(),
                                ours.get(i),
                                theirs.get(i),
                                batch.row(i).toMap()));
                        break;
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    /** Numbers by value, doubles to twelve digits, moments as instants. */
    private static @Nullable Object normal(@Nullable Object value) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number)
                    ? (Object) new BigDecimal(number)
                            .round(new java.math.MathContext(12))
                            .stripTrailingZeros()
                            .toString()
                    : String.valueOf(number);
        } else if (value instanceof Number number) {
            return new BigDecimal(number.toString())
                    .round(new java.math.MathContext(12))
                    .stripTrailingZeros()
                    .toString();
        } else if (value instanceof java.sql.Timestamp timestamp) {
            return timestamp.toLocalDateTime().toInstant(ZoneOffset.UTC);
        } else if (value instanceof LocalDateTime local) {
            return local.toInstant(ZoneOffset.UTC);
        } else if (value instanceof java.sql.Date date) {
            return date.toLocalDate();
        }
        return value;
    }

    private static Batch rows(Random random) {
        BatchBuilder builder = BatchBuilder.of(SCHEMA);
        for (int i = 0; i < ROWS; i++) {
            builder.add(
                    some(random, (long) random.nextInt(21) - 10),
                    some(random, (long) random.nextInt(6)),
                    some(random, (random.nextInt(81) - 40) / 8.0),
                    some(random, BigDecimal.valueOf(random.nextInt(4001) - 2000, 2)),
                    some(random, TEXTS[random.nextInt(TEXTS.length)]),
                    some(random, TEXTS[random.nextInt(TEXTS.length)]),
                    some(random, random.nextBoolean()),
                    some(random, LocalDate.of(2020, 2, 27).plusDays(random.nextInt(800) - 400)),
                    some(random, Instant.ofEpochSecond(1_700_000_000L + random.nextInt(40_000_000), 123_000L)));
        }
        return builder.build();
    }

    private static @Nullable Object some(Random random, Object value) {
        return random.nextInt(6) == 0 ? null : value;
    }

    private static void fill(Statement statement, Batch batch) throws SQLException {
        statement.execute("CREATE TABLE t (row_number INTEGER, a BIGINT, b BIGINT, f DOUBLE, m DECIMAL(9,2), s VARCHAR,"
                + " u VARCHAR, p BOOLEAN, d DATE, t TIMESTAMP)");
        for (int i = 0; i < batch.rowCount(); i++) {
            StringBuilder sql = new StringBuilder("INSERT INTO t VALUES (" + i);
            for (int c = 0; c < SCHEMA.size(); c++) {
                Object value = batch.column(c).value(i);
                String text = String.valueOf(value).replace("'", "''").replace("Z", c == 8 ? "" : "Z");
                sql.append(", ").append(value == null ? "NULL" : c < 4 ? text : "'" + text + "'");
            }
            statement.execute(sql.append(')').toString());
        }
    }
}
