package io.penstock.benchmarks.data;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes a CSV file of library loans as they come out of a tired old system: 17 columns, about 188 bytes a row, quoted
 * commas, line breaks and doubled quotes, three date formats, padded and upper-case e-mails, {@code N/A} and
 * {@code n/a}, about 3 % broken e-mails, 2 % broken ISBNs and 1 % repeated ids. The same seed and row count give the
 * same bytes. Rows are streamed, so memory does not grow with their number.
 */
public final class CheckoutsGenerator {
    private static final String HEADER = "checkout_id,item_barcode,isbn,title,author,genre,member_id,member_email,"
            + "member_phone,branch,checkout_date,due_date,return_date,renewals,fine_amount,rating,notes\n";
    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 1, 1);
    private static final int DAYS = 1_800;
    private static final int LOAN_DAYS = 21;
    private static final DateTimeFormatter SLASHES = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("MMM dd, uuuu", Locale.ENGLISH);
    private static final String[] RENEWALS = {"0", "0", "0", "1", "2", ""};
    private static final String[] RATINGS = {"", "", "1", "2", "3.5", "4", "5"};

    private final SplittableRandom random;
    private final Catalogue catalogue;
    private final Membership membership;
    private final StringBuilder line = new StringBuilder(256);

    private CheckoutsGenerator(long seed) {
        random = new SplittableRandom(seed);
        catalogue = new Catalogue(random);
        membership = new Membership(random);
    }

    /**
     * Writes a header and {@code rows} records; an existing file is replaced.
     *
     * @throws IllegalArgumentException if {@code rows} is negative
     * @throws IOException if the file cannot be written; a part of it may be left
     */
    public static void write(Path file, long rows, long seed) throws IOException {
        if (rows < 0) {
            throw new IllegalArgumentException("rows must not be negative, was " + rows);
        }
        CheckoutsGenerator generator = new CheckoutsGenerator(seed);
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(HEADER);
            for (long id = 1; id <= rows; id++) {
                out.append(generator.row(id));
            }
        }
    }

    private CharSequence row(long id) {
        Catalogue.Book book = catalogue.lent(random);
        Membership.Member member = membership.any(random);
        LocalDate lent = FIRST_DAY.plusDays(random.nextInt(DAYS));
        line.setLength(0);
        line.append(chance(0.01) ? Math.max(1, id - 1 - random.nextInt(1_000)) : id);
        add("B%08d".formatted(random.nextInt(100_000_000)));
        add(chance(0.02) ? book.brokenIsbn() : book.isbn());
        add(chance(0.05) ? "  " + book.title() + "  " : book.title());
        add(book.author());
        add(book.genre());
        add(member.id());
        add(member.email());
        add(member.phone());
        add(Words.pick(random, Words.BRANCHES));
        add(lent.toString());
        add(lent.plusDays(LOAN_DAYS).toString());
        add(chance(0.08) ? "" : returned(lent.plusDays(random.nextInt(40))));
        add(RENEWALS[random.nextInt(RENEWALS.length)]);
        add(chance(0.15) ? cents(random.nextInt(1_200)) : "0.00");
        add(RATINGS[random.nextInt(RATINGS.length)]);
        add(chance(0.05) ? Words.pick(random, Words.NOTES) : "");
        return line.append('\n');
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private String returned(LocalDate day) {
        return switch (random.nextInt(10)) {
            case 0 -> day.format(SLASHES);
            case 1 -> day.format(WORDS);
            default -> day.toString();
        };
    }

    private static String cents(int amount) {
        return amount / 100 + (amount % 100 < 10 ? ".0" : ".") + amount % 100;
    }

    private void add(String value) {
        line.append(',');
        if (value.indexOf(',') >= 0 || value.indexOf('"') >= 0 || value.indexOf('\n') >= 0) {
            line.append('"').append(value.replace("\"", "\"\"")).append('"');
        } else {
            line.append(value);
        }
    }
}
