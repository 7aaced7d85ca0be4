package io.penstock.transform.group;

import io.penstock.expr.Expr;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Distribution;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.internal.group.CallText;
import io.penstock.transform.internal.group.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns values of a column into columns: one row per key, and for each declared value a measure of the rows that have it. The values
 * must be declared, because the columns of a step are known before a row is read; {@link #other} takes the rest. Values are
 * compared as text ({@code CAST(column AS TEXT)}). An {@link Aggregate} in all else.
 */
public final class Pivot implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Columns key;
    private final String column;
    private final ArrayList<String> values;
    private final String measure;
    private final String prefix;
    private final @Nullable String other;

    private Pivot(
            Columns key, String column, List<String> values, String measure, String prefix, @Nullable String other) {
        if (values.isEmpty()) {
            throw TransformErrors.badSetting("pivot", "at least one value is needed, each becomes a column");
        }
        this.key = key;
        this.column = column;
        this.values = new ArrayList<>(values);
        this.measure = measure;
        this.prefix = prefix;
        this.other = other;
        for (int v = 0; v < values.size(); v++) {
            if (values.indexOf(values.get(v)) < v || values.get(v).isEmpty()) {
                throw TransformErrors.badSetting(
                        "pivot", "value '" + values.get(v) + "' is empty or there twice; each becomes a column");
            }
        }
        Measure.parse("value", measure);
    }

    /**
     * A pivot that counts rows, one row for each combination of the key columns.
     *
     * @param key columns that stay
     * @param column whose values become columns
     * @param values those values, in the order of the columns
     */
    public static Pivot of(Columns key, String column, List<String> values) {
        return new Pivot(key, column, values, "count()", "", null);
    }

    /** What each new column holds, as in {@link Aggregate#measure}; {@code count()} by default. */
    public Pivot measure(String text) {
        return new Pivot(key, column, values, text, prefix, other);
    }

    /** Text before each value in the name of its column; none by default. */
    public Pivot prefix(String text) {
        return new Pivot(key, column, values, measure, text, other);
    }

    /** A column for the rows whose value is null or not declared; by default they count nowhere. */
    public Pivot other(String name) {
        return new Pivot(key, column, values, measure, prefix, name);
    }

    private Aggregate aggregate() {
        String text = "CAST(" + Expr.quote(column) + " AS TEXT)";
        Map<String, String> measures = new LinkedHashMap<>();
        for (String value : values) {
            measures.put(prefix + value, with(text + " = " + literal(value)));
        }
        if (other != null) {
            String list = values.stream().map(Pivot::literal).collect(Collectors.joining(", "));
            measures.put(other, with("(" + text + " IS NULL OR " + text + " NOT IN (" + list + "))"));
        }
        return Aggregate.by(key).measures(measures);
    }

    private String with(String condition) {
        String rest = CallText.parse(measure).rest();
        String call = measure.strip();
        call = call.substring(0, call.length() - rest.length()).strip();
        return call + " where " + condition
                + (rest.isEmpty() ? "" : " AND (" + rest.substring("where ".length()) + ")");
    }

    private static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    @Override
    public Distribution distribution() {
        return aggregate().distribution();
    }

    @Override
    public boolean spills() {
        return true;
    }

    @Override
    public Description describe() {
        Description all = Description.of("pivot", "by " + key)
                .with("column", column)
                .with("values", String.join(", ", values))
                .with("measure", measure);
        all = prefix.isEmpty() ? all : all.with("prefix", prefix);
        return other == null ? all : all.with("other", other);
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int before = problems.size();
        if (problems.column(input, column) < 0) {
            key.select(input, problems);
            return BoundTransformer.broken(input);
        }
        Measure.parse("value", measure).bind(input, problems);
        return problems.size() > before
                ? BoundTransformer.broken(input)
                : aggregate().bind(input, problems);
    }
}
