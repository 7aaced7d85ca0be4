package io.penstock.console.sample;

import java.time.LocalDate;

/**
 * The books and members of the library, each made from its number whenever it is asked for: nothing is kept, however many there
 * are.
 */
final class Library {
    private static final long BOOKS = 1;
    private static final long MEMBERS = 2;
    private static final LocalDate OPENING = LocalDate.of(2021, 1, 1);

    private final long seed;
    private final int books;
    private final int members;
    private final SeededRandom random = new SeededRandom();

    record Book(String isbn, String title, String author, String genre) {}

    record Member(String id, String name, String email, String phone) {}

    Library(long seed, int books, int members) {
        this.seed = seed;
        this.books = books;
        this.members = members;
    }

    /** A random sequence of its own for one row of a table. */
    SeededRandom row(SeededRandom rows, long table, long number) {
        rows.start(seed, table, number);
        return rows;
    }

    /** Some book; the first ones are borrowed most. */
    Book anyBook(SeededRandom chooser) {
        double share = chooser.share();
        return book((long) (share * share * books));
    }

    Member anyMember(SeededRandom chooser) {
        return member(chooser.below(members));
    }

    /** A day of the library's first five years. */
    static LocalDate anyDay(SeededRandom chooser) {
        return OPENING.plusDays(chooser.below(1800));
    }

    Book book(long number) {
        random.start(seed, BOOKS, number);
        StringBuilder title = new StringBuilder();
        int words = 2 + random.below(5);
        for (int w = 0; w < words; w++) {
            title.append(w == 0 ? "" : " ").append(random.pick(Vocabulary.TITLE_WORDS));
        }
        if (random.chance(0.1)) {
            title.append(", \"").append(random.pick(Vocabulary.TITLE_WORDS)).append('"');
        }
        return new Book(
                isbn(random.below(1_000_000_000)), title.toString(), author(random), random.pick(Vocabulary.GENRES));
    }

    private static String author(SeededRandom random) {
        return random.chance(0.2)
                ? random.pick(Vocabulary.AUTHORS)
                : random.pick(Vocabulary.FIRST_NAMES) + " " + random.pick(Vocabulary.LAST_NAMES);
    }

    /** An ISBN-13 with a right check digit (ISO 2108: weights 1 and 3). */
    private static String isbn(int number) {
        String digits = "978" + CsvText.padded(number, 9);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    /** The same ISBN with a check digit that cannot be right. */
    static String broken(String isbn) {
        int last = isbn.length() - 1;
        return isbn.substring(0, last) + (isbn.charAt(last) - '0' + 5) % 10;
    }

    /** A member; 3 % of the e-mail addresses are no addresses, 17 % are upper case, 10 % are padded, 5 % have no phone. */
    Member member(long number) {
        random.start(seed, MEMBERS, number);
        String first = random.pick(Vocabulary.FIRST_NAMES);
        String last = random.pick(Vocabulary.LAST_NAMES);
        String email = first + "." + last + number + "@example.org";
        double dirt = random.share();
        if (dirt < 0.03) {
            email = email.replace("@", " at ");
        } else if (dirt < 0.20) {
            email = CsvText.upper(email);
        } else if (dirt < 0.30) {
            email = "  " + email + " ";
        }
        String phone =
                "+1-555-" + CsvText.padded(random.below(1000), 3) + "-" + CsvText.padded(random.below(10_000), 4);
        if (random.chance(0.05)) {
            phone = "n/a";
        }
        return new Member("M" + CsvText.padded(number, 6), first + " " + last, email, phone);
    }
}
