package io.penstock.console.terminal;

import io.penstock.data.Batch;
import io.penstock.schema.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as text: a line per row where that fits the terminal, else a line per column, as many rows side by side as fit.
 * Nulls are shown as {@code ∅}, to tell them from empty text; long values are cut.
 */
public final class RowsTable {
    private static final int WIDEST = 28;
    private static final String GAP = "  ";

    private RowsTable() {}

    public static String of(Batch batch, int width) {
        List<String> header = batch.schema().fields().stream().map(Field::name).toList();
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < batch.rowCount(); row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < header.size(); column++) {
                cells.add(cell(batch.row(row).get(column)));
            }
            rows.add(cells);
        }
        List<List<String>> upright = new ArrayList<>();
        upright.add(header);
        upright.addAll(rows);
        return lineWidth(upright) <= width ? lines(upright) : sideways(header, batch, rows, width);
    }

    private static String sideways(List<String> header, Batch batch, List<List<String>> rows, int width) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        do {
            List<List<String>> block = new ArrayList<>();
            for (int column = 0; column < header.size(); column++) {
                block.add(new ArrayList<>(List.of(
                        header.get(column), batch.schema().field(column).type().toString())));
            }
            int first = next;
            while (next < rows.size() && (next == first || lineWidth(with(block, rows.get(next))) <= width)) {
                block = with(block, rows.get(next++));
            }
            text.append(text.isEmpty() ? "" : "\n").append(lines(block));
        } while (next < rows.size());
        return text.toString();
    }

    private static List<List<String>> with(List<List<String>> block, List<String> row) {
        List<List<String>> wider = new ArrayList<>();
        for (int line = 0; line < block.size(); line++) {
            List<String> cells = new ArrayList<>(block.get(line));
            cells.add(row.get(line));
            wider.add(cells);
        }
        return wider;
    }

    private static String cell(@Nullable Object value) {
        String text = value == null
                ? "∅"
                : value.toString().replace("\n", "⏎").replace("\r", "").replace("\t", " ");
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
    }

    private static int[] widths(List<List<String>> lines) {
        int[] widths = new int[lines.isEmpty() ? 0 : lines.get(0).size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        return widths;
    }

    private static int lineWidth(List<List<String>> lines) {
        int sum = 0;
        for (int width : widths(lines)) {
            sum += width + GAP.length();
        }
        return sum;
    }

    private static String lines(List<List<String>> lines) {
        int[] widths = widths(lines);
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                out.append(line.get(i))
                        .append(" ".repeat(widths[i] - line.get(i).length()))
                        .append(GAP);
            }
            text.append(out.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
