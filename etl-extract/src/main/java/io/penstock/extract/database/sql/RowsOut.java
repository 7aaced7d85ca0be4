package io.penstock.extract.database.sql;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import io.penstock.data.TextColumn;
import io.penstock.data.TextColumnBuilder;
import io.penstock.data.Validity;
import io.penstock.error.ErrorCode;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.text.MisfitPolicy;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.RowFailures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * Hands rows on: those with a value that does not fit go where the policy says, in the original schema, which is the source's
 * own and a TEXT column {@code _record} with the values that did not fit as a JSON object. One per run; used by several
 * threads.
 */
public final class RowsOut {
    private static final String RECORD = "_record";

    private final String place;
    private final Schema schema;
    private final Schema original;
    private final MisfitPolicy policy;
    private final CursorWatch watch;
    private final Map<String, Failure> failures = new ConcurrentHashMap<>();

    /** @param place the table or query, for messages */
    public RowsOut(String place, Schema schema, MisfitPolicy policy, CursorWatch watch) {
        this.place = place;
        this.schema = schema;
        this.original = original(schema);
        this.policy = policy;
        this.watch = watch;
    }

    /** The schema that rejected rows are written back in. */
    public static Schema original(Schema schema) {
        List<Field> fields = new ArrayList<>();
        schema.fields().forEach(field -> fields.add(Field.of(field.name(), field.type())));
        String name = RECORD;
        while (schema.contains(name)) {
            name = "_" + name;
        }
        fields.add(Field.of(name, Type.TEXT));
        return Schema.of(fields);
    }

    public Schema schema() {
        return schema;
    }

    /**
     * Emits the rows of one piece.
     *
     * @param columns one per column of the schema
     * @param numbers the number of each row, for messages: SQLite's rowid, else counted from 1
     */
    public void emit(List<Column> columns, int rows, IntFunction<Long> numbers, MisfitList misfits, Output output) {
        watch.observe(columns, rows, place);
        List<Column> originals = new ArrayList<>(columns);
        originals.add(misfits.isEmpty() ? nothing(rows) : records(misfits.sorted(), rows));
        Origin origin = Origin.of(
                Batch.of(original, originals, rows), row -> new RecordPosition(place, numbers.apply(row), -1));
        Batch batch = Batch.of(schema, columns, rows).withOrigin(origin);
        if (misfits.isEmpty()) {
            output.emit(batch);
            return;
        }
        List<MisfitList.Cell> cells = misfits.sorted();
        if (policy == MisfitPolicy.FAIL) {
            MisfitList.Cell first = cells.get(0);
            throw new ExtractException(Problem.of(DatabaseErrors.MISFIT, reason(first.column()))
                    .at(origin.position(first.row()) + ", column '"
                            + schema.field(first.column()).name() + "'")
                    .next("Mend the value, declare another type in types, or set misfits to reject or null."));
        }
        RowFailures rejected = new RowFailures();
        for (MisfitList.Cell cell : cells) {
            if (policy == MisfitPolicy.NULL && schema.field(cell.column()).isNullable()) {
                output.warn(failure(cell.column()), 1);
            } else {
                rejected.add(cell.row(), failure(cell.column()));
            }
        }
        if (rejected.isEmpty()) {
            output.emit(batch);
        } else {
            output.reject(batch, rejected);
            output.emit(withoutRejected(batch, rejected));
        }
    }

    private static Batch withoutRejected(Batch batch, RowFailures rejected) {
        int[] kept = new int[batch.rowCount() - rejected.rowCount()];
        int count = 0;
        int next = 0;
        for (int row = 0; row < batch.rowCount(); row++) {
            while (next < rejected.size() && rejected.row(next) < row) {
                next++;
            }
            if (next == rejected.size() || rejected.row(next) != row) {
                kept[count++] = row;
            }
        }
        return batch.gather(kept, count);
    }

    private static TextColumn nothing(int rows) {
        int[] nowhere = new int[rows];
        return TextColumn.of(new byte[0], nowhere, nowhere, rows, Validity.allNull(rows));
    }

    private TextColumn records(List<MisfitList.Cell> cells, int rows) {
        TextColumnBuilder texts = new TextColumnBuilder(rows);
        int next = 0;
        for (int row = 0; row < rows; row++) {
            StringBuilder json = new StringBuilder();
            for (; next < cells.size() && cells.get(next).row() == row; next++) {
                MisfitList.Cell cell = cells.get(next);
                json.append(json.isEmpty() ? "{" : ", ");
                quote(json, schema.field(cell.column()).name());
                json.append(": ");
                quote(json, cell.text());
            }
            texts.append(json.isEmpty() ? null : json.append('}').toString());
        }
        return texts.build();
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    private Failure failure(int column) {
        String name = schema.field(column).name();
        return failures.computeIfAbsent(
                name, key -> Failure.of("type(" + name + ")", "column '" + name + "': " + reason(column)));
    }

    private String reason(int column) {
        return "the value is no " + schema.field(column).type();
    }

    /** The problem of a row without a value that it needs. */
    static ExtractException missing(ErrorCode code, String place, String what, String next) {
        return new ExtractException(Problem.of(code, what).at(place).next(next));
    }
}
