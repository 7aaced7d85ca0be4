package io.penstock.extract.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.penstock.error.EtlException;
import io.penstock.error.RunCancelledException;
import io.penstock.spi.BatchSource;
import io.penstock.testkit.TestContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@org.junit.jupiter.api.Timeout(value = 90, threadMode = org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD)
class DatabaseMessagesTest {
    @TempDir
    Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void library() throws Exception {
        file = directory.resolve("library.db");
        Databases.execute("jdbc:sqlite:" + file, "CREATE TABLE loans(loan_id INTEGER, due TEXT)");
    }

    private static EtlException error(DatabaseExtractor source) {
        EtlException error = catchThrowableOfType(EtlException.class, () -> Rows.of(source));
        assertThat(error).isNotNull();
        return error;
    }

    @Test
    void namesTheNearestTableAndColumn() throws Exception {
        assertThat(error(DatabaseExtractor.sqlite(file).table("laons")))
                .hasMessage("[PEN-2504] " + file + ": there is no table 'laons'. Did you mean 'loans'? Valid names:"
                        + " loans.");
        assertThat(error(DatabaseExtractor.sqlite(file).table("loans").columns("loanid")))
                .hasMessage("[PEN-1002] there is no column 'loanid'. Did you mean 'loan_id'? Valid names: loan_id,"
                        + " due.");
        String table = Databases.newTable();
        Databases.execute(Databases.postgres(), "CREATE TABLE \"" + table + "\"(a int)");
        assertThat(error(DatabaseExtractor.jdbc(Databases.postgres()).table(table + "x"))
                        .getMessage())
                .contains("[PEN-2504] ", "there is no table '" + table + "x'", "'" + table + "'");
    }

    @Test
    void tellsWhereThereIsNoDatabase() throws Exception {
        assertThat(error(
                        DatabaseExtractor.sqlite(directory.resolve("libary.db")).table("loans")))
                .hasMessage("[PEN-2507] " + directory.resolve("libary.db")
                        + ": there is no such file. Did you mean 'library.db'?");
        Path text = Files.writeString(directory.resolve("loans.csv"), "loan_id,due\n1,2024-01-01\n");
        assertThat(error(DatabaseExtractor.sqlite(text).table("loans")))
                .hasMessage("[PEN-2507] " + text
                        + ": the file is not a SQLite database, or it is encrypted. Check the path.");
        assertThat(error(DatabaseExtractor.sqlite(directory).table("loans")).getMessage())
                .contains("this is a directory, a database file was expected");
    }

    @Test
    void tellsAnUnreachableServerFromARefusedLogin() throws Exception {
        EtlException down = error(DatabaseExtractor.jdbc("jdbc:postgresql://localhost:1/library?password=s3cret")
                .table("loans")
                .connectTimeout(Duration.ofSeconds(2)));
        assertThat(down.getMessage())
                .startsWith("[PEN-2502] jdbc:postgresql://localhost:1/library: the database cannot be reached")
                .doesNotContain("s3cret");
        assertThat(down.isPassing()).isTrue();
        EtlException login = error(DatabaseExtractor.jdbc(Databases.mariadb().replaceAll("\\?.*", ""))
                .user("etl")
                .password("wr0ng")
                .table("loans"));
        assertThat(login.getMessage()).startsWith("[PEN-2503] ").doesNotContain("wr0ng");
        assertThat(login.isPassing()).isFalse();
    }

    @Test
    void tellsWhichDriverIsMissing() {
        assertThat(error(DatabaseExtractor.jdbc("jdbc:sqlserver://localhost;password=s3cret")
                        .table("loans")))
                .hasMessage("[PEN-1015] the source database needs the JDBC driver of Microsoft SQL Server, which is not"
                        + " on the class path. Add the dependency com.microsoft.sqlserver:mssql-jdbc.");
        assertThat(error(DatabaseExtractor.jdbc("jdbc:nosuch:x").table("loans")))
                .hasMessage("[PEN-2501] jdbc:nosuch:x: no JDBC driver on the class path takes this URL. Check how the"
                        + " URL begins, or add the database's driver.");
    }

    @Test
    void passesOnWhatTheDatabaseSaysWithoutValues() throws Exception {
        assertThat(error(DatabaseExtractor.sqlite(file).query("SELEC 1")).getMessage())
                .startsWith("[PEN-2505] " + file + ": the database refused the query: ")
                .contains("near \"SELEC\"");
        assertThat(error(DatabaseExtractor.jdbc(Databases.postgres()).query("SELECT nothing FROM pg_class"))
                        .getMessage())
                .startsWith("[PEN-2505] ")
                .contains("column \"nothing\" does not exist", "Position: ");
        assertThat(error(DatabaseExtractor.jdbc(Databases.postgres())
                                .query("SELECT CAST(? AS TEXT)::int AS n", "pa55word"))
                        .getMessage())
                .startsWith("[PEN-2505] ")
                .doesNotContain("pa55word");
    }

