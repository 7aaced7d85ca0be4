package io.penstock.transform.join.history;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.LongColumn;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.transform.internal.match.KeyColumns;
import io.penstock.transform.internal.match.RowConcat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A history that fits its rows and its dimension. Both sides are brought into one form, {@link #rows}: the attributes, then {@code
 * valid_from}, {@code valid_to} and {@code version}.
 *
 * @param settings what was set
 * @param attributes the columns of the rows without the effective time
 * @param rows the common form
 * @param output what leaves
 * @param input where the common columns are in a row that arrives; -1 for none
 * @param side where they are in the dimension
 * @param key the business key
 * @param tracked the columns whose change makes a version
 * @param others the columns that change in place
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never compared
record Scd2Plan(
        Scd2.Settings settings,
        Schema attributes,
        Schema rows,
        Schema output,
        int[] input,
        int[] side,
        KeyColumns key,
        KeyColumns tracked,
        KeyColumns others) {
    private static final long DAY = 86_400_000_000L;

    static Scd2Plan of(Scd2.Settings settings, Schema input, Schema attributes, int effective, @Nullable Schema side) {
        List<Field> fields = new ArrayList<>(attributes.fields());
        fields.add(Field.of(Scd2.FROM, Type.TIMESTAMP));
        fields.add(Field.of(Scd2.TO, Type.TIMESTAMP));
        fields.add(Field.of(Scd2.VERSION, Type.INT64));
        List<Field> out = new ArrayList<>(attributes.fields());
        out.add(Field.required(Scd2.FROM, Type.TIMESTAMP));
        out.add(Field.of(Scd2.TO, Type.TIMESTAMP));
        out.add(Field.required(Scd2.CURRENT, Type.BOOLEAN));
        out.add(Field.required(Scd2.VERSION, Type.INT64));
        Schema rows = Schema.of(fields);
        int[] fromInput =
                rows.fields().stream().mapToInt(f -> input.find(f.name())).toArray();
        fromInput[attributes.size()] = effective;
        int[] fromSide = rows.fields().stream()
                .mapToInt(f -> side == null ? -1 : side.find(f.name()))
                .toArray();
        int[] key = settings.key().stream().mapToInt(attributes::find).toArray();
        int[] rest = IntStream.range(0, attributes.size())
                .filter(c -> !settings.key().contains(attributes.field(c).name()))
                .toArray();
        int[] tracked = settings.tracked().isEmpty()
                ? rest
                : settings.tracked().stream().mapToInt(attributes::find).toArray();
        int[] others = IntStream.of(rest)
                .filter(c -> IntStream.of(tracked).noneMatch(t -> t == c))
                .toArray();
        return new Scd2Plan(
                settings,
                attributes,
                rows,
                Schema.of(out),
                fromInput,
                fromSide,
                KeyColumns.of(rows, key),
                KeyColumns.of(rows, tracked),
                KeyColumns.of(rows, others));
    }

    /** A batch of either side in the common form; days become their midnight in UTC. */
    Batch common(Batch batch, int[] positions) {
        List<Column> columns = new ArrayList<>(positions.length);
        for (int c = 0; c < positions.length; c++) {
            Type type = rows.field(c).type();
            Column column = positions[c] < 0 ? RowConcat.nulls(type, batch.rowCount()) : batch.column(positions[c]);
            columns.add(column.type() == Type.DATE && type == Type.TIMESTAMP ? midnight((LongColumn) column) : column);
        }
        return batch.with(rows, columns);
    }

    private static Column midnight(LongColumn days) {
        long[] micros = new long[days.size()];
        for (int i = 0; i < micros.length; i++) {
            micros[i] = Math.multiplyExact(days.get(i), DAY);
        }
        return LongColumn.of(Type.TIMESTAMP, micros, micros.length, days.validity());
    }
}
