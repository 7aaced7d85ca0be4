package io.penstock.transform.join;

import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Distribution;
import io.penstock.spi.Extractor;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.TransformErrors;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Joins the rows that arrive (the left side) with those of another source (the right side) by equal keys.
 *
 * <p>The right side is read whole before the first left row is worked on, and kept in half of the step's memory share as a hash
 * table. While it fits, left rows pass through in their order, the right rows of one left row in theirs. When it does not fit, both
 * sides go to disk by the hash of their keys and are joined part by part (a GRACE hash join); the order of rows is then undefined. Put
 * the smaller side on the right.
 *
 * <p>Keys are compared exactly when they are one INT64, DATE, TIME, TIMESTAMP or DECIMAL of up to 18 digits, others by a hash of 128
 * bits. INT64 and DECIMAL keys may meet; every other pair of key columns must be of one type. NaN is equal to NaN, −0.0 to 0.0. A
 * right key column that has the name of its left partner does not appear twice; in rows that only the right side has, the left
 * column shows the right one's key.
 *
 * <p>Of the left rows those without a partner count as filtered (where they do not stay); rows beyond the first of a left row, and
 * those of the right side alone, as generated.
 */
public final class Join implements Transformer {
    private static final long serialVersionUID = 1L;
    private static final long CROSS_ROWS = 10_000_000;

    private final JoinKind how;
    private final Extractor right;
    private final Settings settings;

    /** What can be set. */
    record Settings(
            List<KeyPair> keys, NullKeys nulls, Cardinality expect, String suffix, List<String> columns, long maxRows)
            implements Serializable {}

    private Join(JoinKind how, Extractor right, Settings settings) {
        this.how = how;
        this.right = right;
        this.settings = settings;
    }

    /** A join of any kind; see {@link JoinKind}. */
    public static Join of(JoinKind how, Extractor right) {
        long limit = how == JoinKind.CROSS ? CROSS_ROWS : Long.MAX_VALUE;
        return new Join(
                how, right, new Settings(List.of(), NullKeys.NEVER, Cardinality.MANY_TO_MANY, "", List.of(), limit));
    }

    public static Join inner(Extractor right) {
        return of(JoinKind.INNER, right);
    }

    public static Join left(Extractor right) {
        return of(JoinKind.LEFT, right);
    }

    public static Join right(Extractor right) {
        return of(JoinKind.RIGHT, right);
    }

    public static Join full(Extractor right) {
        return of(JoinKind.FULL, right);
    }

    public static Join semi(Extractor right) {
        return of(JoinKind.SEMI, right);
    }

    public static Join anti(Extractor right) {
        return of(JoinKind.ANTI, right);
    }

    public static Join cross(Extractor right) {
        return of(JoinKind.CROSS, right);
    }

