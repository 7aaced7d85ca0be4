package io.penstock.benchmarks.connector;

import io.penstock.benchmarks.harness.KernelContext;
import io.penstock.benchmarks.harness.SingleLoad;
import io.penstock.data.Batch;
import io.penstock.extract.database.DatabaseExtractor;
import io.penstock.load.database.DatabaseLoader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows into a PostgreSQL table and out of it; every load is one transaction into the same empty table. */
final class PostgresLaps {
    static final String TABLE = "loans";
    private static final int ROWS_PER_BATCH = 1_000;
    private static final int FETCH = 10_000;
    private static final int COLUMNS = 17;

    private PostgresLaps() {}

    /** The definition of {@link #TABLE}. */
    static String ddl() {
        return "CREATE TABLE loans (checkout_id bigint, item_barcode text, isbn text, title text, author text, genre text,"
                + " member_id text, member_email text, member_phone text, branch text, checkout_date date, due_date date,"
                + " return_date date, renewals bigint, fine_amount numeric(9,2), rating numeric(3,1), notes text)";
    }

    static Lap of(String side, String url, int rows) throws Exception {
        if (side.startsWith("read")) {
            return side.equals("read-penstock") ? read(url) : readByJdbc(url);
        }
        try (Loans loans = new Loans(rows)) {
            return switch (side) {
                case "penstock" -> write(url, loans.batches());
                case "batch" -> writeByJdbc(url, url, loans.rows());
                case "rewrite" -> writeByJdbc(url, url + "&reWriteBatchedInserts=true", loans.rows());
                default -> throw new IllegalArgumentException(side);
            };
        }
    }

    private static Lap write(String url, List<Batch> batches) {
        return new Loading(url) {
            @Override
            public void run() throws Exception {
                try (KernelContext context = new KernelContext()) {
                    SingleLoad.run(DatabaseLoader.jdbc(url).table(TABLE), batches, context);
                }
            }
        };
    }

    private static Lap writeByJdbc(String url, String loading, List<List<@Nullable Object>> rows) {
        return new Loading(url) {
            @Override
            public void run() throws Exception {
                try (Connection connection = DriverManager.getConnection(loading)) {
                    connection.setAutoCommit(false);
                    String sql = "INSERT INTO loans VALUES (" + "?,".repeat(COLUMNS - 1) + "?)";
                    try (PreparedStatement insert = connection.prepareStatement(sql)) {
                        int pending = 0;
                        for (List<@Nullable Object> row : rows) {
                            for (int i = 0; i < COLUMNS; i++) {
                                insert.setObject(i + 1, row.get(i));
                            }
                            insert.addBatch();
                            if (++pending % ROWS_PER_BATCH == 0) {
                                insert.executeBatch();
                            }
                        }
                        insert.executeBatch();
                    }
                    connection.commit();
                }
            }
        };
    }

    private static Lap read(String url) {
        return new Lap() {
            @Override
            public void run() throws Exception {
                Drain.rows(DatabaseExtractor.jdbc(url).table(TABLE), 1, batch -> {});
            }

            @Override
            public String answer() throws Exception {
                CellHash hash = CellHash.ofIsoDates();
                Drain.rows(DatabaseExtractor.jdbc(url).table(TABLE), 1, hash::add);
                return hash.toString();
            }
        };
    }

    private static Lap readByJdbc(String url) {
        return new Lap() {
            private long used;

            @Override
            public void run() throws Exception {
                cursor(url, (column, value) -> used += value == null ? 0 : 1);
            }

            @Override
            public String answer() throws Exception {
                CellHash hash = CellHash.ofIsoDates();
                cursor(url, (column, value) -> {
                    hash.cell(value);
                    if (column == COLUMNS) {
                        hash.endRow();
                    }
                });
                return hash.toString();
            }
        };
    }

    private interface Cells {
        void take(int column, @Nullable Object value);
    }

    /** With the getters that fit the types, a cursor and a fetch size, as the driver's manual says. */
    private static void cursor(String url, Cells cells) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(FETCH);
                try (ResultSet rows = statement.executeQuery("SELECT * FROM loans")) {
                    while (rows.next()) {
                        for (int c = 1; c <= COLUMNS; c++) {
                            cells.take(c, cell(rows, c));
                        }
                    }
                }
            }
        }
    }

    private static @Nullable Object cell(ResultSet rows, int column) throws SQLException {
        return switch (column) {
            case 1, 14 -> {
                long number = rows.getLong(column);
                if (rows.wasNull()) {
                    yield null;
                }
                yield number;
            }
            case 11, 12, 13 -> {
                Date day = rows.getDate(column);
                LocalDate local = day == null ? null : day.toLocalDate();
                yield local;
            }
            case 15, 16 -> {
                BigDecimal number = rows.getBigDecimal(column);
                yield number;
            }
            default -> rows.getString(column);
        };
    }

    /** Makes the table anew before each lap and asks the server for the answer. */
    private abstract static class Loading implements Lap {
        private final String url;

        Loading(String url) {
            this.url = url;
        }

        @Override
        public void prepare() throws SQLException {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("DROP TABLE IF EXISTS loans");
                statement.execute(ddl());
            }
        }

        @Override
        public String answer() throws SQLException {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT count(*),"
                            + " sum(('x' || substr(md5(loans::text), 1, 15))::bit(60)::bigint) FROM loans")) {
                row.next();
                return row.getString(1) + " rows, sum " + row.getString(2);
            }
        }
    }
}
