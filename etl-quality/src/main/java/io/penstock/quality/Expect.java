package io.penstock.quality;

import io.penstock.quality.anomaly.AnomalyDetector;
import io.penstock.quality.check.Check;
import io.penstock.quality.check.CheckTest;
import io.penstock.quality.check.history.DriftTest;
import io.penstock.quality.check.history.MetricAnomaly;
import io.penstock.quality.check.history.RowCountChange;
import io.penstock.quality.check.history.SchemaUnchanged;
import io.penstock.quality.check.key.UniqueKey;
import io.penstock.quality.check.metric.Bounds;
import io.penstock.quality.check.metric.Metric;
import io.penstock.quality.check.metric.MetricTest;
import io.penstock.quality.check.metric.QuantileTest;
import io.penstock.quality.check.reference.AggregateMatch;
import io.penstock.quality.check.reference.DatasetDiff;
import io.penstock.quality.check.reference.NoRows;
import io.penstock.quality.check.reference.Reference;
import io.penstock.quality.check.reference.RowCountMatch;
import io.penstock.quality.check.relation.Correlation;
import io.penstock.quality.check.relation.DistinctSet;
import io.penstock.quality.check.relation.FunctionalDependency;
import io.penstock.quality.check.relation.JsonSchemaCheck;
import io.penstock.quality.check.relation.MostCommon;
import io.penstock.quality.check.relation.MutualInformation;
import io.penstock.quality.check.relation.Ordered;
import io.penstock.quality.check.relation.Outliers;
import io.penstock.quality.check.table.ColumnCount;
import io.penstock.quality.check.table.ColumnSet;
import io.penstock.quality.check.table.Freshness;
import io.penstock.quality.check.table.RowCount;
import io.penstock.quality.check.value.TogetherChecks;
import io.penstock.quality.check.value.ValueChecks;
import io.penstock.quality.check.value.ValueChecks.Match;
import io.penstock.quality.check.value.ValueFormat;
import io.penstock.quality.drift.DriftMeasure;
import io.penstock.schema.Type;
import io.penstock.spi.Extractor;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The checks there are. Each holds for every row and stops the run where it does not, until {@link Check#mostly}, {@link Check#level} and the others
 * say otherwise. Bounds are included; null means none. Nulls are not looked at by checks of values, except {@link #notNull} and {@link #isNull}.
 *
 * <pre>{@code
 * Pipeline.named("loans")
 *     .extract(source)
 *     .inspect(Expect.unique("loan_id"))
 *     .inspect(Expect.email("member_email").mostly(0.98))
 *     .load(sink)
 * }</pre>
 */
public final class Expect {
    private Expect() {}

    /** A check of an own test. */
    public static Check that(CheckTest test) {
        return Check.of(test);
    }

    public static Check notNull(String column) {
        return Check.of(ValueChecks.notNull(column));
    }

    public static Check isNull(String column) {
        return Check.of(ValueChecks.isNull(column));
    }

    public static Check inSet(String column, Collection<?> values) {
        return Check.of(ValueChecks.inSet(column, values));
    }

    public static Check notInSet(String column, Collection<?> values) {
        return Check.of(ValueChecks.notInSet(column, values));
    }

    public static Check between(String column, @Nullable Object min, @Nullable Object max) {
        return Check.of(ValueChecks.between(column, min, max));
    }

    /** Whole values by a regular expression of Java. */
    public static Check matches(String column, String pattern) {
        return Check.of(ValueChecks.matches(column, List.of(pattern), Match.ANY));
    }

    /** Whole values by several regular expressions of Java. */
    public static Check matches(String column, List<String> patterns, Match match) {
        return Check.of(ValueChecks.matches(column, patterns, match));
    }

    /** Whole values by patterns of SQL's LIKE. */
    public static Check like(String column, List<String> patterns, Match match) {
        return Check.of(ValueChecks.like(column, patterns, match));
    }

    /** Numbers of characters. */
    public static Check length(String column, @Nullable Long min, @Nullable Long max) {
        return Check.of(ValueChecks.length(column, min, max));
    }

    public static Check format(String column, ValueFormat format) {
        return Check.of(ValueChecks.is(column, format));
    }

    public static Check email(String column) {
        return format(column, ValueFormat.EMAIL);
    }

    public static Check isbn(String column) {
        return format(column, ValueFormat.ISBN);
    }

    public static Check url(String column) {
        return format(column, ValueFormat.URL);
    }

    /** Dates by patterns of {@link java.time.format.DateTimeFormatter}. */
    public static Check dateFormat(String column, String... patterns) {
        return Check.of(ValueChecks.dateFormat(column, List.of(patterns)));
    }

    /** Texts that can be read as a type. */
    public static Check type(String column, Type type) {
        return Check.of(ValueChecks.type(column, type));
    }

    /** A SQL condition that rows meet. */
    public static Check condition(String sql) {
        return Check.of(ValueChecks.condition(sql));
    }

    /** Two columns of a row; {@code operator} is one of {@code = <> < <= > >=}. */
    public static Check compare(String left, String operator, String right) {
        return Check.of(ValueChecks.compare(left, operator, right));
    }

    /** Values, or values of several columns together, occur once. Rows with a null in the key are not looked at. */
    public static Check unique(String... columns) {
        return Check.of(new UniqueKey(UniqueKey.Kind.UNIQUE, List.of(columns)));
    }

    /** Values occur once and are not null. */
    public static Check primaryKey(String... columns) {
        return Check.of(new UniqueKey(UniqueKey.Kind.PRIMARY_KEY, List.of(columns)));
    }

    /** Rows occur once, judged by some columns or, without any, by all. */
    public static Check noDuplicateRows(String... columns) {
        return Check.of(new UniqueKey(UniqueKey.Kind.DUPLICATE_ROWS, List.of(columns)));
    }

    /** A number about a column. Bounds are numbers, or for dates and times their Java types or ISO texts. */
    public static Check metric(Metric metric, String column, @Nullable Object min, @Nullable Object max) {
        return Check.of(new MetricTest(metric, column, Bounds.of(min, max)));
    }

    public static Check mean(String column, @Nullable Object min, @Nullable Object max) {
        return metric(Metric.MEAN, column, min, max);
    }

    public static Check sum(String column, @Nullable Object min, @Nullable Object max) {
        return metric(Metric.SUM, column, min, max);
    }

    public static Check distinctCount(String column, @Nullable Object min, @Nullable Object max) {
        return metric(Metric.DISTINCT_COUNT, column, min, max);
    }

    /** Share of rows with a value. */
    public static Check completeness(String column, double min) {
        return metric(Metric.COMPLETENESS, column, min, null);
    }

    public static Check quantile(String column, double share, @Nullable Object min, @Nullable Object max) {
        return Check.of(new QuantileTest(column, share, Bounds.of(min, max)));
    }

    public static Check rowCount(@Nullable Long min, @Nullable Long max) {
        return Check.of(new RowCount(Bounds.of(min, max)));
    }

    public static Check columnCount(@Nullable Integer min, @Nullable Integer max) {
        return Check.of(new ColumnCount(Bounds.of(min, max)));
    }

    public static Check columns(ColumnSet.Rule rule, String... names) {
        return Check.of(new ColumnSet(List.of(names), rule));
    }

    /** The youngest value of a DATE or TIMESTAMP column. */
    public static Check freshness(String column, Duration maxAge) {
        return Check.of(new Freshness(column, maxAge));
    }

    /** The number of rows against earlier runs; {@code maxChange} is a share, 0.5 for a half. */
    public static Check rowCountChange(RowCountChange.Versus versus, double maxChange) {
        return Check.of(new RowCountChange(versus, maxChange));
    }

    /** Columns and types as in the run before. */
    public static Check schemaUnchanged() {
        return Check.of(new SchemaUnchanged());
    }

    /** The number of rows as its history makes one expect. */
    public static Check usualRowCount(AnomalyDetector detector) {
        return Check.of(new MetricAnomaly(MetricAnomaly.ROW_COUNT, "", detector));
    }

    /** A metric of a column as its history makes one expect. */
    public static Check usual(Metric metric, String column, AnomalyDetector detector) {
        return Check.of(new MetricAnomaly(metric.id(), column, detector));
    }

    /** Values spread as so many runs ago, or as in the baseline where one was named. */
    public static Check noDrift(String column, DriftMeasure measure, double max, int back) {
        return Check.of(new DriftTest(column, measure, max, back));
    }

    /** Two values of a row are one of these pairs. */
    public static Check pairInSet(String left, String right, List<? extends List<?>> pairs) {
        return Check.of(TogetherChecks.pairInSet(left, right, pairs));
    }

    /** Values of a row add up to another, give or take a tolerance. */
    public static Check sumEquals(List<String> columns, String total, double tolerance) {
        return Check.of(TogetherChecks.sumEquals(columns, total, BigDecimal.valueOf(tolerance)));
    }

    /** Pearson's coefficient of correlation. */
    public static Check correlation(String left, String right, @Nullable Double min, @Nullable Double max) {
        return Check.of(new Correlation(left, right, new Bounds(min, max)));
    }

    /** How much one column tells about another, in bits. */
    public static Check mutualInformation(String left, String right, @Nullable Double min, @Nullable Double max) {
        return Check.of(new MutualInformation(left, right, new Bounds(min, max)));
    }

    /** Rows that agree in some columns agree in others. */
    public static Check functionalDependency(List<String> from, List<String> to) {
        return Check.of(new FunctionalDependency(from, to));
    }

    /** Values rise from row to row. */
    public static Check increasing(String column, Ordered.Steps steps) {
        return Check.of(new Ordered(Ordered.Direction.INCREASING, steps, column));
    }

    /** Values fall from row to row. */
    public static Check decreasing(String column, Ordered.Steps steps) {
        return Check.of(new Ordered(Ordered.Direction.DECREASING, steps, column));
    }

    /** Values lie within {@code z} standard deviations of their mean. */
    public static Check noOutliers(String column, double z) {
        return Check.of(new Outliers(column, z));
    }

    public static Check mostCommonInSet(String column, List<?> values) {
        return Check.of(new MostCommon(column, values));
    }

    /** The set of values equals another, contains it or is contained in it. */
    public static Check distinctSet(String column, DistinctSet.Rule rule, List<?> values) {
        return Check.of(new DistinctSet(column, rule, values));
    }

    /** Texts are JSON that a JSON Schema accepts; needs {@code com.networknt:json-schema-validator}. */
    public static Check jsonSchema(String column, String schema) {
        return Check.of(new JsonSchemaCheck(column, schema));
    }

    /** Values occur in a column of another source. */
    public static Check reference(String column, Extractor source, String sourceColumn) {
        return reference(List.of(column), source, List.of(sourceColumn));
    }

    /** Values together occur in columns of another source. */
    public static Check reference(List<String> columns, Extractor source, List<String> sourceColumns) {
        return Check.of(new Reference(columns, source, sourceColumns));
    }

    /** As many rows as in another source, give or take a share. */
    public static Check rowCountMatch(Extractor source, double tolerance) {
        return Check.of(new RowCountMatch(source, tolerance));
    }

    /** A number about a column is that of a column of another source. */
    public static Check aggregateMatch(
            Metric metric, String column, Extractor source, String sourceColumn, double tolerance) {
        return Check.of(new AggregateMatch(metric, column, source, sourceColumn, tolerance));
    }

    /** Another source, such as a query that finds violations, gives no rows. */
    public static Check noRows(Extractor source) {
        return Check.of(new NoRows(source));
    }

    /** The rows are those of another source, but for a share; {@code columns} none for all that both have. */
    public static Check datasetDiff(List<String> key, Extractor source, List<String> columns, double maxShare) {
        return Check.of(new DatasetDiff(key, source, columns, maxShare));
    }
}
