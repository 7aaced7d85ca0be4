package io.penstock.transform.parse;

import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.transform.internal.Whitespace;
import java.io.Serializable;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Formats of dates, times and timestamps, to ask whether texts have one of them. A format is in the letters of {@link
 * DateTimeFormatter}, or, when there is a percent sign in it, in those of C's {@code strftime}: {@code %Y-%m-%d}. Immutable.
 *
 * @param formats tried in this order, in the letters of the JDK
 */
public record DateFormats(List<String> formats, Strictness strictness) implements Serializable {
    public DateFormats {
        formats = List.copyOf(formats);
    }

    /** @throws IllegalArgumentException when a format cannot be understood, saying why */
    public static DateFormats of(List<String> formats, Strictness strictness) {
        List<String> known = new ArrayList<>();
        for (String format : formats) {
            String letters = format.indexOf('%') < 0 ? format : Strftime.toLetters(format);
            if (DatePattern.compile(letters) == null) {
                try {
                    FormatterReader.formatter(letters, Locale.ENGLISH);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("'" + format + "' is not a date format: " + e.getMessage(), e);
                }
            }
            known.add(letters);
        }
        return new DateFormats(known, strictness);
    }

    /** A test of columns for one thread. */
    public Test open() {
        return new Test(formats.stream().map(this::reader).toList(), strictness);
    }

    private LongReader reader(String format) {
        DatePattern pattern = DatePattern.compile(strictness == Strictness.STRICT ? format : relaxed(format));
        if (pattern == null) {
            pattern = DatePattern.compile(format);
        }
        if (pattern == null) {
            return new AnyTemporalReader(FormatterReader.formatter(format, Locale.ENGLISH));
        } else if (pattern.isFixedDate()) {
            return new FixedDateReader(pattern);
        }
        return new PartsReader(pattern, pattern.hasTime() ? ZoneOffset.UTC : null);
    }

    private static String relaxed(String format) {
        StringBuilder out = new StringBuilder(format.length());
        boolean quoted = false;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            quoted ^= c == '\'';
            boolean second = !quoted && "dHms".indexOf(c) >= 0 && i > 0 && format.charAt(i - 1) == c;
            boolean secondOfMonth = !quoted
                    && c == 'M'
                    && i > 0
                    && format.charAt(i - 1) == 'M'
                    && (i < 2 || format.charAt(i - 2) != 'M')
                    && (i + 1 == format.length() || format.charAt(i + 1) != 'M');
            if (!second && !secondOfMonth) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Judges columns. One thread. */
    public static final class Test {
        private final List<LongReader> readers;
        private final Strictness strictness;
        private long[] values = new long[0];

        Test(List<LongReader> readers, Strictness strictness) {
            this.readers = readers;
            this.strictness = strictness;
        }

        /** Sets the bits of valid positions whose text has none of the formats. */
        public void test(Column column, long[] failed) {
            TextColumn text = strictness == Strictness.STRICT ? (TextColumn) column : trimmed((TextColumn) column);
            int size = text.size();
            if (values.length < size) {
                values = new long[size];
            }
            Validity validity = text.validity();
            long[] open = new long[Validity.wordsFor(size)];
            for (int w = 0; w < open.length; w++) {
                open[w] = validity.word(w);
            }
            if ((size & 63) != 0) {
                open[size >>> 6] &= (1L << size) - 1;
            }
            for (LongReader reader : readers) {
                reader.read(text, values, open);
            }
            for (int w = 0; w < open.length; w++) {
                failed[w] |= open[w];
            }
        }

        private static TextColumn trimmed(TextColumn text) {
            int[] starts = new int[text.size()];
            int[] ends = new int[text.size()];
            for (int i = 0; i < starts.length; i++) {
                starts[i] = Whitespace.skipForward(text.bytes(), text.starts()[i], text.ends()[i]);
                ends[i] = Whitespace.skipBack(text.bytes(), starts[i], text.ends()[i]);
            }
            return TextColumn.of(text.bytes(), starts, ends, starts.length, text.validity());
        }
    }
}
