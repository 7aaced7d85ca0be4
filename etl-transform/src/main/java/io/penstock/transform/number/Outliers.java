package io.penstock.transform.number;

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
import io.penstock.transform.internal.LearnThenApply;
import java.util.Locale;

/**
 * Finds values that are far from the others of their column and flags, clips, nulls or rejects them. The limits are exact, of all
 * rows. Nulls and NaN are neither learned from nor outliers; an infinity is not learned from and is one. A column whose
 * deviation, range or median distance is 0 has no outliers but values that differ from the middle one under {@link
 * OutlierMethod#IQR}, and none under the others.
 *
 * <p>All rows are held back until the last one is seen: in memory up to the step's share, then on disk.
 */
public final class Outliers implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Columns columns;
    private final OutlierMethod method;
    private final double threshold;
    private final OutlierAction action;

    private Outliers(Columns columns, OutlierMethod method, double threshold, OutlierAction action) {
        this.columns = columns;
        this.method = method;
        this.threshold = threshold;
        this.action = action;
    }

    /** Flags by {@link OutlierMethod#IQR}. */
    public static Outliers columns(String... names) {
        return columns(Columns.of(names));
    }

    /** Flags by {@link OutlierMethod#IQR}; of a pattern, the columns of numbers. */
    public static Outliers columns(Columns columns) {
        return new Outliers(columns, OutlierMethod.IQR, 0, OutlierAction.FLAG);
    }

    /** {@link OutlierMethod#IQR} by default. */
    public Outliers method(OutlierMethod how) {
        return new Outliers(columns, how, threshold, action);
    }

    /**
     * How far is too far; the method's own by default (3, 1.5, 3.5).
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} when it is not above 0
     */
    public Outliers threshold(double distance) {
        if (!(distance > 0) || Double.isInfinite(distance)) {
            throw TransformErrors.badSetting("outliers", "the threshold must be a number above 0, not " + distance);
        }
        return new Outliers(columns, method, distance, action);
    }

    /** {@link OutlierAction#FLAG} by default. */
    public Outliers action(OutlierAction what) {
        return new Outliers(columns, method, threshold, what);
    }

    @Override
    public Distribution distribution() {
        return Distribution.ALL;
    }

    @Override
    public boolean spills() {
        return true;
    }

    @Override
    public Description describe() {
        Description all = Description.of("outliers", columns.toString());
        all = method == OutlierMethod.IQR ? all : all.with("method", lower(method));
        all = threshold == 0 ? all : all.with("threshold", threshold);
        return action == OutlierAction.FLAG ? all : all.with("action", lower(action));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] positions = columns.select(input, Type::isNumeric, "a number", problems);
        Schema schema = input;
        if (action == OutlierAction.FLAG) {
            for (int position : positions) {
                String name = input.field(position).name() + "_outlier";
                if (schema.contains(name)) {
                    problems.add(
                            TransformErrors.BAD_SETTING,
                            "there is a column '" + name + "' already. Rename it or choose another action.");
                } else {
                    schema = schema.with(Field.of(name, Type.BOOLEAN));
                }
            }
        }
        Schema output = schema;
        double limit = threshold == 0 ? method.threshold() : threshold;
        return BoundTransformer.of(
                output,
                context -> new LearnThenApply(
                        context, new OutlierLesson(input, positions, new Fences(method, limit), action, output)));
    }
}
