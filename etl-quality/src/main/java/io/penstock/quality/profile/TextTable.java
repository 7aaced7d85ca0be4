package io.penstock.quality.profile;

import java.util.ArrayList;
import java.util.List;

/** Cells as aligned lines; columns whose head ends in {@code >} are aligned to the right. */
final class TextTable {
    private TextTable() {}

    static List<String> lines(List<String> head, List<List<String>> rows) {
        List<List<String>> table = new ArrayList<>();
        table.add(head.stream().map(name -> name.replace(">", "")).toList());
        table.addAll(rows);
        int[] widths = new int[head.size()];
        for (List<String> row : table) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], length(row.get(c)));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : table) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String cell = row.get(c);
                String pad = " ".repeat(widths[c] - length(cell));
                line.append(c == 0 ? "" : "  ").append(head.get(c).endsWith(">") ? pad + cell : cell + pad);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** A value of the data on one line, cut to so many characters. */
    static String shown(String text, int width) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(width + 1L).forEach(point -> {
            switch (point) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                default -> shown.appendCodePoint(isPrintable(point) ? point : '\uFFFD');
            }
        });
        return cut(shown.toString(), width);
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
