package io.penstock.benchmarks.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;

class PostgresLapsTest {
    private static final int ROWS = 1_000;

    @Test
    void everySideGivesTheSameAnswer() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            String batch = answer("batch", url);

            assertThat(batch).startsWith("1000 rows, sum ");
            assertThat(answer("rewrite", url)).isEqualTo(batch);
            assertThat(answer("penstock", url)).isEqualTo(batch);
            assertThat(answer("read-penstock", url))
                    .startsWith("1000 rows, hash ")
                    .isEqualTo(answer("read-jdbc", url));
        }
    }

    private static String answer(String side, String url) throws Exception {
        return Laps.run(PostgresLaps.of(side, url, ROWS), 0).get(0);
    }
}
