package io.penstock.console.sample;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Locale;

/** Writes cells of a CSV file, quoted where RFC 4180 asks for it; records end with a line feed. */
final class CsvText {
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private final Writer out;
    private boolean started;

    CsvText(Writer out) {
        this.out = out;
    }

    CsvText cell(String text) throws IOException {
        if (started) {
            out.write(',');
        }
        started = true;
        if (needsQuotes(text)) {
            out.write('"');
            out.write(text.replace("\"", "\"\""));
            out.write('"');
        } else {
            out.write(text);
        }
        return this;
    }

    CsvText cell(long number) throws IOException {
        return cell(Long.toString(number));
    }

    void endRecord() throws IOException {
        out.write('\n');
        started = false;
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    /** {@code 17.05} for 1705. */
    static String money(int cents) {
        return cents / 100 + "." + padded(cents % 100, 2);
    }

    static String padded(long number, int width) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    /** {@code 31/12/2024}. */
    static String dayFirst(LocalDate date) {
        return padded(date.getDayOfMonth(), 2) + "/" + padded(date.getMonthValue(), 2) + "/" + date.getYear();
    }

    /** {@code Dec 31, 2024}. */
    static String monthName(LocalDate date) {
        return MONTHS[date.getMonthValue() - 1] + " " + padded(date.getDayOfMonth(), 2) + ", " + date.getYear();
    }

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
