package io.penstock.transform.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.data.Row;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.testkit.TestContext;
import io.penstock.transform.StepRun;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LibraryPackTest {
    @Test
    void cleansBooks() throws Exception {
        Schema schema = Schema.of(
                Field.of("isbn", Type.TEXT),
                Field.of("name", Type.TEXT),
                Field.of("author", Type.TEXT),
                Field.of("genre", Type.TEXT),
                Field.of("publication_date", Type.DATE));
        Batch batch = BatchBuilder.of(schema)
                .add(
                        "0-306-40615-2",
                        "  the LEFT hand  of darkness ",
                        "ursula k. le guin",
                        "sf",
                        LocalDate.of(1969, 3, 1))
                .add("978-0-306-40615-8", null, null, "poetry", null)
                .add(null, "", "x", null, null)
                .build();
        LibraryBooks books =
                LibraryBooks.standard().columns(Map.of("title", "name")).genres(Map.of("SF", "Science fiction"));
        try (TestContext context = StepRun.context(1 << 20)) {
            int year = context.startedAt().atZone(ZoneOffset.UTC).getYear();
            StepRun run = StepRun.of(books, context, List.of(batch));
            assertThat(run.schema().names())
                    .containsExactly(
                            "isbn", "name", "author", "genre", "publication_date", "publication_year", "book_age");
            assertThat(run.rows().get(0))
                    .containsExactly(
                            "9780306406157",
                            "The Left Hand Of Darkness",
                            "Ursula K. Le Guin",
                            "Science Fiction",
                            LocalDate.of(1969, 3, 1),
                            1969L,
                            year - 1969L);
            assertThat(run.rows().get(1).subList(1, 7)).containsExactly(null, null, "Poetry", null, null, null);
            assertThat(run.rows().get(2).subList(1, 4)).containsExactly("", "X", null);
        }
    }

    @Test
    void readsTheYearOutOfTexts() throws Exception {
        Schema schema = Schema.of(Field.of("publication_year", Type.TEXT));
        Batch batch = BatchBuilder.of(schema)
                .add("London, 1879 [1878]")
                .add("n.d.")
                .add((Object) null)
                .build();
        assertThat(StepRun.of(LibraryBooks.standard(), batch).column("publication_year"))
                .containsExactly(1879L, null, null);
    }

    @Test
    void cleansMembers() throws Exception {
        Schema schema = Schema.of(
                Field.of("name", Type.TEXT),
                Field.of("email", Type.TEXT),
                Field.of("phone", Type.TEXT),
                Field.of("membership_date", Type.DATE),
                Field.of("loan_count", Type.INT64));
        BatchBuilder builder = BatchBuilder.of(schema);
        LocalDate since = LocalDate.of(2016, 2, 29);
        for (long loans : new long[] {0, 5, 6, 15, 16, 30, 31, 500}) {
            builder.add(" ada  LOVELACE ", " Ada@Example.ORG ", "(212) 555-0123", since, loans);
        }
        builder.add(null, null, null, null, null);
        try (TestContext context = StepRun.context(1 << 20)) {
            LocalDate today = LocalDate.ofInstant(context.startedAt(), ZoneOffset.UTC);
            StepRun run = StepRun.of(LibraryMembers.standard(), context, List.of(builder.build()));
            assertThat(run.column("activity_category"))
                    .containsExactly(
                            "New", "New", "Regular", "Regular", "Active", "Active", "Power User", "Power User", null);
            assertThat(run.rows().get(0).subList(0, 4))
                    .containsExactly("Ada Lovelace", "ada@example.org", "+12125550123", since);
            assertThat(run.column("membership_days").get(0)).isEqualTo(ChronoUnit.DAYS.between(since, today));
            assertThat(run.column("membership_years").get(0))
                    .isEqualTo((long) Period.between(since, today).getYears());
            assertThat(run.rows().get(8)).containsOnlyNulls();
        }
    }

    @Test
    void worksOutLoans() throws Exception {
        Schema schema = Schema.of(
                Field.of("checkout_date", Type.DATE),
                Field.of("due_date", Type.DATE),
                Field.of("return_date", Type.DATE));
        LocalDate out = LocalDate.of(2024, 2, 1);
        try (TestContext context = StepRun.context(1 << 20)) {
            LocalDate today = LocalDate.ofInstant(context.startedAt(), ZoneOffset.UTC);
            Batch batch = BatchBuilder.of(schema)
                    .add(out, out.plusDays(21), out.plusDays(21))
                    .add(out, out.plusDays(21), out.plusDays(30))
                    .add(out, out.plusDays(21), null)
                    .add(today, today.plusDays(1), null)
                    .add(null, null, out)
                    .build();
            StepRun run = StepRun.of(LibraryTransactions.standard(), context, List.of(batch));
            assertThat(run.column("status_category"))
                    .containsExactly("Returned", "Returned Late", "Overdue", "On Loan", null);
            assertThat(run.column("loan_days"))
                    .containsExactly(21L, 30L, ChronoUnit.DAYS.between(out, today), 0L, null);
            assertThat(run.column("days_overdue"))
                    .containsExactly(0L, 9L, ChronoUnit.DAYS.between(out.plusDays(21), today), 0L, null);
            assertThat(run.column("is_overdue")).containsExactly(false, true, true, false, null);
            assertThat(run.rows().get(0).subList(7, 11)).containsExactly(2024L, 2L, 3L, 1L);
        }
    }

    @Test
    void everyStepIsAPlainListOfGeneralSteps() throws Exception {
        Schema schema = Schema.of(Field.of("title", Type.TEXT), Field.of("genre", Type.TEXT));
        Batch batch = BatchBuilder.of(schema).add(" a  tale", "sf").build();
        LibraryBooks books = LibraryBooks.standard().genres(Map.of("sf", "SF"));
        Batch done = batch;
        for (var step : books.steps(schema)) {
            done = StepRun.of(step, done).batches().get(0);
        }
        assertThat(done.rows().stream().map(Row::values).toList())
                .isEqualTo(StepRun.of(books, batch).rows());
    }

    @Test
    void refusesColumnsAndRolesThatAreNot() {
        assertThatThrownBy(() -> LibraryBooks.standard().columns(Map.of("titel", "t")))
                .hasMessageContaining("'titel' is none of its columns")
                .hasMessageContaining("title");
        Schema other = Schema.of(Field.of("x", Type.INT64));
        assertThat(StepRun.problems(LibraryMembers.standard(), other))
                .singleElement()
                .asString()
                .contains("none of the usual columns is there: name, email, phone, membership_date, loan_count");
        assertThat(StepRun.problems(LibraryBooks.standard().columns(Map.of("title", "y")), other))
                .singleElement()
                .asString()
                .contains("no column 'y'");
    }
}
