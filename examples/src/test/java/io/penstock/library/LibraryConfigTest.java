package io.penstock.library;

import static io.penstock.extract.rows.RowsExtractor.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.penstock.Pipeline;
import io.penstock.config.PipelineConfig;
import io.penstock.extract.library.Book;
import io.penstock.extract.library.LibraryExtractor;
import io.penstock.extract.library.Member;
import io.penstock.extract.library.MemberLoans;
import io.penstock.extract.library.Transaction;
import io.penstock.load.library.LibraryLoader;
import io.penstock.load.library.LibraryTable;
import io.penstock.spi.Extractor;
import io.penstock.spi.Loader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the loaders write the extractions give back, from Java records and from JSON. */
class LibraryConfigTest {
    private static final Book DUNE = new Book(
            "9780441013593",
            "Dune",
            "Frank Herbert",
            "SF",
            "Ace",
            1965,
            412,
            new BigDecimal("7.99"),
            3,
            LocalDate.of(2021, 2, 3));
    private static final Book EMMA = new Book("9780141439587", "Emma", null, null, null, null, null, null, 1, null);
    private static final Member ADA =
            new Member("M1", "Ada", "ada@example.org", null, "North", LocalDate.of(2020, 5, 6), 1990, "active");
    private static final List<Transaction> LOANS = List.of(
            new Transaction(
                    1,
                    "M1",
                    DUNE.isbn(),
                    "North",
                    LocalDate.of(2026, 1, 1),
                    LocalDate.of(2026, 1, 22),
                    LocalDate.of(2026, 1, 5),
                    0,
                    new BigDecimal("0.25")),
            new Transaction(2, "M1", EMMA.isbn(), null, LocalDate.of(2026, 2, 1), null, null, null, null));

    @TempDir
    Path directory;

    private static void load(String url) {
        run(rows(List.of(DUNE, EMMA)).decimal("price", 10, 2), LibraryLoader.jdbc(url, LibraryTable.BOOKS));
        run(rows(List.of(ADA)), LibraryLoader.jdbc(url, LibraryTable.MEMBERS));
        run(rows(LOANS).decimal("fineAmount", 10, 2), LibraryLoader.jdbc(url, LibraryTable.TRANSACTIONS));
    }

    private static void run(Extractor source, Loader sink) {
        Pipeline.named("load").extract(source).load(sink).build().run();
    }

    @Test
    void givesRecordsBackAsTheyWere() {
        for (String url :
                List.of("jdbc:sqlite:" + directory.resolve("a.db"), "jdbc:h2:mem:records;DB_CLOSE_DELAY=-1")) {
            load(url);
            LibraryExtractor library = LibraryExtractor.at(url);
            assertThat(library.books().as(Book.class).toList()).containsExactlyInAnyOrder(DUNE, EMMA);
            assertThat(library.members().as(Member.class).toList()).containsExactly(ADA);
            assertThat(library.members().as(MemberLoans.class).toList())
                    .extracting(MemberLoans::loans, MemberLoans::openLoans)
                    .containsExactly(tuple(2L, 1L));
            assertThat(library.transactions().as(Transaction.class).toList())
                    .containsExactlyInAnyOrderElementsOf(LOANS);
        }
    }

    @Test
    void movesALibraryToAnotherDatabaseByJson() throws IOException {
        Path from = directory.resolve("from.db");
        load("jdbc:sqlite:" + from);
        String to = "jdbc:h2:mem:moved;DB_CLOSE_DELAY=-1";
        Path config = Files.writeString(directory.resolve("move.json"), """
                {"pipelines": [
                  {"name": "books",
                   "extractors": [{"type": "BookExtractor", "source": "FROM"}],
                   "loaders": [{"type": "BookLoader", "destination": "TO"}]},
                  {"name": "members",
                   "extractors": [{"type": "library", "source": "FROM", "config": {"extraction": "members"}}],
                   "loaders": [{"type": "library.members", "destination": "TO", "config": {"new_columns": "discard_value"}}]},
                  {"name": "january",
                   "extractors": [{"type": "library", "source": "FROM",
                     "config": {"extraction": "transactions", "from": "2026-01-01", "to": "2026-02-01"}}],
                   "loaders": [{"type": "library", "destination": "TO",
                     "config": {"table": "transactions", "mode": "append"}}]}
                ]}""".replace("FROM", from.toString())
                .replace("TO", to));
        PipelineConfig.load(config).pipelines().values().forEach(Pipeline::run);
        assertThat(LibraryExtractor.at(to).books().as(Book.class).toList()).containsExactlyInAnyOrder(DUNE, EMMA);
        assertThat(LibraryExtractor.at(to).members().as(Member.class).toList()).containsExactly(ADA);
        assertThat(LibraryExtractor.at(to).transactions().as(Transaction.class).toList())
                .containsExactly(LOANS.get(0));
    }

    @Test
    void tellsWhichDayIsNone() throws IOException {
        Path config = Files.writeString(directory.resolve("wrong.json"), """
                {"name": "x", "loaders": [{"type": "csv", "destination": "o.csv"}],
                 "extractors": [{"type": "library", "source": "a.db",
                   "config": {"extraction": "loans", "from": "1 January"}}]}""");
        assertThatThrownBy(() -> PipelineConfig.load(config))
                .hasMessageContaining("needs a day such as 2026-01-31, found the text '1 January'")
                .hasMessageContaining("the text 'loans' is not one of its values. Valid names: books, members,"
                        + " transactions, analytics, full.");
    }
}
