package io.penstock.transform.similar;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds rows that are nearly the same and keeps one of each cluster. Only rows of one block are compared: a block is all rows for
 * which an expression has the same value, such as {@code left(lower(title), 3)}; with several expressions, rows that share any of
 * them. Rows are alike when the weighted mean similarity of their columns reaches the threshold; a column that is null, or has neither
 * letter nor digit, on either side is passed over, and rows with nothing to compare are not alike. What is like one of a cluster belongs to it.
 *
 * <p>In a block, sorted by the compared columns, each row is compared with the {@link #neighbours} rows after it: in blocks up to
 * that size every pair. Rows with a null block value are in no block of that expression. All rows are held back, on disk past the
 * memory share; four bytes a row stay in memory.
 */
public final class FuzzyDedupe implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Map<String, Double> columns;
    private final List<String> blocks;
    private final Similarity similarity;
    private final double threshold;
    private final Survivor survivor;
    private final Found found;
    private final int neighbours;

    private FuzzyDedupe(
            Map<String, Double> columns,
            List<String> blocks,
            Similarity similarity,
            double threshold,
            Survivor survivor,
            Found found,
            int neighbours) {
        this.columns = Collections.unmodifiableMap(columns);
        this.blocks = List.copyOf(blocks);
        this.similarity = similarity;
        this.threshold = threshold;
        this.survivor = survivor;
        this.found = found;
        this.neighbours = neighbours;
    }

    /** Compares these TEXT columns with equal weight, in blocks of the first two letters of the first one. */
    public static FuzzyDedupe on(String... columns) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String column : columns) {
            weights.put(column, 1.0);
        }
        return ordered(weights);
    }

    /**
     * Compares TEXT columns, some counting more than others, in blocks of the first two letters of the one that counts most (of
     * several the first by name).
     *
     * @param weights above 0, by column
     * @throws io.penstock.error.PlanException {@code PEN-3003} when there is no column or a weight is not above 0
     */
    public static FuzzyDedupe on(Map<String, Double> weights) {
        Map<String, Double> heaviestFirst = new LinkedHashMap<>();
        weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(each -> heaviestFirst.put(each.getKey(), each.getValue()));
        return ordered(heaviestFirst);
    }

    private static FuzzyDedupe ordered(Map<String, Double> weights) {
        if (weights.isEmpty()) {
            throw TransformErrors.badSetting("fuzzy_dedupe", "at least one column to compare is needed");
        }
        weights.forEach((column, weight) -> {
            if (!(weight > 0) || Double.isInfinite(weight)) {
                throw TransformErrors.badSetting(
                        "fuzzy_dedupe", "the weight of '" + column + "' must be above 0, not " + weight);
            }
        });
        String first = Expr.quote(weights.keySet().iterator().next());
        return new FuzzyDedupe(
                new LinkedHashMap<>(weights),
                List.of("left(lower(" + first + "), 2)"),
                Similarity.JARO_WINKLER,
                0.92,
                Survivor.FIRST,
                Found.DROP,
                500);
    }

    /**
     * SQL expressions; rows are compared when one of them has the same value for both.
     *
     * @throws io.penstock.error.PlanException {@code PEN-11xx} when one cannot be read, {@code PEN-3003} when there is none
     */
    public FuzzyDedupe blockBy(String... expressions) {
        return blockBy(List.of(expressions));
    }

    /** As {@link #blockBy(String...)}. */
    public FuzzyDedupe blockBy(List<String> expressions) {
        if (expressions.isEmpty()) {
            throw TransformErrors.badSetting("fuzzy_dedupe", "at least one expression is needed to block by");
        }
        expressions.forEach(Expr::parse);
        return new FuzzyDedupe(columns, expressions, similarity, threshold, survivor, found, neighbours);
    }

    /** {@link Similarity#JARO_WINKLER} by default. */
    public FuzzyDedupe similarity(Similarity how) {
        return new FuzzyDedupe(columns, blocks, how, threshold, survivor, found, neighbours);
    }

    /**
     * From which mean similarity on rows are alike; 0.92 by default.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} when it is not above 0 and at most 1
     */
    public FuzzyDedupe threshold(double atLeast) {
        if (!(atLeast > 0 && atLeast <= 1)) {
            throw TransformErrors.badSetting(
                    "fuzzy_dedupe", "the threshold must be above 0 and at most 1, not " + atLeast);
        }
        return new FuzzyDedupe(columns, blocks, similarity, atLeast, survivor, found, neighbours);
    }

    /** {@link Survivor#FIRST} by default. */
    public FuzzyDedupe survivor(Survivor which) {
        return new FuzzyDedupe(columns, blocks, similarity, threshold, which, found, neighbours);
    }

    /** {@link Found#DROP} by default. */
    public FuzzyDedupe found(Found what) {
        return new FuzzyDedupe(columns, blocks, similarity, threshold, survivor, what, neighbours);
    }

    /**
     * With how many rows after it in its block each row is compared; 500 by default. Time grows with it.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} when it is not 1 to 100000
     */
    public FuzzyDedupe neighbours(int rows) {
        if (rows < 1 || rows > 100_000) {
            throw TransformErrors.badSetting("fuzzy_dedupe", "neighbours must be 1 to 100000, not " + rows);
        }
        return new FuzzyDedupe(columns, blocks, similarity, threshold, survivor, found, rows);
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
        Description all = Description.of("fuzzy_dedupe", String.join(", ", columns.keySet()));
        all = columns.values().stream().allMatch(weight -> weight == 1) ? all : all.with("weights", columns.values());
        all = all.with("block_by", String.join("; ", blocks));
        all = similarity == Similarity.JARO_WINKLER ? all : all.with("similarity", lower(similarity));
        all = threshold == 0.92 ? all : all.with("threshold", threshold);
        all = survivor == Survivor.FIRST ? all : all.with("survivor", lower(survivor));
        all = found == Found.DROP ? all : all.with("found", lower(found));
        return neighbours == 500 ? all : all.with("neighbours", neighbours);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] positions =
                Columns.of(List.copyOf(columns.keySet())).select(input, type -> type == Type.TEXT, "TEXT", problems);
        double[] weights =
                columns.values().stream().mapToDouble(Double::doubleValue).toArray();
        List<BoundExpr> keys = new ArrayList<>();
        for (String block : blocks) {
            BoundExpr key = Expr.parse(block).bind(input, problem -> problems.add(problem));
            if (key != null) {
                keys.add(key);
            }
        }
        Schema output = input;
        if (found == Found.MARK) {
            if (input.contains("cluster")) {
                problems.add(TransformErrors.BAD_SETTING, "there is a column 'cluster' already. Rename it.");
            } else {
                output = input.with(Field.of("cluster", Type.INT64));
            }
        }
        Schema result = output;
        return BoundTransformer.of(
                result,
                context -> new FuzzyStep(
                        new Likeness(similarity, weights, threshold),
                        positions,
                        keys,
                        neighbours,
                        survivor,
                        found,
                        result,
                        context));
    }
}