    /** Columns that have the same name on both sides; may be called again for more. */
    public Join on(String... columns) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String column : columns) {
            pairs.put(column, column);
        }
        return on(pairs);
    }

    /**
     * Key columns by other names: the right column's name by the left one's, in order.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} for a cross join, or when a left column is named twice
     */
    public Join on(Map<String, String> rightByLeft) {
        if (how == JoinKind.CROSS) {
            throw TransformErrors.badSetting("join", "a cross join has no key. Leave 'on' away or take another kind.");
        }
        List<KeyPair> next = new ArrayList<>(settings.keys());
        rightByLeft.forEach((leftName, rightName) -> {
            if (next.stream().anyMatch(pair -> pair.left().equals(leftName))) {
                throw TransformErrors.badSetting("join", "key column '" + leftName + "' is named twice");
            }
            next.add(new KeyPair(leftName, rightName));
        });
        return with(new Settings(
                List.copyOf(next),
                settings.nulls(),
                settings.expect(),
                settings.suffix(),
                settings.columns(),
                settings.maxRows()));
    }

    /** Whether nulls in keys match; {@link NullKeys#NEVER} by default. */
    public Join nulls(NullKeys which) {
        return with(new Settings(
                settings.keys(), which, settings.expect(), settings.suffix(), settings.columns(), settings.maxRows()));
    }

    /**
     * How often a key may occur; {@link Cardinality#MANY_TO_MANY} by default. Keys of a side that must be unique are remembered, 16
     * bytes each, beyond the step's memory on disk; the first repeated one fails the run with {@code PEN-3404}. Keys that never match
     * because of a null do not count.
     */
    public Join expect(Cardinality cardinality) {
        return with(new Settings(
                settings.keys(),
                settings.nulls(),
                cardinality,
                settings.suffix(),
                settings.columns(),
                settings.maxRows()));
    }

    /** What is added to names of right columns that the left side has too; without one (the default) that is an error. */
    public Join suffix(String text) {
        return with(new Settings(
                settings.keys(), settings.nulls(), settings.expect(), text, settings.columns(), settings.maxRows()));
    }

    /**
     * Which columns of the right side to bring, besides its key; all by default.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} for semi and anti joins, which bring none
     */
    public Join columns(List<String> names) {
        if (how.isFilter()) {
            throw TransformErrors.badSetting("join", "a semi or anti join brings no columns. Leave 'columns' away.");
        }
        return with(new Settings(
                settings.keys(),
                settings.nulls(),
                settings.expect(),
                settings.suffix(),
                List.copyOf(names),
                settings.maxRows()));
    }

    /** See {@link #columns(List)}. */
    public Join columns(String... names) {
        return columns(List.of(names));
    }

    /** Rows the join may give at most; more fail the run with {@code PEN-3405}. 10,000,000 for cross joins, no limit for others. */
    public Join maxRows(long rows) {
        if (rows < 1) {
            throw TransformErrors.badSetting("join", "max_rows must be at least 1, not " + rows);
        }
        return with(new Settings(
                settings.keys(), settings.nulls(), settings.expect(), settings.suffix(), settings.columns(), rows));
    }

    private Join with(Settings next) {
        return new Join(how, right, next);
    }

    /** By key, as each part can read the right side for itself; all rows where rows of the right side alone must come once. */
    @Override
    public Distribution distribution() {
        if (how == JoinKind.CROSS || how.keepsRight() || settings.keys().isEmpty()) {
            return Distribution.ALL;
        }
        return Distribution.byKey(settings.keys().stream().map(KeyPair::left).toList());
    }

    @Override
    public List<Extractor> sides() {
        return List.of(right);
    }

    @Override
    public boolean spills() {
        return true;
    }

    @Override
    public Description describe() {
        Description all = Description.of("join", how.name().toLowerCase(Locale.ROOT));
        if (!settings.keys().isEmpty()) {
            all = all.with("on", settings.keys().stream().map(KeyPair::toString).collect(Collectors.joining(", ")));
        }
        if (settings.nulls() == NullKeys.EQUAL) {
            all = all.with("nulls", "equal");
        }
        if (settings.expect() != Cardinality.MANY_TO_MANY) {
            all = all.with("expect", settings.expect().name().toLowerCase(Locale.ROOT));
        }
        if (!settings.suffix().isEmpty()) {
            all = all.with("suffix", settings.suffix());
        }
        if (!settings.columns().isEmpty()) {
            all = all.with("columns", String.join(", ", settings.columns()));
        }
        boolean limited = settings.maxRows() != (how == JoinKind.CROSS ? CROSS_ROWS : Long.MAX_VALUE);
        return limited ? all.with("max_rows", settings.maxRows()) : all;
    }

    /** @throws IllegalStateException always: the right side's schema is needed, see {@link #bind(Schema, List, Problems)} */
    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        throw new IllegalStateException("a join is bound with the schema of its right side");
    }

    @Override
    public BoundTransformer bind(Schema input, List<Schema> sides, Problems problems) {
        JoinPlan plan = new JoinBinding(how, settings, input, sides.get(0), problems).plan();
        Optional<JoinPlan> whole = Optional.ofNullable(plan);
        return whole.<BoundTransformer>map(each -> BoundTransformer.of(
                        each.layout().output(),
                        context -> how == JoinKind.CROSS
                                ? new CrossStep(each, right, context)
                                : new JoinStep(each, right, context)))
                .orElseGet(() -> BoundTransformer.broken(input));
    }
}
