package io.penstock.quality.profile;

import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.distinct.DistinctMethod;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A profile as an aligned table. */
final class ProfileTable {
    private static final int NAME_WIDTH = 32;
    private static final int VALUE_WIDTH = 24;
    private static final String NONE = "–";
    private static final List<String> HEAD = List.of("column", "type", "complete", "nulls", "distinct", "min", "max");
    private static final int FIRST_NUMBER = 2;
    private static final int LAST_NUMBER = 4;

    private ProfileTable() {}

    static List<String> lines(ProfileResult result) {
        List<List<String>> table = new ArrayList<>();
        table.add(HEAD);
        for (ColumnProfile column : result.columns()) {
            table.add(List.of(
                    cut(column.name(), NAME_WIDTH),
                    cut(column.type().toString(), VALUE_WIDTH),
                    complete(column),
                    grouped(column.nulls()),
                    distinct(column.distinct()),
                    value(column.min()),
                    value(column.max())));
        }
        int[] widths = new int[HEAD.size()];
        for (List<String> row : table) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], length(row.get(c)));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : table) {
            lines.add(line(row, widths));
        }
        return lines;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String cell = row.get(c);
            String pad = " ".repeat(widths[c] - length(cell));
            boolean right = c >= FIRST_NUMBER && c <= LAST_NUMBER;
            line.append(c == 0 ? "" : "  ").append(right ? pad + cell : cell + pad);
        }
        return line.toString().stripTrailing();
    }

    /** Rounded down, so that 100.0% means no nulls. */
    private static String complete(ColumnProfile column) {
        if (column.rows() == 0) {
            return NONE;
        }
        long thousandths = (long) (1000.0 * (column.rows() - column.nulls()) / column.rows());
        if (column.nulls() > 0) {
            thousandths = Math.min(thousandths, 999);
        }
        return thousandths / 10 + "." + thousandths % 10 + "%";
    }

    private static String distinct(DistinctCount distinct) {
        return (distinct.method() == DistinctMethod.EXACT ? "" : "≈ ") + grouped(distinct.count());
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String value(@Nullable Serializable value) {
        if (value == null) {
            return NONE;
        }
        String text = value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(VALUE_WIDTH + 1L).forEach(point -> {
            switch (point) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                default -> shown.appendCodePoint(isPrintable(point) ? point : '\uFFFD');
            }
        });
        return cut(shown.toString(), VALUE_WIDTH);
    }

    /** Control characters would move the cursor, format characters (bidirectional overrides) would reorder the line. */
    private static boolean isPrintable(int point) {
        int kind = Character.getType(point);
        return kind != Character.CONTROL
                && kind != Character.FORMAT
                && kind != Character.LINE_SEPARATOR
                && kind != Character.PARAGRAPH_SEPARATOR;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    static String cut(String text, int width) {
        return length(text) <= width ? text : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
    }
}
