package io.penstock.load.contract;

import java.util.ArrayList;
import java.util.List;

/**
 * A column that is not the same in the data and in the target.
 *
 * @param inTarget its type there; empty when it is not there
 * @param inData its type there; empty when it is not there
 */
public record Difference(String column, String inTarget, String inData) {
    private static final String ABSENT = "-";

    /** A small table of text, one line per difference, each line after the first preceded by a line break and two spaces. */
    public static String table(List<Difference> differences, String target) {
        List<String[]> lines = new ArrayList<>();
        lines.add(new String[] {"column", "in the " + target, "in the data"});
        for (Difference each : differences) {
            lines.add(new String[] {each.column, shown(each.inTarget), shown(each.inData)});
        }
        int[] widths = new int[2];
        for (String[] line : lines) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], line[c].length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] line : lines) {
            text.append("\n  ");
            for (int c = 0; c < widths.length; c++) {
                text.append(line[c]).append(" ".repeat(widths[c] + 2 - line[c].length()));
            }
            text.append(line[2]);
        }
        return text.toString();
    }

    private static String shown(String type) {
        return type.isEmpty() ? ABSENT : type;
    }
}
