package io.penstock.console.sample;

import java.io.IOException;

/** The catalogue. */
final class BooksTable implements SampleTable {
    private static final long ROWS = 5;

    private final Library library;
    private final SeededRandom rows = new SeededRandom();

    BooksTable(Library library) {
        this.library = library;
    }

    @Override
    public String file() {
        return "books.csv";
    }

    @Override
    public String[] header() {
        return new String[] {
            "isbn", "title", "author", "genre", "publisher", "published_year", "pages", "price", "copies", "acquired_on"
        };
    }

    /** 2 % wrong check digits, 1 % years to come, 3 % prices with a currency sign, 4 % null tokens for pages. */
    @Override
    public void write(long number, CsvText out) throws IOException {
        Library.Book book = library.book(number);
        SeededRandom random = library.row(rows, ROWS, number);
        String price = CsvText.money(300 + random.below(5000));
        out.cell(random.chance(0.02) ? Library.broken(book.isbn()) : book.isbn())
                .cell(random.chance(0.05) ? "  " + book.title() + "  " : book.title())
                .cell(book.author())
                .cell(book.genre())
                .cell(random.pick(Vocabulary.PUBLISHERS))
                .cell(random.chance(0.01) ? 2100 + random.below(100) : 1900 + random.below(125))
                .cell(random.chance(0.04) ? random.pick("N/A", "n/a", "") : Long.toString(40 + random.below(900)))
                .cell(random.chance(0.03) ? "$" + price : price)
                .cell(1 + random.below(12))
                .cell(Library.anyDay(random).toString());
    }
}
