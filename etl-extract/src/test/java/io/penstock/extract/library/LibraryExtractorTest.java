package io.penstock.extract.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.penstock.error.EtlException;
import io.penstock.error.PlanException;
import io.penstock.extract.database.Databases;
import io.penstock.spi.Extractor;
import io.penstock.testkit.TestContext;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class LibraryExtractorTest {
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 1, 31);
    private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 1);

    @TempDir
    static Path directory;

    /** A check of one database. */
    private interface Check {
        void of(LibraryDatabases.Filled database) throws Exception;
    }

    private static Stream<DynamicTest> onEach(Check check) throws Exception {
        return LibraryDatabases.all(directory).stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> check.of(each)));
    }

    @TestFactory
    Stream<DynamicTest> givesBooksWithTheirNulls() throws Exception {
        return onEach(database -> assertThat(
                        database.source().books().as(Book.class).toList())
                .containsExactlyInAnyOrder(
                        new Book(
                                "9780441013593",
                                "Dune",
                                "Frank Herbert",
                                "SF",
                                "Ace",
                                1965,
                                412,
                                new BigDecimal("7.99"),
                                3,
                                LocalDate.of(2021, 2, 3)),
                        new Book("9780141439587", "Emma", null, null, null, null, null, null, 1, null)));
    }

    @TestFactory
    Stream<DynamicTest> countsTheLoansOfEachMemberAlsoOfThoseWithNone() throws Exception {
        return onEach(database -> {
            List<MemberLoans> members = database.source().members().as(MemberLoans.class).stream()
                    .sorted(Comparator.comparing(MemberLoans::memberId))
                    .toList();
            assertThat(members)
                    .extracting(MemberLoans::loans, MemberLoans::openLoans, MemberLoans::lastLoan)
                    .containsExactly(tuple(2L, 1L, LAST), tuple(1L, 1L, LAST), tuple(0L, 0L, null));
            assertThat(database.source().members().as(Member.class).toList())
                    .contains(new Member("M2", "Brontë", null, null, null, null, null, null));
        });
    }

    @TestFactory
    Stream<DynamicTest> bindsTheFirstDayIncludedAndTheEndExcluded() throws Exception {
        return onEach(database -> {
            assertThat(ids(database.source().transactions(JANUARY, FEBRUARY))).containsExactly(1L, 2L, 3L);
            assertThat(ids(database.source().transactions().from(LAST))).containsExactly(2L, 3L, 4L);
            assertThat(ids(database.source().transactions().to(LAST))).containsExactly(1L);
            assertThat(ids(database.source().transactions())).containsExactly(1L, 2L, 3L, 4L);
            assertThat(ids(database.source().transactions(FEBRUARY.plusDays(1), FEBRUARY.plusDays(2))))
                    .isEmpty();
        });
    }

    private static List<Long> ids(Extractor source) {
        return source.as(Transaction.class).stream()
                .map(Transaction::transactionId)
                .sorted()
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> givesLoansWithTheirNulls() throws Exception {
        return onEach(database -> assertThat(database.source()
                        .transactions(LAST, FEBRUARY)
                        .as(Transaction.class)
                        .toList())
                .containsExactlyInAnyOrder(
                        new Transaction(2, "M1", "9780141439587", null, LAST, null, null, null, null),
                        new Transaction(
                                3,
                                "M2",
                                "9780441013593",
                                "South",
                                LAST,
                                LocalDate.of(2026, 2, 21),
                                null,
                                1,
                                new BigDecimal("0.25"))));
    }

    @TestFactory
    Stream<DynamicTest> sumsUpDays() throws Exception {
        return onEach(database -> {
            assertThat(database.source().analytics().as(LibraryDay.class).toList())
                    .containsExactlyInAnyOrder(
                            new LibraryDay(JANUARY, 1, 1, 1, 0),
                            new LibraryDay(LAST, 2, 2, 2, 2),
                            new LibraryDay(FEBRUARY, 1, 1, 1, 1));
            assertThat(database.source()
                            .analytics()
                            .to(LAST)
                            .as(LibraryDay.class)
                            .toList())
                    .containsExactly(new LibraryDay(JANUARY, 1, 1, 1, 0));
        });
    }

    @TestFactory
    Stream<DynamicTest> joinsBookAndMemberWhereTheyAreKnown() throws Exception {
        return onEach(database -> {
            List<Loan> loans =
                    database.source().full().from(FEBRUARY).as(Loan.class).toList();
            assertThat(loans).hasSize(1).first().satisfies(loan -> {
                assertThat(loan.isbn()).isEqualTo("9999999999999");
                assertThat(loan.title()).isNull();
                assertThat(loan.memberId()).isEqualTo("M9");
                assertThat(loan.memberName()).isNull();
                assertThat(loan.fineAmount()).isEqualByComparingTo("12.50");
            });
            assertThat(database.source().full().as(Loan.class).toList())
                    .extracting(Loan::title)
                    .containsExactlyInAnyOrder("Dune", "Emma", "Dune", null);
        });
    }

    @TestFactory
    Stream<DynamicTest> hasTheSameColumnsEverywhereAlsoWithoutRows() throws Exception {
        return onEach(database -> {
            try (TestContext context = TestContext.create()) {
                assertThat(database.source()
                                .members()
                                .schema(context)
                                .toString()
                                .replace(" NOT NULL", ""))
                        .isEqualTo("(member_id TEXT, name TEXT, email TEXT, phone TEXT, branch TEXT, joined_on DATE,"
                                + " birth_year INT64, status TEXT, loans INT64, open_loans INT64, last_loan DATE)");
            }
            String prefix =
                    database.schema().isEmpty() ? "" : '"' + database.schema().replace("\"", "\"\"") + "\".";
            Databases.execute(
                    database.url(),
                    "DELETE FROM " + prefix + "\"transactions\"",
                    "DELETE FROM " + prefix + "\"members\"");
            assertThat(database.source().analytics().as(LibraryDay.class).toList())
                    .isEmpty();
            assertThat(database.source().members().as(MemberLoans.class).toList())
                    .isEmpty();
            assertThat(database.source().full().as(Loan.class).toList()).isEmpty();
        });
    }

    @Test
    void refusesDaysWhereThereAreNone() {
        LibraryExtractor source = LibraryExtractor.at(Path.of("library.db"));
        assertThatThrownBy(() -> source.from(JANUARY).books())
                .isInstanceOf(PlanException.class)
                .hasMessage(
                        "[PEN-2802] extraction books has no days, so from and to would have no effect. Remove them, or"
                                + " choose transactions, analytics or full.");
        assertThatThrownBy(() -> source.transactions(FEBRUARY, JANUARY))
                .hasMessage(
                        "[PEN-2801] from 2026-02-01 to 2026-01-01 has no day; the end is excluded. Give an end after"
                                + " the beginning.");
        assertThatThrownBy(() -> source.transactions(JANUARY, JANUARY)).hasMessageContaining("PEN-2801");
    }

    @Test
    void saysWhichTableIsMissing() throws Exception {
        String url = "jdbc:sqlite:" + directory.resolve("other.db");
        Databases.execute(url, "CREATE TABLE loans(a)");
        assertThatThrownBy(() -> LibraryExtractor.at(url).books().as(Book.class).toList())
                .isInstanceOf(EtlException.class)
                .hasMessageContaining("no such table: books");
    }
}