    @Test
    void waitsForALockedFileAndSaysSo() throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            EtlException locked =
                    error(DatabaseExtractor.sqlite(file).table("loans").lockTimeout(Duration.ofMillis(50)));
            assertThat(locked)
                    .hasMessage("[PEN-2506] " + file + ": the database is in use by another program. Let the other"
                            + " program finish its transaction or close it, or set a longer lock_timeout.");
            assertThat(locked.isPassing()).isTrue();
        }
    }

    /** Holds a DuckDB file open until its input ends. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            try (Connection held = DriverManager.getConnection(arguments[0])) {
                System.err.println(held.isValid(1));
                System.in.read();
            }
        }
    }

    @Test
    void saysThatAnotherProcessHoldsADuckDbFile() throws Exception {
        String url = "jdbc:duckdb:" + file.resolveSibling("held.duckdb");
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        url)
                .start();
        try {
            assertThat(holder.errorReader().readLine()).isEqualTo("true");
            EtlException locked = error(DatabaseExtractor.jdbc(url).table("loans"));
            assertThat(locked)
                    .hasMessage("[PEN-2506] " + url + ": the database is in use by another program. Let the other"
                            + " program close it: DuckDB lets one process write, or several only read.");
            assertThat(locked.isPassing()).isTrue();
        } finally {
            holder.destroy();
        }
    }

    @Test
    void cancelsAQueryThatRuns() throws Exception {
        String endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) AS i FROM n";
        for (DatabaseExtractor source : new DatabaseExtractor[] {
            DatabaseExtractor.sqlite(file).query(endless),
            DatabaseExtractor.jdbc(Databases.postgres()).query("SELECT pg_sleep(60)::text AS s")
        }) {
            try (TestContext context = TestContext.create().cancelAfter(3)) {
                assertThatThrownBy(() -> {
                            try (BatchSource open = source.open(context)) {
                                open.take();
                            }
                        })
                        .isInstanceOf(RunCancelledException.class);
            }
        }
    }

    @Test
    void stopsAQueryAfterItsTime() throws Exception {
        EtlException late = error(DatabaseExtractor.jdbc(Databases.postgres())
                .query("SELECT pg_sleep(60)::text AS s")
                .queryTimeout(Duration.ofSeconds(1)));
        assertThat(late.getMessage()).contains("[PEN-2510] ", "the database did not answer in time");
        assertThat(late.isPassing()).isTrue();
    }

    @Test
    void refusesSettingsThatContradictEachOther() {
        assertThat(error(DatabaseExtractor.sqlite(file)
                        .lag(5)
                        .partitionOn("loan_id", 2)
                        .columns("due")))
                .hasMessage("4 problems:\n"
                        + "  [PEN-2501] either a table or a query is needed. Set one of table and query.\n"
                        + "  [PEN-2501] initial_value, end_value and lag belong to an incremental read. Set"
                        + " incremental_on to the cursor's column.\n"
                        + "  [PEN-2501] partition_on is not for SQLite files, which one connection reads fastest."
                        + " Remove partition_on.\n"
                        + "  [PEN-2501] partition_on names the column 'loan_id', which is not among columns. Add it to"
                        + " columns.");
        assertThatThrownBy(() -> DatabaseExtractor.sqlite(file).user("x"))
                .hasMessage("[PEN-2501] user belongs to a database reached by a JDBC URL");
        assertThatThrownBy(() -> DatabaseExtractor.jdbc("library.db"))
                .hasMessage("[PEN-2501] a JDBC URL begins with jdbc:, such as jdbc:postgresql://localhost/library");
        assertThatThrownBy(() -> DatabaseExtractor.sqlite(file).fetchSize(0))
                .hasMessage("[PEN-2501] fetch_size must be 1 or more, not 0");
    }

    @Test
    void showsNoPasswordAndNoParameter() {
        DatabaseExtractor source = DatabaseExtractor.jdbc("jdbc:postgresql://me:pw1@localhost/library?password=pw2")
                .user("etl")
                .password("pw3")
                .query("SELECT ?", "pw4");
        assertThat(source.toString()).doesNotContain("pw1", "pw2", "pw3", "pw4").contains("password=***");
    }
}
