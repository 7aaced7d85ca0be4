package io.penstock.benchmarks.data;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** 20,000 books, the first ones lent far more often than the last. */
final class Catalogue {
    private static final int SIZE = 20_000;

    private final List<Book> books = new ArrayList<>(SIZE);

    Catalogue(RandomGenerator random) {
        for (int i = 0; i < SIZE; i++) {
            books.add(new Book(
                    isbn13(random.nextInt(1_000_000_000)),
                    Words.title(random),
                    Words.person(random, " "),
                    Words.pick(random, Words.GENRES)));
        }
    }

    Book lent(RandomGenerator random) {
        double x = random.nextDouble();
        return books.get((int) (x * x * SIZE));
    }

    /** An ISBN-13 with a right check digit. */
    private static String isbn13(int number) {
        String digits = "978%09d".formatted(number);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    record Book(String isbn, String title, String author, String genre) {
        /** The number with its check digit replaced by a letter. */
        String brokenIsbn() {
            return isbn.substring(0, 12) + "X";
        }
    }
}
