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
import io.penstock.quality.check.table.ColumnCount;
import io.penstock.quality.check.table.ColumnSet;
import io.penstock.quality.check.table.Freshness;
import io.penstock.quality.check.table.RowCount;
import io.penstock.quality.check.value.ValueChecks;
import io.penstock.quality.check.value.ValueChecks.Match;
import io.penstock.quality.check.value.ValueFormat;
import io.penstock.quality.drift.DriftMeasure;
import io.penstock.schema.Type;
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
}
