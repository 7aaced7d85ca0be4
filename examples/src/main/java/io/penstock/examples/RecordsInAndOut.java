package io.penstock.examples;

import static io.penstock.extract.rows.RowsExtractor.rows;
import static io.penstock.transform.validate.Rules.isbn;

import io.penstock.Pipeline;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.load.csv.CsvLoader;
import io.penstock.load.rows.RowsLoader;
import io.penstock.schema.Type;
import io.penstock.transform.clean.DataCleaner;
import io.penstock.transform.shape.Steps;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Java records at every place of a pipeline: read a file as records, send records in, map them, get records out. */
public final class RecordsInAndOut {
    private RecordsInAndOut() {}

    // snippet-begin: records
    /** Columns are matched by name: publishedYear is the column published_year. Use Integer where null is possible. */
    record Book(String isbn, String title, Integer publishedYear, Integer copies, LocalDate acquiredOn) {}

    record Title(String isbn, String title, @Nullable Integer age) {}

    record Fee(long memberNumber, BigDecimal amount) {}
    // snippet-end

    /** @param args the directory to work in, {@code data/examples} by default */
    public static void main(String[] args) throws IOException {
        Path data = DataDirectory.withSamples(DataDirectory.of(args));
        System.out.println(oldest(data, 3));
        System.out.println(titles(data).size() + " titles");
        fees(data, List.of(new Fee(17, new BigDecimal("2.50")), new Fee(4, new BigDecimal("0.75"))));
        System.out.println("The fees are in " + data.resolve("fees.csv"));
    }

    /** Without a pipeline: a typed stream over a file. It reads as it goes, so close it. */
    static List<Book> oldest(Path data, int count) {
        // snippet-begin: stream
        try (Stream<Book> books =
                CsvExtractor.of(data.resolve("books.csv")).nullTokens("N/A", "n/a", "").as(Book.class).stream()) {
            return books.filter(book -> book.publishedYear() != null && book.publishedYear() < 1950)
                    .limit(count)
                    .toList();
        }
        // snippet-end
    }

    /** A function from one record to another inside a pipeline, and the result as a list. */
    static List<Title> titles(Path data) {
        // snippet-begin: map
        List<Title> titles = new ArrayList<>();
        Pipeline.named("titles")
                .extract(CsvExtractor.of(data.resolve("books.csv")).type("isbn", Type.TEXT))
                .transform(DataCleaner.auto())
                .validate(isbn("isbn"))
                .transform(Steps.map(Book.class, Title.class, book -> {
                    Integer year = book.publishedYear();
                    return new Title(book.isbn(), book.title(), year == null ? null : 2026 - year);
                }))
                .rejectTo(RowsLoader.into(new ArrayList<>()))
                .load(RowsLoader.into(Title.class, titles))
                .build()
                .run();
        // snippet-end
        return titles;
    }

    /** Records as the source of a pipeline. */
    static void fees(Path data, List<Fee> fees) {
        // snippet-begin: rows
        Pipeline.named("fees")
                .extract(rows(fees))
                .load(CsvLoader.of(data.resolve("fees.csv")))
                .build()
                .run();
        // snippet-end
    }
}
