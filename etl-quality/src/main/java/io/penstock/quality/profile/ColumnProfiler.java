package io.penstock.quality.profile;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.distinct.MemoryBudget;
import io.penstock.quality.profile.count.CountSettings;
import io.penstock.schema.Schema;
import io.penstock.spi.Description;
import io.penstock.spi.Inspection;
import io.penstock.spi.Inspector;
import io.penstock.spi.Problems;
import io.penstock.spi.StepContext;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Profiles columns while the rows pass: rows, nulls, completeness, number of distinct values, least and greatest value.
 *
 * <pre>{@code
 * ColumnProfiler.allColumns()
 * ColumnProfiler.columns("isbn", "member_email").exactDistinctLimit(100_000).showValues(ValueDisplay.HIDDEN)
 * }</pre>
 *
 * <p>Nulls count in rows and nulls only. Text and bytes compare by unsigned bytes, which for text is the order of code
 * points. {@code FLOAT64}: 0.0 and -0.0 are one value, all NaNs are one value, and NaN is never the least or greatest. Lists and
 * structs have no least or greatest value. Distinct values are counted exactly up to {@link #exactDistinctLimit} while the step's memory
 * share allows, then estimated (see {@link io.penstock.quality.distinct.DistinctCounter}); the result says which.
 *
 * <p>Immutable. In JSON: {@code {"type": "profile"}}.
 */
public final class ColumnProfiler implements Inspector {
    private static final long serialVersionUID = 1L;

    public static final int DEFAULT_EXACT_DISTINCT_LIMIT = 2_000_000;
    public static final int MAX_EXACT_DISTINCT_LIMIT = 100_000_000;
    public static final int DEFAULT_TOP = 5;
    public static final int MAX_TOP = 100;
    public static final int DEFAULT_HISTOGRAM_BINS = 20;
    public static final int MAX_HISTOGRAM_BINS = 1_000;

    /** What the sketch of frequent values may take, for one column: an eighth of the memory in all, within these bounds. */
    private static final long LEAST_SKETCH_BYTES = 32 << 10;

    private static final long MOST_SKETCH_BYTES = 1 << 20;

    private final List<String> columns;
    private final int exactDistinctLimit;
    private final ValueDisplay values;
    private final ProfileDetail detail;
    private final int top;
    private final int histogramBins;

    private ColumnProfiler(
            List<String> columns,
            int exactDistinctLimit,
            ValueDisplay values,
            ProfileDetail detail,
            int top,
            int histogramBins) {
        this.columns = columns;
        this.exactDistinctLimit = exactDistinctLimit;
        this.values = values;
        this.detail = detail;
        this.top = top;
        this.histogramBins = histogramBins;
    }

    /** A profile of every column that passes. */
    public static ColumnProfiler allColumns() {
        return of(List.of());
    }

    /** A profile of these columns, in this order. */
    public static ColumnProfiler columns(String... names) {
        return columns(List.of(names));
    }

    /**
     * A profile of these columns, in this order.
     *
     * @throws PlanException {@code PEN-5101} without a name, {@code PEN-5102} when a name is repeated
     */
    public static ColumnProfiler columns(List<String> names) {
        if (names.isEmpty()) {
            throw new PlanException(Problem.of(ProfileErrors.NO_COLUMNS, "a profile needs at least one column")
                    .next("Name the columns, or leave the setting out to profile all."));
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new PlanException(
                        Problem.of(ProfileErrors.REPEATED_COLUMN, "the profile names column '" + name + "' twice")
                                .next("Name it once."));
            }
        }
        return of(List.copyOf(names));
    }

    private static ColumnProfiler of(List<String> columns) {
        return new ColumnProfiler(
                columns,
                DEFAULT_EXACT_DISTINCT_LIMIT,
                ValueDisplay.SHOWN,
                ProfileDetail.BASIC,
                DEFAULT_TOP,
                DEFAULT_HISTOGRAM_BINS);
    }

    /** How much is measured. Default {@code BASIC}, which a pipeline pays least for. */
    public ColumnProfiler detail(ProfileDetail measured) {
        return new ColumnProfiler(columns, exactDistinctLimit, values, measured, top, histogramBins);
    }

    /**
     * How many of the most frequent values, and of the most frequent patterns, the result shows. Default 5; without effect on
     * {@code BASIC}.
     *
     * @throws PlanException {@code PEN-5106} unless 1 to 100
     */
    public ColumnProfiler top(int values) {
        return new ColumnProfiler(
                columns, exactDistinctLimit, this.values, detail, within("top", values, MAX_TOP), histogramBins);
    }

    /**
     * The most bins a histogram has. Default 20; only {@code FULL} has histograms.
     *
     * @throws PlanException {@code PEN-5106} unless 1 to 1,000
     */
    public ColumnProfiler histogramBins(int bins) {
        return new ColumnProfiler(
                columns, exactDistinctLimit, values, detail, top, within("histogram_bins", bins, MAX_HISTOGRAM_BINS));
    }

    private static int within(String setting, int value, int most) {
        if (value < 1 || value > most) {
            throw new PlanException(Problem.of(
                    ProfileErrors.SIZE,
                    setting + " must be 1 to " + ProfileTable.grouped(most) + ", not " + ProfileTable.grouped(value)));
        }
        return value;
    }

    /**
     * Distinct values of a column are counted exactly up to this number, and estimated from the next on. Default
     * 2,000,000; 0 estimates always. A column whose numbers or dates lie in a narrow range stays exact past the limit.
     *
     * @throws PlanException {@code PEN-5103} unless 0 to 100,000,000
     */
    public ColumnProfiler exactDistinctLimit(int limit) {
        if (limit < 0 || limit > MAX_EXACT_DISTINCT_LIMIT) {
            throw new PlanException(Problem.of(
                    ProfileErrors.DISTINCT_LIMIT,
                    "the limit of exact distinct counts must be 0 to 100,000,000, not " + ProfileTable.grouped(limit)));
        }
        return new ColumnProfiler(columns, limit, values, detail, top, histogramBins);
    }

    /** Whether the result shows least and greatest values, which are values of the data. Default {@code SHOWN}. */
    public ColumnProfiler showValues(ValueDisplay display) {
        return new ColumnProfiler(columns, exactDistinctLimit, display, detail, top, histogramBins);
    }

    @Override
    public Description describe() {
        Description description =
                Description.of(ProfileResult.TYPE, columns.isEmpty() ? "of all columns" : String.join(", ", columns));
        if (exactDistinctLimit != DEFAULT_EXACT_DISTINCT_LIMIT) {
            description = description.with("exact_distinct_limit", exactDistinctLimit);
        }
        if (detail != ProfileDetail.BASIC) {
            description = description.with("detail", detail.name().toLowerCase(Locale.ROOT));
        }
        if (top != DEFAULT_TOP) {
            description = description.with("top", top);
        }
        if (histogramBins != DEFAULT_HISTOGRAM_BINS) {
            description = description.with("histogram_bins", histogramBins);
        }
        return values == ValueDisplay.SHOWN ? description : description.with("show_values", "hidden");
    }

    @Override
    public void bind(Schema input, Problems problems) {
        for (String name : columns) {
            problems.column(input, name);
        }
        ignored(problems, "top", top != DEFAULT_TOP && detail == ProfileDetail.BASIC, "standard");
        ignored(
                problems,
                "histogram_bins",
                histogramBins != DEFAULT_HISTOGRAM_BINS && detail != ProfileDetail.FULL,
                "full");
    }

    private void ignored(Problems problems, String setting, boolean isIgnored, String needed) {
        if (isIgnored) {
            problems.add(Problem.of(
                            ProfileErrors.IGNORED_SETTING,
                            setting + " has no effect on a profile of detail "
                                    + detail.name().toLowerCase(Locale.ROOT))
                    .next("Set detail to " + needed + ", or leave " + setting + " out."));
        }
    }

    @Override
    public Inspection open(Schema schema, StepContext context) {
        int[] positions = columns.isEmpty()
                ? IntStream.range(0, schema.size()).toArray()
                : columns.stream().mapToInt(schema::indexOf).toArray();
        long share = context.memoryShare();
        CountSettings settings = new CountSettings(
                switch (detail) {
                    case BASIC -> CountSettings.Depth.BOUNDS;
                    case STANDARD -> CountSettings.Depth.VALUES;
                    case FULL -> CountSettings.Depth.EVERYTHING;
                },
                new MemoryBudget(share),
                exactDistinctLimit,
                top,
                histogramBins,
                Math.max(
                        LEAST_SKETCH_BYTES, Math.min(MOST_SKETCH_BYTES, share / (8L * Math.max(1, positions.length)))));
        return new ProfileInspection(schema, positions, settings, values, context);
    }
}
