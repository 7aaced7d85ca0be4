package io.penstock.examples;

import static io.penstock.transform.validate.Rules.email;
import static io.penstock.transform.validate.Rules.isbn;
import static io.penstock.transform.validate.Rules.notNull;

import io.penstock.Pipeline;
import io.penstock.RunReport;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.extract.library.LibraryDay;
import io.penstock.extract.library.LibraryExtractor;
import io.penstock.extract.library.MemberLoans;
import io.penstock.extract.text.Inference;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.library.LibraryLoader;
import io.penstock.spi.OnFail;
import io.penstock.transform.clean.DataCleaner;
import io.penstock.transform.dedupe.Dedupe;
import io.penstock.transform.parse.Parse;
import io.penstock.transform.shape.Rename;
import io.penstock.transform.shape.Select;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A library database from raw exports: three pipelines load books, members and loans into tables with keys and foreign keys, so
 * that a loan of a book or by a member that nobody knows is rejected; then the database is asked what happened on which day.
 */
public final class SampleLibrary {
    private SampleLibrary() {}

    /** @param args the directory to work in, {@code data/examples} by default */
    public static void main(String[] args) throws IOException {
        Path data = DataDirectory.withSamples(DataDirectory.of(args));
        Path database = data.resolve("sample").resolve("library.db");
        for (RunReport report : build(data, database)) {
            System.out.println(report.pipeline() + ": " + report.rowsWritten() + " rows loaded, "
                    + report.rowsRejected() + " rejected");
        }
        System.out.println("The busiest days of 2024 in " + database + ":");
        busiest(database, 5).forEach(System.out::println);
        System.out.println(neverBorrowed(database) + " members have not borrowed a book yet");
    }

    /** The three pipelines, in the order that foreign keys need. */
    static List<RunReport> build(Path data, Path database) {
        return List.of(
                books(data, database).run(),
                members(data, database).run(),
                loans(data, database).run());
    }

    private static CsvExtractor texts(Path file) {
        return CsvExtractor.of(file).inference(Inference.TEXT);
    }

    private static Pipeline books(Path data, Path database) {
        // snippet-begin: books
        return Pipeline.named("books")
                .extract(texts(data.resolve("books.csv")))
                .transform(DataCleaner.auto().nullTokens("N/A", "n/a"))
                .transform(Parse.integer("published_year", "pages", "copies"))
                .transform(Parse.decimal("price", 10, 2))
                .transform(Parse.date("acquired_on"))
                .validate(isbn("isbn"), notNull("title"))
                .transform(Dedupe.on("isbn").keepFirst())
                .rejectTo(CsvLoader.of(data.resolve("rejects/library-books.csv")))
                .load(LibraryLoader.books(database))
                .build();
        // snippet-end
    }

    private static Pipeline members(Path data, Path database) {
        return Pipeline.named("members")
                .extract(texts(data.resolve("members.csv")))
                .transform(DataCleaner.auto().nullTokens("N/A", "n/a"))
                .transform(Parse.date("joined_on", "yyyy-MM-dd", "dd/MM/yyyy"))
                .transform(Parse.integer("birth_year"))
                .validate(notNull("member_id"), email("email").onFail(OnFail.NULL))
                .transform(Dedupe.on("member_id").keepFirst())
                .rejectTo(CsvLoader.of(data.resolve("rejects/library-members.csv")))
                .load(LibraryLoader.members(database))
                .build();
    }

    private static Pipeline loans(Path data, Path database) {
        // snippet-begin: loans
        return Pipeline.named("loans")
                .extract(texts(data.resolve("checkouts.csv")))
                .transform(DataCleaner.auto())
                .transform(Rename.column("checkout_id", "transaction_id"))
                .transform(Select.columns(
                        "transaction_id",
                        "member_id",
                        "isbn",
                        "branch",
                        "checkout_date",
                        "due_date",
                        "return_date",
                        "renewals",
                        "fine_amount"))
                .transform(Parse.integer("transaction_id", "renewals"))
                .transform(Parse.date("checkout_date"))
                .transform(Parse.date("due_date"))
                .transform(Parse.date("return_date", "yyyy-MM-dd", "dd/MM/yyyy", "MMM d, yyyy"))
                .transform(Parse.decimal("fine_amount", 10, 2))
                .transform(Dedupe.on("transaction_id").keepFirst())
                .rejectTo(CsvLoader.of(data.resolve("rejects/library-loans.csv")))
                .load(LibraryLoader.transactions(database))
                .build();
        // snippet-end
    }

    /** The days of 2024 with the most loans. */
    static List<LibraryDay> busiest(Path database, int count) {
        // snippet-begin: analytics
        LibraryExtractor days = LibraryExtractor.at(database)
                .analytics()
                .from(LocalDate.of(2024, 1, 1))
                .to(LocalDate.of(2025, 1, 1));
        try (Stream<LibraryDay> all = days.as(LibraryDay.class).stream()) {
            return all.sorted(Comparator.comparingLong(LibraryDay::loans)
                            .reversed()
                            .thenComparing(LibraryDay::day))
                    .limit(count)
                    .toList();
        }
        // snippet-end
    }

    static long neverBorrowed(Path database) {
        try (Stream<MemberLoans> members = LibraryExtractor.at(database).members().as(MemberLoans.class).stream()) {
            return members.filter(member -> member.loans() == 0).count();
        }
    }
}
