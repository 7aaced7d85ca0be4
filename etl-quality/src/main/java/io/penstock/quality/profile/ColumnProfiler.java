package io.penstock.quality.profile;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.schema.Schema;
import io.penstock.spi.Description;
import io.penstock.spi.Inspection;
import io.penstock.spi.Inspector;
import io.penstock.spi.Problems;
import io.penstock.spi.StepContext;
import java.util.HashSet;
import java.util.List;
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

    private final List<String> columns;
    private final int exactDistinctLimit;
    private final ValueDisplay values;

    private ColumnProfiler(List<String> columns, int exactDistinctLimit, ValueDisplay values) {
        this.columns = columns;
        this.exactDistinctLimit = exactDistinctLimit;
        this.values = values;
    }

    /** A profile of every column that passes. */
    public static ColumnProfiler allColumns() {
        return new ColumnProfiler(List.of(), DEFAULT_EXACT_DISTINCT_LIMIT, ValueDisplay.SHOWN);
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
        return new ColumnProfiler(List.copyOf(names), DEFAULT_EXACT_DISTINCT_LIMIT, ValueDisplay.SHOWN);
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
        return new ColumnProfiler(columns, limit, values);
    }

    /** Whether the result shows least and greatest values, which are values of the data. Default {@code SHOWN}. */
    public ColumnProfiler showValues(ValueDisplay display) {
        return new ColumnProfiler(columns, exactDistinctLimit, display);
    }

    @Override
    public Description describe() {
        Description description =
                Description.of(ProfileResult.TYPE, columns.isEmpty() ? "of all columns" : String.join(", ", columns));
        if (exactDistinctLimit != DEFAULT_EXACT_DISTINCT_LIMIT) {
            description = description.with("exact_distinct_limit", exactDistinctLimit);
        }
        return values == ValueDisplay.SHOWN ? description : description.with("show_values", "hidden");
    }

    @Override
    public void bind(Schema input, Problems problems) {
        for (String name : columns) {
            problems.column(input, name);
        }
    }

    @Override
    public Inspection open(Schema schema, StepContext context) {
        int[] positions = columns.isEmpty()
                ? IntStream.range(0, schema.size()).toArray()
                : columns.stream().mapToInt(schema::indexOf).toArray();
        return new ProfileInspection(schema, positions, exactDistinctLimit, values, context.memoryShare());
    }
}
