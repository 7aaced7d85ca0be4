package io.penstock.expr;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.data.Column;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random expressions over random rows give what SQLite gives, however the rows are cut into batches. */
class SqliteOracleTest {
    private static final Schema SCHEMA = Schema.of(
            Field.of("a", Type.INT64),
            Field.of("b", Type.INT64),
            Field.of("f", Type.FLOAT64),
            Field.of("s", Type.TEXT),
            Field.of("u", Type.TEXT),
            Field.of("p", Type.BOOLEAN));
    private static final String[] TEXTS = {"", "a", "A", "ab", "aab", "ba%", "ü", "üa", "𝒳", " a ", "zz_top"};
    private static final int ROWS = 131;
    private static final int EXPRESSIONS = 250;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agrees(long seed) throws SQLException {
        Random random = new Random(seed);
        Batch batch = rows(random);
        try (Connection sqlite = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            fill(sqlite, batch);
            RandomExpressions expressions = new RandomExpressions(random);
            for (int e = 0; e < EXPRESSIONS; e++) {
                RandomExpressions.Pair pair = expressions.next(4);
                BoundExpr bound = Expr.parse(pair.ours()).bind(SCHEMA);
                List<@Nullable Object> ours = values(bound.evaluate(batch));
                List<@Nullable Object> theirs = query(sqlite, pair.sqlite(), bound.type());
                for (int i = 0; i < ROWS; i++) {
                    assertThat(ours.get(i))
                            .as("%s of %s", pair.ours(), batch.row(i).toMap())
                            .isEqualTo(theirs.get(i));
                }
                assertThat(inPieces(bound, batch, 1 + random.nextInt(90)))
                        .as(pair.ours())
                        .isEqualTo(ours);
                assertThat(values(Expr.parse(Expr.parse(pair.ours()).toString())
                                .bind(SCHEMA)
                                .evaluate(batch)))
                        .as("canonical text of " + pair.ours())
                        .isEqualTo(ours);
            }
        }
    }

    private static Batch rows(Random random) {
        BatchBuilder builder = BatchBuilder.of(SCHEMA);
        for (int i = 0; i < ROWS; i++) {
            builder.add(
                    some(random, (long) random.nextInt(11) - 5),
                    some(random, (long) random.nextInt(5)),
                    some(random, (random.nextInt(41) - 20) / 4.0),
                    some(random, TEXTS[random.nextInt(TEXTS.length)]),
                    some(random, TEXTS[random.nextInt(6)]),
                    some(random, random.nextBoolean()));
        }
        return builder.build();
    }

    private static @Nullable Object some(Random random, Object value) {
        return random.nextInt(5) == 0 ? null : value;
    }

    private static void fill(Connection sqlite, Batch batch) throws SQLException {
        try (Statement statement = sqlite.createStatement()) {
            statement.execute("PRAGMA case_sensitive_like = ON");
            statement.execute("CREATE TABLE t (a INTEGER, b INTEGER, f REAL, s TEXT, u TEXT, p INTEGER)");
        }
        try (PreparedStatement insert = sqlite.prepareStatement("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < batch.rowCount(); i++) {
                for (int c = 0; c < SCHEMA.size(); c++) {
                    insert.setObject(c + 1, batch.column(c).value(i));
                }
                insert.executeUpdate();
            }
        }
    }

    private static List<@Nullable Object> query(Connection sqlite, String sql, Type type) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        try (Statement statement = sqlite.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + sql + " FROM t ORDER BY rowid")) {
            while (rows.next()) {
                if (rows.getObject(1) == null) {
                    values.add(null);
                } else if (type == Type.BOOLEAN) {
                    values.add(rows.getBoolean(1));
                } else if (type == Type.TEXT) {
                    values.add(rows.getString(1));
                } else if (type == Type.FLOAT64) {
                    values.add(rows.getDouble(1) + 0.0);
                } else {
                    values.add(rows.getLong(1));
                }
            }
        }
        return values;
    }

    private static List<@Nullable Object> values(Column column) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < column.size(); i++) {
            Object value = column.value(i);
            values.add(value instanceof Double number ? (Object) (number + 0.0) : value);
        }
        return values;
    }

    private static List<@Nullable Object> inPieces(BoundExpr bound, Batch batch, int rows) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int from = 0; from < batch.rowCount(); from += rows) {
            values.addAll(values(bound.evaluate(batch.slice(from, Math.min(batch.rowCount(), from + rows)))));
        }
        return values;
    }
}
