package io.penstock.quality.check.reference;

import io.penstock.data.Batch;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.error.QualityException;
import io.penstock.quality.check.CheckErrors;
import io.penstock.quality.check.CheckTest;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Evidence;
import io.penstock.quality.check.Finding;
import io.penstock.quality.check.TestBinding;
import io.penstock.quality.check.metric.Bounds;
import io.penstock.quality.check.metric.Metric;
import io.penstock.quality.check.metric.MetricTest;
import io.penstock.quality.profile.ColumnProfiler;
import io.penstock.quality.profile.ProfileResult;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchReader;
import io.penstock.spi.Description;
import io.penstock.spi.Extractor;
import io.penstock.spi.Inspection;
import io.penstock.spi.StepContext;
import java.util.List;

/**
 * A number about a column is that of a column of another source, which is read after the last row. The check's {@code where} is about the rows that
 * pass, not about the source. Not evaluated where the number does not exist on a side: the mean of no values.
 *
 * @param metric which number
 * @param column of the rows
 * @param source the other
 * @param sourceColumn of the source
 * @param tolerance by how much the numbers may differ, at least 0
 */
public record AggregateMatch(Metric metric, String column, Extractor source, String sourceColumn, double tolerance)
        implements CheckTest {
    public AggregateMatch {
        if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw new PlanException(Problem.of(
                    CheckErrors.BAD_SETTING, "check aggregate_match: tolerance must be at least 0, not " + tolerance));
        }
    }

    @Override
    public Description describe() {
        return Description.of("aggregate_match", metric.id() + " of " + column);
    }

    @Override
    public List<String> columns() {
        return List.of(column);
    }

    @Override
    public Dimension dimension() {
        return Dimension.ACCURACY;
    }

    @Override
    public String expectation() {
        return metric.id() + " of " + column + " is " + metric.id() + " of " + sourceColumn + " of "
                + source.describe().title() + (tolerance == 0 ? "" : " within " + Bounds.shown(tolerance));
    }

    @Override
    public boolean judgesRows() {
        return false;
    }

    @Override
    public BoundTest bind(TestBinding binding) {
        new MetricTest(metric, column, new Bounds(0.0, null)).bind(binding);
        return context -> evidence -> judge(evidence, context.run());
    }

    private Finding judge(Evidence evidence, StepContext run) throws Exception {
        double mine = metric.of(evidence.profile(column));
        double theirs = measured(run);
        if (Double.isNaN(mine) || Double.isNaN(theirs)) {
            return new Finding.Nothing("there were not enough values");
        }
        String observed = Bounds.shown(mine) + ", there it is " + Bounds.shown(theirs);
        double distance = mine == theirs ? 0 : Math.abs(mine - theirs);
        double score = new Bounds(theirs, theirs).judge(mine) instanceof Finding.Value value ? value.score() : 0;
        return distance <= tolerance ? Finding.met(observed, mine) : Finding.missed(score, observed, mine);
    }

    private double measured(StepContext run) throws Exception {
        Schema schema = Alignment.schema(source, run);
        if (!schema.contains(sourceColumn)) {
            throw new QualityException(Problem.of(
                    CheckErrors.OTHER_SOURCE,
                    source.describe().title() + ": "
                            + schema.unknown(sourceColumn).what()));
        }
        ColumnProfiler profiler = ColumnProfiler.columns(List.of(sourceColumn)).detail(metric.detail());
        try (BatchReader reader = BatchReader.open(source, run);
                Inspection profile = profiler.open(schema, run)) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                profile.accept(batch);
            }
            return metric.of(((ProfileResult) profile.result()).column(sourceColumn));
        }
    }
}
