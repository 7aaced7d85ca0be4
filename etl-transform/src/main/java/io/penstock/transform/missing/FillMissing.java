package io.penstock.transform.missing;

import io.penstock.data.Batch;
import io.penstock.expr.BoundExpr;
import io.penstock.expr.Expr;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Distribution;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.internal.Doubles;
import io.penstock.transform.internal.LearnThenApply;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Gives nulls a value: a constant, an expression, or one taken from the other rows of the column, all of them or those {@link #by
 * of a group}. Types stay: a mean of whole numbers is rounded half away from zero to one. NaN is a value, not a null, and counts in
 * no mean or median. Where a group has no value at all, the null stays.
 *
 * <p>A constant and an expression need any batch by itself; {@link FillMethod#FORWARD} all rows in order, in constant memory; the
 * others hold all rows back until the last one is seen, in memory up to the step's share, then on disk.
 */
public final class FillMissing implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Columns columns;
    private final FillMethod method;
    private final String constant;
    private final @Nullable Columns by;

    private FillMissing(Columns columns, FillMethod method, String constant, @Nullable Columns by) {
        this.columns = columns;
        this.method = method;
        this.constant = constant;
        this.by = by;
    }

    /** A constant; dates and times as ISO text or of {@code java.time}. What is not of the column's type is a plan problem. */
    public static FillMissing value(String column, Object value) {
        return value(Columns.of(column), value);
    }

    /** A constant; of a pattern, the columns of any type. */
    public static FillMissing value(Columns columns, Object value) {
        String text = value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
        return new FillMissing(columns, FillMethod.VALUE, text, null);
    }

    /**
     * A SQL expression over the row, of the column's type.
     *
     * @throws io.penstock.error.PlanException {@code PEN-11xx} with the position when it cannot be read
     */
    public static FillMissing expression(String column, String sql) {
        return expression(Columns.of(column), sql);
    }

    /** As {@link #expression(String, String)}. */
    public static FillMissing expression(Columns columns, String sql) {
        Expr.parse(sql);
        return new FillMissing(columns, FillMethod.EXPRESSION, sql, null);
    }

    /** Of numbers, dates and times. */
    public static FillMissing mean(String... columns) {
        return by(FillMethod.MEAN, Columns.of(columns));
    }

    /** Of numbers, dates and times. */
    public static FillMissing median(String... columns) {
        return by(FillMethod.MEDIAN, Columns.of(columns));
    }

    public static FillMissing mode(String... columns) {
        return by(FillMethod.MODE, Columns.of(columns));
    }

    public static FillMissing forward(String... columns) {
        return by(FillMethod.FORWARD, Columns.of(columns));
    }

    public static FillMissing backward(String... columns) {
        return by(FillMethod.BACKWARD, Columns.of(columns));
    }

    /**
     * From the column's other rows.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} for {@link FillMethod#VALUE} and {@link FillMethod#EXPRESSION},
     *     which need more
     */
    public static FillMissing by(FillMethod method, Columns columns) {
        if (method == FillMethod.VALUE || method == FillMethod.EXPRESSION) {
            throw TransformErrors.badSetting(
                    "fill_missing", "the method " + lower(method) + " needs '" + lower(method) + "'");
        }
        return new FillMissing(columns, method, "", null);
    }

    /** Only rows equal in these columns are looked at; all rows by default. Nulls are equal to each other. */
    public FillMissing by(String... keys) {
        return by(Columns.of(keys));
    }

    /**
     * As {@link #by(String...)}.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} for a constant or an expression, which look at one row
     */
    public FillMissing by(Columns keys) {
        if (method == FillMethod.VALUE || method == FillMethod.EXPRESSION) {
            throw TransformErrors.badSetting("fill_missing", "'by' has no effect on the method " + lower(method));
        }
        return new FillMissing(columns, method, constant, keys);
    }

    private static String lower(FillMethod method) {
        return method.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Distribution distribution() {
        if (method == FillMethod.VALUE || method == FillMethod.EXPRESSION) {
            return Distribution.ANY;
        }
        return by == null || by.names().isEmpty() ? Distribution.ALL : Distribution.byKey(by.names());
    }

    @Override
    public boolean spills() {
        return switch (method) {
            case VALUE, EXPRESSION, FORWARD -> false;
            case MEAN, MEDIAN, MODE, BACKWARD -> true;
        };
    }

    @Override
    public Description describe() {
        Description all = Description.of("fill_missing", columns.toString()).with("method", lower(method));
        all = constant.isEmpty() ? all : all.with(lower(method), constant);
        return by == null ? all : all.with("by", by);
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        if (method == FillMethod.VALUE || method == FillMethod.EXPRESSION) {
            return bindExpressions(input, problems);
        }
        boolean number = method == FillMethod.MEAN || method == FillMethod.MEDIAN;
        int[] keys = by == null ? new int[0] : by.select(input, problems);
        int[] positions = number
                ? columns.select(input, Doubles::fits, "a number, date or time", problems)
                : columns.select(input, problems);
        return BoundTransformer.of(input, context -> switch (method) {
            case MEAN ->
                new LearnThenApply(context, new GroupFills(keys, positions, new GroupMeans(positions), context));
            case MEDIAN ->
                new LearnThenApply(
                        context, new GroupFills(keys, positions, new GroupMedians(positions, context), context));
            case MODE ->
                new LearnThenApply(
                        context, new GroupFills(keys, positions, new GroupModes(positions, input, context), context));
            case FORWARD -> new FillForward(keys, positions, context);
            default -> new FillBackward(keys, positions, context);
        });
    }

    private BoundTransformer bindExpressions(Schema input, Problems problems) {
        int[] positions = columns.select(input, problems);
        List<BoundExpr> bound = new ArrayList<>();
        for (int position : positions) {
            Field field = input.field(position);
            BoundExpr fill = Expr.parse("coalesce(" + Expr.quote(field.name()) + ", " + fill(field.type()) + ")")
                    .bind(input, problem -> problems.add(problem));
            if (fill != null && !fill.type().equals(field.type())) {
                problems.add(
                        TransformErrors.WRONG_TYPE,
                        "column '" + field.name() + "' is " + field.type() + ", with the expression it would be "
                                + fill.type() + ". Cast the expression to " + field.type() + ".");
            }
            if (fill != null) {
                bound.add(fill);
            }
        }
        return BoundTransformer.of(input, context -> (batch, output) -> {
            Batch done = batch;
            for (int p = 0; p < positions.length; p++) {
                if (batch.column(positions[p]).validity().hasNulls()) {
                    done = done.with(positions[p], bound.get(p).evaluate(batch));
                }
            }
            output.emit(done);
        });
    }

    private String fill(Type type) {
        return method == FillMethod.EXPRESSION
                ? "(" + constant + ")"
                : type == Type.TEXT ? quoted() : "CAST(" + quoted() + " AS " + type + ")";
    }

    private String quoted() {
        return "'" + constant.replace("'", "''") + "'";
    }
}
