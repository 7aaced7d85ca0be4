package io.penstock.transform.group;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Output;
import io.penstock.spi.Problems;
import io.penstock.spi.RowFate;
import io.penstock.spi.Step;
import io.penstock.spi.StepContext;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.internal.sort.Interleave;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns columns into rows: for each of the columns one row with its name and its value beside the other columns. The columns must be
 * of one type. Works on any batch; rows that become several count as generated, rows of nothing but nulls as filtered.
 */
public final class Unpivot implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Columns columns;
    private final String name;
    private final String value;
    private final NullValues nulls;

    private Unpivot(Columns columns, String name, String value, NullValues nulls) {
        if (name.isEmpty() || value.isEmpty() || name.equals(value)) {
            throw TransformErrors.badSetting(
                    "unpivot", "the two new columns need different names, not '" + name + "' and '" + value + "'");
        }
        this.columns = columns;
        this.name = name;
        this.value = value;
        this.nulls = nulls;
    }

    /** Makes rows of these columns, with two new columns; see {@link #name} and {@link #value}. */
    public static Unpivot columns(String... names) {
        return columns(Columns.of(names));
    }

    public static Unpivot columns(Columns columns) {
        return new Unpivot(columns, "name", "value", NullValues.DROP);
    }

    /** The column that takes the name of the column a value was in; {@code name} by default. */
    public Unpivot name(String column) {
        return new Unpivot(columns, column, value, nulls);
    }

    /** The column that takes the value; {@code value} by default. */
    public Unpivot value(String column) {
        return new Unpivot(columns, name, column, nulls);
    }

    /** Whether a null makes a row; {@link NullValues#DROP} by default. */
    public Unpivot nulls(NullValues policy) {
        return new Unpivot(columns, name, value, policy);
    }

    @Override
    public Description describe() {
        Description all = Description.of("unpivot", columns.toString());
        all = name.equals("name") ? all : all.with("name", name);
        all = value.equals("value") ? all : all.with("value", value);
        return nulls == NullValues.DROP ? all : all.with("nulls", "keep");
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int before = problems.size();
        int[] chosen = columns.select(input, problems);
        List<Integer> kept = new ArrayList<>();
        for (int c = 0; c < input.size(); c++) {
            int position = c;
            if (Arrays.stream(chosen).noneMatch(each -> each == position)) {
                kept.add(c);
            }
        }
        int[] others = kept.stream().mapToInt(Integer::intValue).toArray();
        Schema rest = input.select(others);
        for (String each : List.of(name, value)) {
            if (rest.contains(each)) {
                problems.add(
                        TransformErrors.BAD_SETTING,
                        "there is a column '" + each + "' already; set 'name' or 'value' to another");
            }
        }
        if (problems.size() > before || chosen.length == 0) {
            return BoundTransformer.broken(input);
        }
        Field first = input.field(chosen[0]);
        for (int c : chosen) {
            if (!input.field(c).type().equals(first.type())) {
                problems.add(
                        TransformErrors.WRONG_TYPE,
                        "column '" + input.field(c).name() + "' is "
                                + input.field(c).type() + " and '" + first.name()
                                + "' is " + first.type() + "; columns that become rows must be of one type, cast them"
                                + " before");
                return BoundTransformer.broken(input);
            }
        }
        Schema output = rest.with(Field.required(name, Type.TEXT)).with(Field.of(value, first.type()));
        return BoundTransformer.of(output, context -> new Unpivoting(input, chosen, others, output, context));
    }

    /** Works on slices of a batch, so that what it emits is of the usual size. */
    private final class Unpivoting implements Step {
        private final int[] chosen;
        private final int[] others;
        private final Schema output;
        private final int rowsAtOnce;
        private final TextColumn names;

        Unpivoting(Schema input, int[] chosen, int[] others, Schema output, StepContext context) {
            this.chosen = chosen;
            this.others = others;
            this.output = output;
            this.rowsAtOnce = Math.max(1, context.batchRows() / chosen.length);
            this.names = TextColumn.ofStrings(input.select(chosen).names());
        }

        @Override
        public void process(Batch batch, Output out) {
            long made = 0;
            long dropped = 0;
            int size = batch.rowCount();
            Column[] parts = new Column[chosen.length];
            for (int c = 0; c < parts.length; c++) {
                parts[c] = batch.column(chosen[c]);
            }
            for (int from = 0; from < size; from += rowsAtOnce) {
                int to = Math.min(size, from + rowsAtOnce);
                int[] rows = new int[(to - from) * parts.length];
                int[] sources = new int[rows.length];
                int count = 0;
                for (int i = from; i < to; i++) {
                    int before = count;
                    for (int c = 0; c < parts.length; c++) {
                        if (nulls == NullValues.KEEP || !parts[c].isNull(i)) {
                            rows[count] = i;
                            sources[count++] = c;
                        }
                    }
                    made += Math.max(0, count - before - 1);
                    dropped += count == before ? 1 : 0;
                }
                out.emit(rows(batch, parts, sources, rows, count));
            }
            out.count(RowFate.GENERATED, made);
            out.count(RowFate.FILTERED, dropped);
        }

        private Batch rows(Batch batch, Column[] parts, int[] sources, int[] rows, int count) {
            List<Column> made = new ArrayList<>(output.size());
            for (int other : others) {
                made.add(batch.column(other).gather(rows, count));
            }
            made.add(names.gather(sources, count));
            made.add(Interleave.of(parts, sources, rows, count));
            Batch emitted = Batch.of(output, made, count);
            return batch.origin() == null
                    ? emitted
                    : emitted.withOrigin(batch.origin().gather(rows, count));
        }
    }
}
