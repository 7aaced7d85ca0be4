package io.penstock.extract.excel;

import io.penstock.extract.excel.cells.CellRange;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What one run reads: the table's columns and what becomes of them.
 *
 * @param names the columns of the table, in its order
 * @param firstColumn where a table without a header begins; 0 is A
 * @param output the columns that are read, typed
 * @param original the table's columns as TEXT
 * @param tableColumns for each output column its position in the table
 * @param declared the columns whose type the user gave
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record TableLayout(
        List<String> names, int firstColumn, Schema output, Schema original, int[] tableColumns, Set<String> declared) {
    private static final int MOST_CELLS = 1 << 20;

    static TableLayout of(List<String> names, int firstColumn, Schema output, Set<String> declared) {
        List<Field> original = new ArrayList<>();
        for (String name : names) {
            original.add(Field.of(name, Type.TEXT));
        }
        int[] positions = new int[output.size()];
        for (int c = 0; c < positions.length; c++) {
            positions[c] = names.indexOf(output.field(c).name());
        }
        return new TableLayout(
                List.copyOf(names), firstColumn, output, Schema.of(original), positions, Set.copyOf(declared));
    }

    /** Rows a batch should have: what the engine asks for, fewer where there are thousands of columns. */
    static int rows(StepContext context, int width) {
        return Math.max(1, Math.min(context.batchRows(), MOST_CELLS / Math.max(1, width)));
    }

    /** {@code C7}: a cell of the table as a person finds it. */
    static String cell(int firstColumn, int column, int row) {
        return CellRange.cellName(row, firstColumn + column);
    }
}
