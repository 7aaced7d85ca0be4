package io.penstock.load.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.LongColumn;
import io.penstock.data.TextColumn;
import io.penstock.schema.Type;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableImageTest {
    private static final String SQL = "CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)";
    private static final List<ImageColumn> COLUMNS =
            List.of(new ImageColumn(Type.INT64, Affinity.INTEGER), new ImageColumn(Type.TEXT, Affinity.TEXT));

    @TempDir
    Path directory;

    private static List<String> query(Path file, String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource({"3,0", "3,1", "3,2", "3,3", "3,4", "3,5", "3,7", "3,10", "3,82", "4,257"})
    void treesOfSeveralLevelsAreSoundAndSearchable(int fanout, int leaves) throws Exception {
        Path file = directory.resolve("image.db");
        String text = "x".repeat(40_000);
        try (TableImage image = new TableImage(file, "t", SQL, COLUMNS, 0, fanout)) {
            for (int i = 0; i < leaves; i++) {
                image.append(List.of(LongColumn.int64(i * 1_000_003L), TextColumn.ofStrings(text)), 1);
            }
            assertThat(image.rows()).isEqualTo(leaves);
            image.finish();
        }
        assertThat(query(file, "PRAGMA integrity_check")).containsExactly("ok");
        assertThat(query(file, "SELECT count(*) FROM t WHERE length(text) = 40000"))
                .containsExactly(String.valueOf(leaves));
        for (int i = 0; i < leaves; i += 7) {
            assertThat(query(file, "SELECT id FROM t WHERE id = " + i * 1_000_003L))
                    .hasSize(1);
        }
    }

    @Test
    void theFileTakesMoreRowsFromSqliteAfterwards() throws Exception {
        Path file = directory.resolve("image.db");
        try (TableImage image = new TableImage(file, "t", SQL, COLUMNS, 0)) {
            image.append(List.of(LongColumn.int64(1, 5), TextColumn.ofStrings("a", "b")), 2);
            image.finish();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO t VALUES (3, 'c'), (NULL, 'd')");
            statement.execute("CREATE INDEX i ON t (text)");
            statement.execute("VACUUM");
        }
        assertThat(query(file, "SELECT id || text FROM t ORDER BY id")).containsExactly("1a", "3c", "5b", "6d");
        assertThat(query(file, "PRAGMA integrity_check")).containsExactly("ok");
    }

    @Test
    void sqliteCopiesWholeRecordsOutOfAnImage() throws Exception {
        Path file = directory.resolve("image.db");
        try (TableImage image = new TableImage(file, "t", SQL, COLUMNS, 0)) {
            image.append(List.of(LongColumn.int64(1), TextColumn.ofStrings("a")), 1);
            image.finish();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("target.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE u (\"id\" INTEGER PRIMARY KEY, x VARCHAR(20))");
            statement.execute("ATTACH '" + file.toUri() + "?immutable=1' AS img");
            List<String> steps = new ArrayList<>();
            try (ResultSet plan = statement.executeQuery("EXPLAIN INSERT INTO u SELECT * FROM img.t")) {
                while (plan.next()) {
                    steps.add(plan.getString("opcode"));
                }
            }
            assertThat(steps).contains("RowCell").doesNotContain("MakeRecord");
        }
    }

    @Test
    void varintsAreThoseOfTheFileFormat() {
        byte[] out = new byte[9];
        for (int bits = 0; bits < 64; bits++) {
            for (long value : new long[] {1L << bits, (1L << bits) - 1, -(1L << bits)}) {
                int length = Varint.write(value, out, 0);
                assertThat(length).isEqualTo(Varint.length(value));
                long read = 0;
                for (int i = 0; i < length; i++) {
                    read = i == 8 ? (read << 8) | (out[i] & 0xff) : (read << 7) | (out[i] & 0x7f);
                    assertThat(i == length - 1 || (out[i] & 0x80) != 0).isTrue();
                }
                assertThat(read).isEqualTo(value);
            }
        }
    }

    @Test
    void affinitiesAreThoseOfSqlite() throws Exception {
        String[] types = {
            "INT",
            "INTEGER",
            "VARCHAR(255)",
            "CLOB",
            "DATE TEXT",
            "BLOB",
            "",
            "REAL",
            "DOUBLE PRECISION",
            "FLOAT",
            "NUMERIC",
            "DECIMAL(10,5)",
            "BOOLEAN",
            "DATE",
            "CHARINT",
            "FLOATING POINT",
            "STRING",
            "DECIMAL TEXT(20,2)"
        };
        for (String type : types) {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE t (c " + type + ")");
                statement.execute("CREATE TABLE u AS SELECT c FROM t");
                try (ResultSet column = statement.executeQuery("SELECT type FROM pragma_table_info('u')")) {
                    String affinity = column.next() ? column.getString(1) : "?";
                    String expected = switch (Affinity.of(type)) {
                        case INTEGER -> "INT";
                        case TEXT -> "TEXT";
                        case BLOB -> "";
                        case REAL -> "REAL";
                        case NUMERIC -> "NUM";
                    };
                    assertThat(affinity).as(type).isEqualTo(expected);
                }
            }
        }
    }
}
