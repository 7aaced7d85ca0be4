package io.penstock.benchmarks.peer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Cleans, parses and checks one CSV record. Dates are resolved strictly. */
public final class LoanReader {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final DateTimeFormatter ISO = format("uuuu-MM-dd");
    private static final DateTimeFormatter SLASHES = format("dd/MM/uuuu");
    private static final DateTimeFormatter WORDS = format("MMM d, uuuu");

    private LoanReader() {}

    /** A record of the 17 columns of a checkouts file. */
    public static Loan read(CSVRecord record) {
        return new Loan(
                whole(text(record, 0)),
                text(record, 1),
                text(record, 2),
                text(record, 3),
                text(record, 4),
                titleCase(text(record, 5)),
                text(record, 6),
                lowerCase(text(record, 7)),
                text(record, 8),
                text(record, 9),
                date(record, 10),
                date(record, 11),
                date(record, 12),
                whole(text(record, 13)),
                decimal(text(record, 14), 2),
                decimal(text(record, 15), 1),
                text(record, 16));
    }

    /** Names of the rules that the loan fails, in the order of the rules; empty for a good one. */
    public static List<String> failures(Loan loan) {
        List<String> failed = new ArrayList<>(0);
        if (loan.checkoutId() == null) {
            failed.add("checkout_id:not_null");
        }
        String email = loan.memberEmail();
        if (email == null || !EMAIL.matcher(email).matches()) {
            failed.add("member_email:email");
        }
        if (!isIsbn13(loan.isbn())) {
            failed.add("isbn:isbn");
        }
        return failed;
    }

    private static @Nullable String text(CSVRecord record, int column) {
        String value = record.get(column).strip();
        return value.isEmpty() || value.equals("N/A") || value.equals("n/a") ? null : value;
    }

    private static @Nullable Long whole(@Nullable String text) {
        return text == null ? null : Long.valueOf(text);
    }

    private static @Nullable BigDecimal decimal(@Nullable String text, int scale) {
        return text == null ? null : new BigDecimal(text).setScale(scale, RoundingMode.UNNECESSARY);
    }

    private static @Nullable String lowerCase(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String titleCase(@Nullable String text) {
        if (text == null) {
            return null;
        }
        StringBuilder result = new StringBuilder(text.length());
        boolean first = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            result.append(first ? Character.toUpperCase(c) : Character.toLowerCase(c));
            first = c == '-' || Character.isWhitespace(c);
        }
        return result.toString();
    }

    private static @Nullable LocalDate date(CSVRecord record, int column) {
        String text = text(record, column);
        if (text == null) {
            return null;
        }
        // Choosing by shape keeps the exception of a failed attempt, the slow part, out of the usual way.
        if (text.length() == 10 && text.charAt(4) == '-') {
            return LocalDate.parse(text, ISO);
        }
        return LocalDate.parse(text, text.indexOf('/') > 0 ? SLASHES : WORDS);
    }

    private static boolean isIsbn13(@Nullable String isbn) {
        if (isbn == null || isbn.length() != 13 || !(isbn.startsWith("978") || isbn.startsWith("979"))) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 13; i++) {
            int digit = isbn.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            sum += i % 2 == 0 ? digit : 3 * digit;
        }
        return sum % 10 == 0;
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }
}
