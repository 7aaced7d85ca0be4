package io.penstock.load.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.load.Sinks;
import io.penstock.load.Sinks.Loaded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** New files whose keys nearly rise. */
class LateRowsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"1, 0, 1", "2, 0, 1", "3, 0, 5", "4, 3, 1", "5, 3, 7", "6, 60000, 1"})
    void equalsAddBatchWhateverComesLateOrTwice(long seed, int repeats, int stride) throws Exception {
        Batch[] batches = nearlyRising(new Random(seed), 60_000, 300, repeats, stride);
        Path pages = directory.resolve("pages.db");
        Path rows = directory.resolve("rows.db");

        Loaded fast = Sinks.load(DatabaseLoader.sqlite(pages).table("loans").primaryKey("id"), batches);
        Loaded slow = Sinks.load(
                DatabaseLoader.jdbc("jdbc:sqlite:" + rows).table("loans").primaryKey("id"), batches);

        assertThat(fast.rejects().rows()).isEqualTo(slow.rejects().rows());
        assertThat(Db.query(pages, "SELECT * FROM loans")).isEqualTo(Db.query(rows, "SELECT * FROM loans"));
        assertThat(Db.integrity(pages)).isEqualTo("ok");
        assertThat(Files.list(directory)).hasSize(2);
    }

    /** Rows of rising keys, some of which change places with a row up to 5,000 behind; some keys come twice. */
    private static Batch[] nearlyRising(Random random, int count, int late, int repeats, int stride) {
        List<Long> keys = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            keys.add(i * stride + random.nextInt(stride));
        }
        for (int i = 0; i < late; i++) {
            int from = random.nextInt(count);
            Long moved = keys.remove(from);
            keys.add(Math.min(keys.size(), from + random.nextInt(5000)), moved);
        }
        for (int i = 0; i < repeats; i++) {
            keys.add(random.nextInt(keys.size()), keys.get(random.nextInt(keys.size())));
        }
        List<Batch> batches = new ArrayList<>();
        BatchBuilder builder = BatchBuilder.of(Loans.SCHEMA);
        for (long key : keys) {
            builder.add(key, key % 7 == 0 ? null : "title " + key, LocalDate.ofEpochDay(key % 20_000));
            if (builder.rowCount() == 4_000) {
                batches.add(builder.build());
            }
        }
        batches.add(builder.build());
        return batches.toArray(new Batch[0]);
    }

    @Test
    void aLateRowComesBackAfterTheFileIsMadeWithItsIndexes() throws Exception {
        Path file = directory.resolve("library.db");
        Loaded loaded = Sinks.load(
                DatabaseLoader.sqlite(file).table("loans").primaryKey("id").index("title"),
                Loans.batch("a", 1, 2, 9, 4),
                Loans.batch("b", 3, 10, 7));
        assertThat(loaded.outcome()).isEqualTo(file + " was made with table 'loans' of 7 rows.");
        assertThat(Db.query(file, "SELECT group_concat(id) FROM (SELECT id FROM loans ORDER BY id)"))
                .containsExactly("1,2,3,4,7,9,10");
        assertThat(Db.integrity(file)).isEqualTo("ok");
    }

    @Test
    void keysThatFallAllTheWayAreLoadedToo() throws Exception {
        Path file = directory.resolve("library.db");
        BatchBuilder builder = BatchBuilder.of(Loans.SCHEMA);
        for (long key = 50_000; key > 0; key--) {
            builder.add(key, "t", null);
        }
        Sinks.load(DatabaseLoader.sqlite(file).table("loans").primaryKey("id"), builder.build());
        assertThat(Db.query(file, "SELECT count(*), min(id), max(id) FROM loans"))
                .containsExactly("50000|1|50000");
        assertThat(Db.integrity(file)).isEqualTo("ok");
    }
}
