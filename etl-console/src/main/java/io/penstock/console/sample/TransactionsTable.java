package io.penstock.console.sample;

import java.io.IOException;
import java.time.LocalDate;

/** What happened at the desks: checkouts, returns, renewals and the money taken. */
final class TransactionsTable implements SampleTable {
    private static final long ROWS = 7;

    private final Library library;
    private final SeededRandom rows = new SeededRandom();

    TransactionsTable(Library library) {
        this.library = library;
    }

    @Override
    public String file() {
        return "transactions.csv";
    }

    @Override
    public String[] header() {
        return new String[] {
            "transaction_id", "transaction_type", "member_id", "isbn", "branch", "transaction_date", "amount", "payment"
        };
    }

    /**
     * 1 % repeated ids, 2 % members that are not in the register (half of them with a mistyped id), 3 % upper-case types, 10 % of the days written day first, 1 % negative
     * amounts, 2 % wrong check digits, 6 % null tokens for the payment.
     */
    @Override
    public void write(long number, CsvText out) throws IOException {
        SeededRandom random = library.row(rows, ROWS, number);
        Library.Book book = library.anyBook(random);
        Library.Member member = library.anyMember(random);
        LocalDate day = Library.anyDay(random);
        String type = random.pick("checkout", "return", "renewal");
        String amount = random.chance(0.15) ? CsvText.money(1 + random.below(2000)) : "0.00";
        out.cell(CheckoutsTable.id(number, random))
                .cell(random.chance(0.03) ? CsvText.upper(type) : type)
                .cell(random.chance(0.01) ? "X" + member.id().substring(1) : member.id())
                .cell(random.chance(0.02) ? Library.broken(book.isbn()) : book.isbn())
                .cell(random.pick(Vocabulary.BRANCHES))
                .cell(random.chance(0.1) ? CsvText.dayFirst(day) : day.toString())
                .cell(random.chance(0.01) ? "-" + CsvText.money(1 + random.below(2000)) : amount)
                .cell(random.chance(0.06) ? random.pick("N/A", "n/a", "") : random.pick("cash", "card"));
    }
}
