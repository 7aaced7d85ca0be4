package io.penstock.quality.anomaly.forest;

import io.penstock.error.ErrorCode;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.profile.ValueDisplay;
import io.penstock.quality.profile.measure.NumberLine;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Description;
import io.penstock.spi.Inspection;
import io.penstock.spi.Inspector;
import io.penstock.spi.OptionalLibrary;
import io.penstock.spi.Problems;
import io.penstock.spi.StepContext;
import java.util.List;

/**
 * Finds rows that are unlike the others by several columns together, while they pass: a random cut forest (Guha, Mishra, Roy, Schrijvers, "Robust random cut
 * forest based anomaly detection on streams", 2016). A row's score says how much it would disturb the trees that were grown from a sample of the rows before
 * it; then it joins the sample. Before that the columns are put on one scale and freed of what they have in common, by the covariance of the rows before, so that
 * units do not matter and a row that is odd only by several columns together stands out. Memory does not grow with the
 * rows; the same rows in the same order give the same scores.
 *
 * <p>The first 256 rows are only learnt from. A row counts as an anomaly when its score is more than {@link #deviations} standard deviations above the mean score.
 * Rows with a null or NaN in one of the columns are left out and counted. Costs about 20 µs a row.
 *
 * <p>Immutable. In JSON: {@code {"type": "row_anomalies", "config": {"columns": ["pages", "price"]}}}.
 */
public final class RowAnomalies implements Inspector {
    private static final long serialVersionUID = 1L;

    public static final ErrorCode BAD_SETTING = new ErrorCode("PEN-5402", "A setting of row anomalies is out of range");

    private static final OptionalLibrary FOREST = new OptionalLibrary(
            "randomcutforest-core",
            "com.amazon.randomcutforest.RandomCutForest",
            "software.amazon.randomcutforest:randomcutforest-core");
    private static final int MOST_KEPT = 1000;

    private final List<String> columns;
    private final double deviations;
    private final int keep;
    private final long seed;
    private final ValueDisplay values;

    private RowAnomalies(List<String> columns, double deviations, int keep, long seed, ValueDisplay values) {
        this.columns = columns;
        this.deviations = deviations;
        this.keep = keep;
        this.seed = seed;
        this.values = values;
    }

    public static RowAnomalies columns(String... names) {
        return columns(List.of(names));
    }

    /**
     * Rows by these columns of numbers, dates, times or timestamps.
     *
     * @throws PlanException {@code PEN-5402} without a column, or with more than 100
     */
    public static RowAnomalies columns(List<String> names) {
        if (names.isEmpty() || names.size() > 100) {
            throw bad("needs 1 to 100 columns, not " + names.size());
        }
        return new RowAnomalies(List.copyOf(names), 5, 20, 8044, ValueDisplay.HIDDEN);
    }

    /**
     * How far above the mean score an anomaly is, in standard deviations; 5 by default.
     *
     * @throws PlanException {@code PEN-5402} unless more than 0
     */
    public RowAnomalies deviations(double most) {
        if (!(most > 0)) {
            throw bad("deviations must be more than 0, not " + most);
        }
        return new RowAnomalies(columns, most, keep, seed, values);
    }

    /**
     * How many of the rows with the highest scores are kept, 1 to 1,000; 20 by default.
     *
     * @throws PlanException {@code PEN-5402} unless 1 to 1,000
     */
    public RowAnomalies keep(int rows) {
        if (rows < 1 || rows > MOST_KEPT) {
            throw bad("keep must be 1 to " + MOST_KEPT + ", not " + rows);
        }
        return new RowAnomalies(columns, deviations, rows, seed, values);
    }

    /** Of the random cuts; 8044 by default. */
    public RowAnomalies seed(long number) {
        return new RowAnomalies(columns, deviations, keep, number, values);
    }

    /** Whether kept rows show their values, which are data; {@link ValueDisplay#HIDDEN} by default. */
    public RowAnomalies showValues(ValueDisplay display) {
        return new RowAnomalies(columns, deviations, keep, seed, display);
    }

    private static PlanException bad(String what) {
        return new PlanException(Problem.of(BAD_SETTING, "row_anomalies " + what));
    }

    @Override
    public Description describe() {
        return Description.of(RowAnomaliesResult.TYPE, String.join(", ", columns));
    }

    @Override
    public void bind(Schema input, Problems problems) {
        try {
            FOREST.require("the inspector row_anomalies");
        } catch (PlanException e) {
            e.problems().forEach(problems::add);
        }
        for (String column : columns) {
            int position = problems.column(input, column);
            if (position >= 0 && !NumberLine.carries(input.field(position).type())) {
                Type type = input.field(position).type();
                problems.add(
                        BAD_SETTING,
                        "row_anomalies needs numbers, dates or times, but column '" + column + "' is " + type);
            }
        }
    }

    @Override
    public Inspection open(Schema schema, StepContext context) {
        FOREST.require("the inspector row_anomalies");
        return new ForestInspection(
                columns, columns.stream().mapToInt(schema::indexOf).toArray(), deviations, keep, seed, values);
    }
}
