package io.penstock.extract.csv;

import io.penstock.extract.text.ColumnReader;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.StepContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What one run reads: the file's columns and what becomes of them.
 *
 * @param names the columns of the file, in its order
 * @param output the columns that are read, typed
 * @param original the file's columns as TEXT, then {@link #RECORD}
 * @param fileColumns for each output column its position in the file
 * @param readers for each output column
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record Layout(List<String> names, Schema output, Schema original, int[] fileColumns, List<ColumnReader> readers) {
    /** The column of the original schema that holds a whole record where its fields do not fit the columns. */
    static final String RECORD = "_record";

    private static final int MOST_CELLS = 1 << 20;

    static Layout of(List<String> names, Schema output, CsvSettings settings) {
        List<Field> original = new ArrayList<>();
        for (String name : names) {
            original.add(Field.of(name, Type.TEXT));
        }
        String record = RECORD;
        while (names.contains(record)) {
            record += "_";
        }
        original.add(Field.of(record, Type.TEXT));
        int[] positions = new int[output.size()];
        List<ColumnReader> readers = new ArrayList<>();
        for (int c = 0; c < positions.length; c++) {
            positions[c] = names.indexOf(output.field(c).name());
            readers.add(ColumnReader.of(output.field(c).type(), settings.nullTokens, settings.dateFormats));
        }
        return new Layout(List.copyOf(names), output, Schema.of(original), positions, List.copyOf(readers));
    }

    /** Rows a batch should have: what the engine asks for, fewer where there are thousands of columns. */
    int rows(StepContext context) {
        return Math.max(1, Math.min(context.batchRows(), MOST_CELLS / Math.max(1, names.size())));
    }

    int fileWidth() {
        return names.size();
    }
}
