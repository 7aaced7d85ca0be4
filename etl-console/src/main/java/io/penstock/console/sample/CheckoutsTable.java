package io.penstock.console.sample;

import java.io.IOException;
import java.time.LocalDate;

/** What was borrowed by whom: one wide row each, with book and member written out, as circulation systems export them. */
final class CheckoutsTable implements SampleTable {
    private static final long ROWS = 4;
    private static final int LOAN_DAYS = 21;
    private static final int REPEATED_WITHIN = 1000;

    private final Library library;
    private final SeededRandom rows = new SeededRandom();

    CheckoutsTable(Library library) {
        this.library = library;
    }

    @Override
    public String file() {
        return "checkouts.csv";
    }

    @Override
    public String[] header() {
        return new String[] {
            "checkout_id",
            "item_barcode",
            "isbn",
            "title",
            "author",
            "genre",
            "member_id",
            "member_email",
            "member_phone",
            "branch",
            "checkout_date",
            "due_date",
            "return_date",
            "renewals",
            "fine_amount",
            "rating",
            "notes"
        };
    }

    @Override
    public void write(long number, CsvText out) throws IOException {
        SeededRandom random = library.row(rows, ROWS, number);
        Library.Book book = library.anyBook(random);
        Library.Member member = library.anyMember(random);
        LocalDate day = Library.anyDay(random);
        String returned = returned(day, random);
        out.cell(id(number, random))
                .cell("B" + CsvText.padded(random.below(100_000_000), 8))
                .cell(random.chance(0.02) ? Library.broken(book.isbn()) : book.isbn())
                .cell(random.chance(0.05) ? "  " + book.title() + "  " : book.title())
                .cell(book.author())
                .cell(book.genre())
                .cell(member.id())
                .cell(member.email())
                .cell(member.phone())
                .cell(random.pick(Vocabulary.BRANCHES))
                .cell(day.toString())
                .cell(day.plusDays(LOAN_DAYS).toString())
                .cell(returned)
                .cell(random.pick("0", "0", "0", "1", "2", ""))
                .cell(random.chance(0.15) ? CsvText.money(1 + random.below(1199)) : "0.00")
                .cell(random.pick("", "", "1", "2", "3.5", "4", "5"))
                .cell(random.chance(0.05) ? random.pick(Vocabulary.NOTES) : "");
    }

    /** Rising from 1; one in a hundred is the number of an earlier row. */
    static long id(long number, SeededRandom random) {
        return random.chance(0.01) ? Math.max(1, number - random.below(REPEATED_WITHIN)) : number + 1;
    }

    /** 8 % not yet returned; of the others 80 % ISO, 10 % day first, 10 % with the month's name. */
    private static String returned(LocalDate day, SeededRandom random) {
        LocalDate back = day.plusDays(random.below(40));
        double form = random.share();
        if (random.chance(0.08)) {
            return "";
        } else if (form < 0.8) {
            return back.toString();
        }
        return form < 0.9 ? CsvText.dayFirst(back) : CsvText.monthName(back);
    }
}
