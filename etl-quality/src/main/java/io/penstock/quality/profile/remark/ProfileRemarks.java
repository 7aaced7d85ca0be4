package io.penstock.quality.profile.remark;

import io.penstock.quality.correlation.CorrelationResult;
import io.penstock.quality.distinct.DistinctCount;
import io.penstock.quality.profile.ColumnProfile;
import io.penstock.quality.profile.ProfileResult;
import io.penstock.quality.profile.measure.Content;
import io.penstock.quality.profile.measure.Format;
import io.penstock.quality.profile.measure.Histogram;
import io.penstock.quality.profile.measure.Lengths;
import io.penstock.quality.profile.measure.Moments;
import io.penstock.quality.profile.measure.TopValues;
import io.penstock.quality.profile.measure.TopValues.TopValue;
import io.penstock.schema.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What somebody should notice in a profile; {@link RemarkKind} has the rules. Of a profile with less detail than {@code FULL} fewer things can be noticed. {@code
 * DIRTY_CATEGORY} looks at the most frequent values that the profile kept.
 */
public final class ProfileRemarks {
    private static final long FEW = 20;
    private static final long MANY = 50;
    private static final double MISSING = 0.05;
    private static final double IMBALANCE = 0.9;
    private static final double HALF = 0.5;
    private static final double SKEW = 2;
    private static final double CORRELATION = 0.9;
    private static final double EVEN = 0.2;
    private static final long ENOUGH_FOR_BINS = 100;

    private final List<Remark> remarks = new ArrayList<>();

    private ProfileRemarks() {}

    public static List<Remark> of(ProfileResult profile) {
        ProfileRemarks found = new ProfileRemarks();
        DistinctCount rows = profile.distinctRows();
        if (rows != null && rows.count() < profile.rows()) {
            found.add(RemarkKind.DUPLICATES, "", grouped(profile.rows() - rows.count()) + " rows came before");
        }
        profile.columns().forEach(found::column);
        return List.copyOf(found.remarks);
    }

    /** With what is known of pairs of columns. */
    public static List<Remark> of(ProfileResult profile, CorrelationResult correlations) {
        List<Remark> all = new ArrayList<>(of(profile));
        correlations.pairs().stream()
                .filter(pair -> Math.abs(pair.value()) >= CORRELATION)
                .forEach(pair -> all.add(new Remark(
                        RemarkKind.HIGH_CORRELATION,
                        pair.left(),
                        String.format(Locale.ROOT, "correlation %.3f with %s", pair.value(), pair.right()))));
        return List.copyOf(all);
    }

    private void column(ColumnProfile column) {
        long values = column.values();
        long distinct = column.distinct().count();
        if (column.rows() > 0 && column.nulls() >= MISSING * column.rows()) {
            add(RemarkKind.MISSING, column, percent(column.nulls(), column.rows()) + " of the rows have no value");
        }
        if (values == 0) {
            return;
        }
        if (distinct == 1 && values > 1) {
            add(RemarkKind.CONSTANT, column, "all " + grouped(values) + " values are equal");
            return;
        }
        if (distinct == values && values >= FEW) {
            add(RemarkKind.UNIQUE, column, "all " + grouped(values) + " values differ");
        } else if (column.type() == Type.TEXT && distinct > MANY && distinct > HALF * values) {
            add(RemarkKind.HIGH_CARDINALITY, column, grouped(distinct) + " different texts in " + grouped(values));
        }
        top(column);
        numbers(column);
        texts(column);
    }

    private void top(ColumnProfile column) {
        TopValues top = column.top();
        if (top == null || top.values().isEmpty()) {
            return;
        }
        long most = top.values().get(0).count();
        if (column.distinct().count() > 1 && most >= IMBALANCE * column.values()) {
            add(RemarkKind.IMBALANCE, column, percent(most, column.values()) + " of the values are equal");
        }
        Map<String, Integer> forms = new HashMap<>();
        for (TopValue each : top.values()) {
            if (each.value() instanceof String text && column.type() == Type.TEXT) {
                forms.merge(text.strip().toLowerCase(Locale.ROOT), 1, Integer::sum);
            }
        }
        long dirty = forms.values().stream().filter(count -> count > 1).count();
        if (dirty > 0 && column.distinct().count() <= MANY) {
            add(
                    RemarkKind.DIRTY_CATEGORY,
                    column,
                    dirty + (dirty == 1 ? " category is" : " categories are") + " written in several ways");
        }
    }

    private void numbers(ColumnProfile column) {
        Moments moments = column.moments();
        if (moments != null) {
            if (Math.abs(moments.skewness()) > SKEW) {
                add(RemarkKind.SKEWED, column, String.format(Locale.ROOT, "skewness %.1f", moments.skewness()));
            }
            if (moments.zeros() >= HALF * column.values()) {
                add(RemarkKind.ZEROS, column, percent(moments.zeros(), column.values()) + " of the numbers are 0");
            }
        }
        Histogram histogram = column.histogram();
        if (histogram != null && histogram.counts().size() > 3) {
            long all = histogram.counts().stream().mapToLong(Long::longValue).sum();
            double mean = (double) all / histogram.counts().size();
            boolean even = histogram.counts().stream().allMatch(count -> Math.abs(count - mean) <= EVEN * mean);
            if (even && all >= ENOUGH_FOR_BINS) {
                add(RemarkKind.UNIFORM, column, "values are spread evenly");
            }
        }
    }

    private void texts(ColumnProfile column) {
        Lengths lengths = column.lengths();
        if (lengths != null && lengths.min() == lengths.max() && column.values() >= FEW && lengths.max() > 0) {
            add(RemarkKind.CONSTANT_LENGTH, column, "all texts have " + lengths.max() + " characters");
        }
        Content content = column.content();
        if (column.type() == Type.TEXT && content != null && content.values() > 0) {
            double dates = content.share(Format.DATE_ISO)
                    + Math.max(content.share(Format.DATE_EU), content.share(Format.DATE_US))
                    + content.share(Format.DATE_TEXT);
            if (dates >= IMBALANCE) {
                add(RemarkKind.DATE_LIKE_TEXT, column, "texts are dates; parse them");
            }
        }
    }

    private void add(RemarkKind kind, ColumnProfile column, String words) {
        add(kind, column.name(), words);
    }

    private void add(RemarkKind kind, String column, String words) {
        remarks.add(new Remark(kind, column, words));
    }

    private static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
