package io.penstock.transform.internal.group.table;

import io.penstock.data.Batch;
import io.penstock.data.BooleanColumn;
import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.expr.BoundExpr;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.transform.internal.group.BoundMeasure;
import java.util.ArrayList;
import java.util.List;

/** What an aggregation needs of its input: the key columns, then each measure's values and condition. Immutable. */
public final class Layout {
    private static final int NONE = -1;
    private static final Column EVERY_ROW = LongColumn.int64();

    private final int[] keys;
    private final List<BoundMeasure> measures;
    private final List<BoundExpr> expressions = new ArrayList<>();
    private final int[] arguments;
    private final int[] conditions;
    private final Schema schema;

    /** @param keys positions of the key columns in {@code input} */
    public Layout(Schema input, int[] keys, List<BoundMeasure> measures) {
        this.keys = keys.clone();
        this.measures = List.copyOf(measures);
        this.arguments = new int[measures.size()];
        this.conditions = new int[measures.size()];
        List<Field> fields = new ArrayList<>(input.select(keys).fields());
        for (int m = 0; m < arguments.length; m++) {
            BoundExpr argument = measures.get(m).argument();
            BoundExpr where = measures.get(m).where();
            arguments[m] = argument == null ? NONE : add(argument, fields);
            conditions[m] = where == null ? NONE : add(where, fields);
        }
        List<Field> numbered = new ArrayList<>();
        for (int f = 0; f < fields.size(); f++) {
            numbered.add(fields.get(f).withName(f + ":" + fields.get(f).name()));
        }
        this.schema = Schema.of(numbered);
    }

    private int add(BoundExpr expression, List<Field> fields) {
        expressions.add(expression);
        fields.add(Field.of("value", expression.type()));
        return fields.size() - 1;
    }

    List<BoundMeasure> measures() {
        return measures;
    }

    int keyCount() {
        return keys.length;
    }

    /** Key columns, one after the other, in a prepared batch. */
    int[] keyPositions() {
        int[] positions = new int[keys.length];
        for (int k = 0; k < positions.length; k++) {
            positions[k] = k;
        }
        return positions;
    }

    /** A batch of what is needed; its columns may share memory with the input's. */
    public Batch prepare(Batch input) {
        List<Column> columns = new ArrayList<>(schema.size());
        for (int key : keys) {
            columns.add(input.column(key));
        }
        for (BoundExpr expression : expressions) {
            columns.add(expression.evaluate(input));
        }
        return Batch.of(schema, columns, input.rowCount());
    }

    /** The values of a measure in a prepared batch. */
    Column argument(int measure, Batch prepared) {
        return arguments[measure] == NONE ? EVERY_ROW : prepared.column(arguments[measure]);
    }

    /**
     * The rows of a prepared batch that a measure counts, of {@code rows[0..count)}.
     *
     * @param chosen takes them
     * @return how many there are
     */
    int select(int measure, Batch prepared, int[] rows, int count, int[] chosen) {
        if (conditions[measure] == NONE) {
            System.arraycopy(rows, 0, chosen, 0, count);
            return count;
        }
        boolean[] holds = ((BooleanColumn) prepared.column(conditions[measure])).values();
        int kept = 0;
        for (int k = 0; k < count; k++) {
            chosen[kept] = rows[k];
            kept += holds[rows[k]] ? 1 : 0;
        }
        return kept;
    }

    Schema schema() {
        return schema;
    }
}
