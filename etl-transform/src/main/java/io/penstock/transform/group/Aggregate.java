package io.penstock.transform.group;

import io.penstock.data.Batch;
import io.penstock.expr.Expr;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Distribution;
import io.penstock.spi.Output;
import io.penstock.spi.Problems;
import io.penstock.spi.RowFate;
import io.penstock.spi.Step;
import io.penstock.spi.StepContext;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.internal.group.BoundMeasure;
import io.penstock.transform.internal.group.Measure;
import io.penstock.transform.internal.group.table.Grouping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row per group, or one row of everything: the key columns, then the measures, each {@code function(expression) where
 * condition}.
 *
 * <p>Nulls of a key are one group, NaN is one, −0.0 and 0.0 are one. Measures leave nulls out, as SQL does; {@code first}, {@code
 * last} and {@code list} do not. Without a value a measure is null, a count 0. Sums of INT64 and DECIMAL are exact, one that does
 * not fit fails the run with {@code PEN-3313}. Groups come in no promised order.
 *
 * <p>Groups are held up to the step's memory share; rows of further groups go to disk and are aggregated afterwards. Measures that
 * need every value of a group (distinct, median, quantile, mode, list, text) sort on disk. The rows that become one count as
 * combined; the row that no rows become, without a key, counts as generated.
 */
public final class Aggregate implements Transformer {
    private static final long serialVersionUID = 1L;

    private final @Nullable Columns key;
    private final ArrayList<Measure> measures;

    private Aggregate(@Nullable Columns key, List<Measure> measures) {
        this.key = key;
        this.measures = new ArrayList<>(measures);
    }

    /** One row for each combination of these columns. */
    public static Aggregate by(String... columns) {
        return by(Columns.of(columns));
    }

    /** One row for each combination of these columns. */
    public static Aggregate by(Columns columns) {
        return new Aggregate(columns, List.of());
    }

    /** One row of the whole input. */
    public static Aggregate all() {
        return new Aggregate(null, List.of());
    }

    /**
     * Adds a measure.
     *
     * @param name the column it becomes
     * @param text such as {@code sum(fine_amount)}, {@code count() where days > 21}, {@code quantile(fine_amount, 0.95)}
     * @throws io.penstock.error.PlanException {@code PEN-3311} for an unknown function, {@code PEN-3312} when it cannot be read,
     *     {@code PEN-3003} when the name is taken
     */
    public Aggregate measure(String name, String text) {
        List<Measure> more = new ArrayList<>(measures);
        for (Measure measure : measures) {
            if (measure.name().equals(name)) {
                throw TransformErrors.badSetting("aggregate", "measure '" + name + "' is there twice");
            }
        }
        more.add(Measure.parse(name, text));
        return new Aggregate(key, more);
    }

    /** Adds measures, texts by name. */
    public Aggregate measures(Map<String, String> texts) {
        Aggregate next = this;
        for (Map.Entry<String, String> each : texts.entrySet()) {
            next = next.measure(each.getKey(), each.getValue());
        }
        return next;
    }

    /** Adds the number of rows. */
    public Aggregate count(String name) {
        return measure(name, "count()");
    }

    public Aggregate countDistinct(String column, String name) {
        return of("count_distinct", column, name);
    }

    public Aggregate sum(String column, String name) {
        return of("sum", column, name);
    }

    public Aggregate avg(String column, String name) {
        return of("avg", column, name);
    }

    public Aggregate min(String column, String name) {
        return of("min", column, name);
    }

    public Aggregate max(String column, String name) {
        return of("max", column, name);
    }

    private Aggregate of(String function, String column, String name) {
        return measure(name, function + "(" + Expr.quote(column) + ")");
    }

    /** By key for names; what a pattern of names takes is not known before {@link #bind}, so it asks for all rows together. */
    @Override
    public Distribution distribution() {
        return key == null || key.names().isEmpty() ? Distribution.ALL : Distribution.byKey(key.names());
    }

    @Override
    public boolean spills() {
        return true;
    }

    @Override
    public Description describe() {
        Description all = Description.of("aggregate", key == null ? "" : "by " + key);
        for (Measure measure : measures) {
            all = all.with(measure.name(), measure.text());
        }
        return all;
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int before = problems.size();
        int[] keys = key == null ? new int[0] : key.select(input, problems);
        List<Field> fields = new ArrayList<>(input.select(keys).fields());
        List<BoundMeasure> bound = new ArrayList<>();
        for (Measure measure : measures) {
            BoundMeasure each = measure.bind(input, problems);
            if (fields.stream().anyMatch(field -> field.name().equals(measure.name()))) {
                problems.add(
                        TransformErrors.BAD_SETTING,
                        "measure '" + measure.name() + "' has the name of a key column; give it another");
            } else if (each != null) {
                bound.add(each);
                fields.add(each.field());
            }
        }
        if (keys.length == 0 && measures.isEmpty()) {
            problems.add(TransformErrors.BAD_SETTING, "an aggregate needs key columns, measures or both");
        }
        Schema output = Schema.of(fields);
        if (problems.size() > before) {
            return BoundTransformer.broken(output);
        }
        return BoundTransformer.of(output, context -> new Aggregating(input, keys, bound, output, context));
    }

    /** Gathers everything, emits at the end. */
    private static final class Aggregating implements Step {
        private final Grouping grouping;
        private long rows;

        Aggregating(Schema input, int[] keys, List<BoundMeasure> measures, Schema output, StepContext context) {
            grouping = new Grouping(input, keys, measures, output, context, context.memoryShare());
        }

        @Override
        public void process(Batch batch, Output output) throws IOException {
            rows += batch.rowCount();
            grouping.add(batch);
        }

        @Override
        public void finish(Output output) throws IOException {
            long groups = grouping.finish(output);
            if (rows >= groups) {
                output.count(RowFate.COMBINED, rows - groups);
            } else {
                output.count(RowFate.GENERATED, groups - rows);
            }
        }

        @Override
        public void close() throws IOException {
            grouping.close();
        }
    }
}
