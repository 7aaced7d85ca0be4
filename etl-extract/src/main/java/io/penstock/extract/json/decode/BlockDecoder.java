package io.penstock.extract.json.decode;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.Origin;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.json.policy.MixedTypes;
import io.penstock.extract.json.policy.NewKeys;
import io.penstock.extract.json.scan.JsonErrors;
import io.penstock.extract.json.scan.RecordBlock;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.extract.text.Misfits;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.RowFailures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes a batch of a block of records. Used once, on any thread. */
public final class BlockDecoder implements PendingBatch {
    /** Rejected records come as they stand in the file. */
    public static final Schema ORIGINAL = Schema.of(Field.of("_record", Type.TEXT));

    private final RecordBlock block;
    private final Shape shape;
    private final Values values;

    public BlockDecoder(RecordBlock block, Shape shape, Values values) {
        this.block = block;
        this.shape = shape;
        this.values = values;
    }

    @Override
    public void decode(Output output) {
        if (block.records() == 0) {
            return;
        }
        KeyTree tree = shape.tree();
        Schema schema = shape.schema();
        Cells cells = new Cells(block, schema.size());
        Trouble trouble = new Trouble(shape);
        int[] allowed = shape.rules().mixedTypes() == MixedTypes.MISFIT ? allowed(schema) : null;
        RecordParser parser = new RecordParser(tree, shape.rules(), cells, trouble, allowed, typed(schema));
        new LineVerdicts(block, values.malformedLines()).parseAll(parser, output);
        shape.trees().add(tree);
        Misfits misfits = trouble.misfits();
        List<Column> columns = new ArrayList<>(schema.size());
        List<ColumnMaker> makers = values.makers(schema);
        for (int c = 0; c < schema.size(); c++) {
            columns.add(makers.get(c).make(cells, c, misfits));
        }
        Batch batch = Batch.of(schema, columns, cells.rows).withOrigin(origin(cells));
        addMissing(batch, cells, misfits);
        finish(batch, cells, misfits, trouble, output);
    }

    private static boolean[] typed(Schema schema) {
        boolean[] typed = new boolean[schema.size()];
        for (int c = 0; c < typed.length; c++) {
            typed[c] = schema.field(c).type() != Type.TEXT && schema.field(c).type() != Type.BINARY;
        }
        return typed;
    }

    private static int[] allowed(Schema schema) {
        int[] kinds = new int[schema.size()];
        for (int c = 0; c < kinds.length; c++) {
            Type type = schema.field(c).type();
            kinds[c] = type.isNumeric()
                    ? Cells.NUMBER
                    : type == Type.BOOLEAN
                            ? Cells.BOOLEAN
                            : type.isNested() ? Cells.NESTED : Cells.STRING | Cells.NESTED;
            if (type == Type.FLOAT64) {
                kinds[c] |= Cells.STRING;
            }
        }
        return kinds;
    }

    private Origin origin(Cells cells) {
        int rows = cells.rows;
        int[] records = cells.records;
        int[] starts = new int[rows];
        int[] ends = new int[rows];
        for (int row = 0; row < rows; row++) {
            starts[row] = block.start(records[row]);
            ends[row] = block.end(records[row]);
        }
        TextColumn written = TextColumn.of(cells.bytes, starts, ends, rows, Validity.NO_NULLS);
        RecordBlock from = block;
        return Origin.of(Batch.of(ORIGINAL, List.of(written), rows), row -> from.position(records[row]));
    }

    private static void addMissing(Batch batch, Cells cells, Misfits misfits) {
        for (int c = 0; c < batch.schema().size(); c++) {
            if (batch.schema().field(c).isNullable()
                    || !batch.column(c).validity().hasNulls()) {
                continue;
            }
            for (int row = 0; row < batch.rowCount(); row++) {
                if (batch.column(c).isNull(row) && !cells.isValid(c, row)) {
                    misfits.add(row, c);
                }
            }
        }
    }

    private void finish(Batch batch, Cells cells, Misfits misfits, Trouble trouble, Output output) {
        if (trouble.firstRow() >= 0 && trouble.isNewKey() && shape.rules().newKeys() == NewKeys.FAIL) {
            throw new ExtractException(
                    Problem.of(JsonErrors.NEW_KEY, trouble.firstMessage()).at(place(cells, trouble.firstRow())));
        }
        misfits.sort();
        RowFailures failures = new RowFailures();
        for (int i = 0; i < misfits.size(); i++) {
            int row = misfits.row(i);
            int column = misfits.column(i);
            if (i > 0 && row == misfits.row(i - 1) && column == misfits.column(i - 1)) {
                continue;
            }
            boolean missing = !cells.isValid(column, row);
            if (values.misfits() == MisfitPolicy.FAIL) {
                throw misfit(cells, row, column, missing);
            }
            Field field = shape.schema().field(column);
            Failure failure = shape.failure(
                    "type(" + field.name() + ")", "column '" + field.name() + "': " + reason(column, missing));
            if (values.misfits() == MisfitPolicy.NULL && field.isNullable()) {
                output.warn(failure, 1);
            } else {
                failures.add(row, failure);
            }
        }
        RowFailures all = trouble.merge(failures);
        Batch given = nulled(batch, misfits);
        if (all.isEmpty()) {
            output.emit(given);
            return;
        }
        output.reject(batch, all);
        output.emit(without(given, all));
    }

    /** A value that was stored although its kind does not fit is taken back. */
    private static Batch nulled(Batch batch, Misfits misfits) {
        Batch next = batch;
        for (int i = 0; i < misfits.size(); i++) {
            int column = misfits.column(i);
            if (next.column(column) instanceof TextColumn text && !text.isNull(misfits.row(i))) {
                long[] valid = text.validity().copyWords(text.size());
                int[] ends = Arrays.copyOf(text.ends(), text.size());
                for (int k = i; k < misfits.size(); k++) {
                    if (misfits.column(k) == column) {
                        Validity.clear(valid, misfits.row(k));
                        ends[misfits.row(k)] = text.starts()[misfits.row(k)];
                    }
                }
                next = next.with(
                        column,
                        TextColumn.of(text.bytes(), text.starts(), ends, text.size(), Validity.of(valid, text.size())));
            }
        }
        return next;
    }

    private static Batch without(Batch batch, RowFailures failures) {
        int[] kept = new int[batch.rowCount() - failures.rowCount()];
        int at = 0;
        int next = 0;
        for (int row = 0; row < batch.rowCount(); row++) {
            while (next < failures.size() && failures.row(next) < row) {
                next++;
            }
            if (next == failures.size() || failures.row(next) != row) {
                kept[at++] = row;
            }
        }
        return batch.gather(kept, at);
    }

    private String reason(int column, boolean missing) {
        Field field = shape.schema().field(column);
        if (missing) {
            return "there is no value and the column is NOT NULL";
        }
        return "the value is no " + field.type()
                + (shape.inferred().contains(field.name())
                        ? ", which the first records suggested; declare its type, or set inference to full"
                        : "");
    }

    private ExtractException misfit(Cells cells, int row, int column, boolean missing) {
        return new ExtractException(
                Problem.of(missing ? JsonErrors.MISSING_VALUE : JsonErrors.MISFIT, reason(column, missing))
                        .at(place(cells, row) + ", column '"
                                + shape.schema().field(column).name() + "'")
                        .next("Mend the value, or set misfits to reject or null."));
    }

    private String place(Cells cells, int row) {
        return block.position(cells.records[row]).toString();
    }
}
