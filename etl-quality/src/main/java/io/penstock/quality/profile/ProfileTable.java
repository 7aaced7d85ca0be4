package io.penstock.quality.profile;

import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.distinct.DistinctMethod;
import io.penstock.quality.profile.measure.Accuracy;
import io.penstock.quality.profile.measure.Content;
import io.penstock.quality.profile.measure.Moments;
import io.penstock.quality.profile.measure.Quantiles;
import io.penstock.quality.profile.measure.TopValues;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A profile as aligned tables: counts and bounds of all columns, then what else was measured of numbers, then of texts. */
final class ProfileTable {
    private static final int NAME_WIDTH = 32;
    private static final int VALUE_WIDTH = 24;
    private static final int SHORT_WIDTH = 18;
    private static final int TOP_WIDTH = 72;
    private static final int MOST_TOP = 5;
    private static final int LEAST_SHARE = 50;
    private static final String NONE = "–";
    private static final List<String> BOUNDS =
            List.of("column", "type", "complete>", "nulls>", "distinct>", "min", "max");
    private static final List<String> NUMBERS = List.of("column", "mean>", "stddev>", "p5>", "p50>", "p95>", "zeros>");
    private static final List<String> VALUES = List.of("column", "looks like", "most frequent");

    private ProfileTable() {}

    static List<String> lines(ProfileResult result) {
        List<String> lines = new ArrayList<>(TextTable.lines(
                BOUNDS, result.columns().stream().map(ProfileTable::bounds).toList()));
        addTo(
                lines,
                NUMBERS,
                result.columns().stream()
                        .filter(column -> column.quantiles() != null)
                        .map(ProfileTable::numbers)
                        .toList());
        addTo(
                lines,
                VALUES,
                result.columns().stream()
                        .filter(column ->
                                column.top() != null && !column.top().values().isEmpty())
                        .map(ProfileTable::values)
                        .toList());
        DistinctCount rows = result.distinctRows();
        if (rows != null) {
            lines.add("");
            lines.add("different rows: " + distinct(rows) + " of " + grouped(result.rows()));
        }
        return lines;
    }

    private static void addTo(List<String> lines, List<String> head, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            lines.add("");
            lines.addAll(TextTable.lines(head, rows));
        }
    }

    private static String name(ColumnProfile column) {
        return TextTable.cut(column.name(), NAME_WIDTH);
    }

    private static List<String> bounds(ColumnProfile column) {
        return List.of(
                name(column),
                TextTable.cut(column.type().toString(), VALUE_WIDTH),
                complete(column),
                grouped(column.nulls()),
                distinct(column.distinct()),
                value(column.min(), VALUE_WIDTH),
                value(column.max(), VALUE_WIDTH));
    }

    private static List<String> numbers(ColumnProfile column) {
        Moments moments = column.moments();
        return List.of(
                name(column),
                moments == null ? NONE : rounded(moments.mean()),
                moments == null ? NONE : rounded(moments.standardDeviation()),
                quantile(column.quantiles(), 0.05),
                quantile(column.quantiles(), 0.5),
                quantile(column.quantiles(), 0.95),
                moments == null ? NONE : grouped(moments.zeros()));
    }

    private static String rounded(double number) {
        return Double.isFinite(number)
                ? new BigDecimal(number, new MathContext(6))
                        .stripTrailingZeros()
                        .toPlainString()
                : NONE;
    }

    private static String quantile(@Nullable Quantiles quantiles, double share) {
        if (quantiles == null || quantiles.points().isEmpty()) {
            return NONE;
        }
        String shown = value(quantiles.quantile(share), SHORT_WIDTH);
        return quantiles.accuracy() == Accuracy.EXACT ? shown : "≈ " + shown;
    }

    private static List<String> values(ColumnProfile column) {
        TopValues top = column.top();
        String frequent = top == null
                ? NONE
                : top.values().stream()
                        .limit(MOST_TOP)
                        .map(each -> value(each.value(), SHORT_WIDTH) + " "
                                + (top.accuracy() == Accuracy.EXACT ? "" : "≥ ") + grouped(each.count()))
                        .collect(Collectors.joining(", "));
        return List.of(name(column), content(column.content()), TextTable.cut(frequent, TOP_WIDTH));
    }

    /** The format of at least half of the values, with its share rounded down. */
    private static String content(@Nullable Content content) {
        return content == null
                ? NONE
                : content.likeliest()
                        .filter(format -> 100 * content.share(format) >= LEAST_SHARE)
                        .map(format -> format.id() + " " + (int) (100 * content.share(format)) + "%")
                        .orElse(NONE);
    }

    /** Rounded down, so that 100.0% means no nulls. */
    private static String complete(ColumnProfile column) {
        if (column.rows() == 0) {
            return NONE;
        }
        long thousandths = (long) (1000.0 * (column.rows() - column.nulls()) / column.rows());
        if (column.nulls() > 0) {
            thousandths = Math.min(thousandths, 999);
        }
        return thousandths / 10 + "." + thousandths % 10 + "%";
    }

    private static String distinct(DistinctCount distinct) {
        return (distinct.method() == DistinctMethod.EXACT ? "" : "≈ ") + grouped(distinct.count());
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String value(@Nullable Serializable value, int width) {
        if (value == null) {
            return NONE;
        }
        String text = value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
        return TextTable.shown(text, width);
    }
}
