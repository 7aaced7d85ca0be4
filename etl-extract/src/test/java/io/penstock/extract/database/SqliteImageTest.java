package io.penstock.extract.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.extract.text.MisfitPolicy;
import io.penstock.spi.BatchSource;
import io.penstock.spi.PendingBatch;
import io.penstock.testkit.RecordingOutput;
import io.penstock.testkit.TestContext;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages decoded by us against the driver's own calls, cell by cell. */
class SqliteImageTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "1, 4096, UTF-8, ''",
        "2, 512, UTF-8, ''",
        "3, 65536, UTF-8, ''",
        "4, 1024, UTF-16le, ''",
        "5, 4096, UTF-16be, ''",
        "6, 4096, UTF-8, 'WITHOUT ROWID'"
    })
    void givesWhatTheDriverGives(long seed, int pageSize, String encoding, String option) throws Exception {
        Path file = directory.resolve("random.db");
        Random random = new Random(seed);
        List<List<@Nullable Object>> expected;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA page_size = " + pageSize);
            statement.execute("PRAGMA encoding = '" + encoding + "'");
            statement.execute("CREATE TABLE t(k INTEGER PRIMARY KEY, i INTEGER, r REAL, s TEXT, b BLOB,"
                    + " n GENERATED ALWAYS AS (length(s))) " + option);
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?, ?, ?)")) {
                long key = -50;
                for (int row = 0; row < 700; row++) {
                    key += 1 + random.nextInt(3);
                    insert.setLong(1, key);
                    insert.setObject(2, random.nextInt(8) == 0 ? null : random.nextLong() >> random.nextInt(64));
                    insert.setObject(
                            3, random.nextInt(8) == 0 ? null : random.nextGaussian() * (random.nextInt(9) - 4));
                    insert.setString(4, random.nextInt(8) == 0 ? null : text(random));
                    insert.setBytes(5, random.nextInt(8) == 0 ? null : bytes(random));
                    insert.execute();
                }
            }
            statement.execute("DELETE FROM t WHERE k % 7 = 0");
            connection.commit();
            expected = driverRows(statement);
        }
        DatabaseExtractor source = DatabaseExtractor.sqlite(file).table("t").misfits(MisfitPolicy.FAIL);

        assertThat(read(source, 97)).isEqualTo(expected);
        assertThat(read(source.orderBy("k"), 1000)).isEqualTo(expected);
        assertThat(read(source.table("t").orderBy("k"), 50))
                .usingRecursiveComparison()
                .isEqualTo(expected);
    }

    private static List<List<@Nullable Object>> driverRows(Statement statement) throws Exception {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery("SELECT * FROM t ORDER BY k")) {
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                row.add(result.getLong(1));
                row.add(result.getObject(2) == null ? null : result.getLong(2));
                row.add(result.getObject(3) == null ? null : result.getDouble(3));
                row.add(result.getString(4));
                row.add(comparable(result.getBytes(5)));
                row.add(result.getObject(6) == null ? null : result.getLong(6));
                rows.add(row);
            }
        }
        return rows;
    }

    private static String text(Random random) {
        int length = random.nextInt(20) == 0 ? random.nextInt(9_000) : random.nextInt(12);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(random.nextInt(5) == 0 ? 0x1F300 + random.nextInt(300) : 'a' + random.nextInt(26));
        }
        return text.toString();
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(20) == 0 ? random.nextInt(70_000) : random.nextInt(12)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static List<List<@Nullable Object>> read(DatabaseExtractor source, int batchRows) throws Exception {
        RecordingOutput output = new RecordingOutput();
        try (TestContext context = TestContext.create().batchRows(batchRows);
                BatchSource open = source.open(context)) {
            for (PendingBatch piece = open.take(); piece != null; piece = open.take()) {
                piece.decode(output);
            }
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (List<@Nullable Object> row : output.rows()) {
            List<@Nullable Object> values = new ArrayList<>(row);
            values.replaceAll(SqliteImageTest::comparable);
            rows.add(values);
        }
        return rows;
    }

    private static @Nullable Object comparable(@Nullable Object value) {
        return value instanceof byte[] bytes ? java.util.HexFormat.of().formatHex(bytes) : value;
    }
}
