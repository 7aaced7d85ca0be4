package io.penstock.console.sample;

import io.penstock.error.ErrorCode;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sample data of a public library: {@code books.csv, members.csv, transactions.csv, checkouts.csv}, UTF-8 with line feeds. The
 * dirt is of the kinds that real exports have, in known shares: wrong ISBN check digits, e-mails that are upper-case, padded or none, three
 * date formats, repeated ids, tokens for null, quoted commas, quotes and line breaks.
 *
 * <pre>{@code
 * LibrarySampleData.seed(8044).checkouts(100_000).writeTo(Path.of("data/raw"));
 * }</pre>
 *
 * <p>The same seed and sizes give the same bytes on every machine and Java release. Rows are made one after the other, so
 * memory does not grow with their number; about 300,000 rows a second. Immutable.
 */
public final class LibrarySampleData {
    public static final ErrorCode ROWS_OUT_OF_RANGE =
            new ErrorCode("PEN-7090", "A number of sample rows that is out of range");

    private final long seed;
    private final int books;
    private final int members;
    private final long transactions;
    private final long checkouts;

    private LibrarySampleData(long seed, int books, int members, long transactions, long checkouts) {
        this.seed = seed;
        this.books = books;
        this.members = members;
        this.transactions = transactions;
        this.checkouts = checkouts;
    }

    /** A library of 2,000 books, 5,000 members, 20,000 transactions and 10,000 checkouts. */
    public static LibrarySampleData seed(long seed) {
        return new LibrarySampleData(seed, 2_000, 5_000, 20_000, 10_000);
    }

    /**
     * The number of books, at least 1: transactions and checkouts choose among them.
     *
     * @throws PlanException {@code PEN-7090} when out of range
     */
    public LibrarySampleData books(int rows) {
        return new LibrarySampleData(seed, (int) checked("books", rows, 1), members, transactions, checkouts);
    }

    /**
     * The number of members, at least 1: transactions and checkouts choose among them.
     *
     * @throws PlanException {@code PEN-7090} when out of range
     */
    public LibrarySampleData members(int rows) {
        return new LibrarySampleData(seed, books, (int) checked("members", rows, 1), transactions, checkouts);
    }

    /**
     * The number of transactions.
     *
     * @throws PlanException {@code PEN-7090} when negative
     */
    public LibrarySampleData transactions(long rows) {
        return new LibrarySampleData(seed, books, members, checked("transactions", rows, 0), checkouts);
    }

    /**
     * The number of checkouts.
     *
     * @throws PlanException {@code PEN-7090} when negative
     */
    public LibrarySampleData checkouts(long rows) {
        return new LibrarySampleData(seed, books, members, transactions, checked("checkouts", rows, 0));
    }

    private static long checked(String table, long rows, long least) {
        if (rows < least) {
            throw new PlanException(Problem.of(
                    ROWS_OUT_OF_RANGE,
                    String.format(Locale.ROOT, "the sample needs at least %d rows of %s, not %d", least, table, rows)));
        }
        return rows;
    }

    /**
     * Writes the four files into a directory, which is made if absent. A file appears under its name when it is complete, in
     * place of an older one; a failure leaves no part of a file.
     *
     * @return the files: books, members, transactions, checkouts
     */
    public List<Path> writeTo(Path directory) throws IOException {
        Files.createDirectories(directory);
        Library library = new Library(seed, books, members);
        List<Path> written = new ArrayList<>();
        written.add(publish(new BooksTable(library), books, directory));
        written.add(publish(new MembersTable(library), members, directory));
        written.add(publish(new TransactionsTable(library), transactions, directory));
        written.add(publish(new CheckoutsTable(library), checkouts, directory));
        return written;
    }

    private static Path publish(SampleTable table, long rows, Path directory) throws IOException {
        Path file = directory.resolve(table.file());
        Path hidden = directory.resolve(
                "." + table.file() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(hidden, StandardCharsets.UTF_8)) {
                write(table, rows, new CsvText(out));
            }
            return Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(hidden);
        }
    }

    private static void write(SampleTable table, long rows, CsvText out) throws IOException {
        for (String name : table.header()) {
            out.cell(name);
        }
        out.endRecord();
        for (long number = 0; number < rows; number++) {
            table.write(number, out);
            out.endRecord();
        }
    }
}
