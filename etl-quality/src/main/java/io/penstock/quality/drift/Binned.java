package io.penstock.quality.drift;

import io.penstock.quality.profile.ColumnProfile;
import io.penstock.quality.profile.measure.NumberLine;
import io.penstock.quality.profile.measure.Quantiles;
import io.penstock.quality.profile.measure.TopValues;
import io.penstock.quality.profile.measure.TopValues.TopValue;
import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Two profiles of a column over the same bins.
 *
 * @param base shares of the baseline
 * @param now shares of the other
 * @param width of each bin on the number line; null for categories
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Binned(double[] base, double[] now, double @Nullable [] width) {
    private static final int BINS = 10;
    private static final int FINE_BINS = 100;

    /** Ten bins of the baseline's deciles for numbers, the most frequent values and the rest for others; null when one has no values or was not measured. */
    static @Nullable Binned of(ColumnProfile base, ColumnProfile now) {
        Binned numbers = byQuantiles(base, now, BINS);
        return numbers != null ? numbers : byValues(base, now);
    }

    /** As {@link #of}, numbers in bins so narrow that nothing is lost but what the profile lost. */
    static @Nullable Binned fine(ColumnProfile base, ColumnProfile now) {
        return byQuantiles(base, now, FINE_BINS);
    }

    private static @Nullable Binned byQuantiles(ColumnProfile base, ColumnProfile now, int bins) {
        Quantiles old = base.quantiles();
        Quantiles fresh = now.quantiles();
        if (old == null || fresh == null || old.count() == 0 || fresh.count() == 0) {
            return null;
        }
        TreeSet<Double> edges = new TreeSet<>();
        for (int i = 1; i < bins; i++) {
            edges.add(position(old, (double) i / bins));
            if (bins == FINE_BINS) {
                edges.add(position(fresh, (double) i / bins));
            }
        }
        edges.add(Math.max(position(old, 1), position(fresh, 1)));
        double[] first = new double[edges.size()];
        double[] second = new double[edges.size()];
        double[] width = new double[edges.size()];
        double before = 0;
        double beforeNow = 0;
        int i = 0;
        for (double edge : edges) {
            double upTo = old.shareUpTo(edge);
            double upToNow = fresh.shareUpTo(edge);
            first[i] = upTo - before;
            second[i] = upToNow - beforeNow;
            Double next = edges.higher(edge);
            width[i] = next == null ? 0 : next - edge;
            before = upTo;
            beforeNow = upToNow;
            i++;
        }
        return new Binned(first, second, width);
    }

    private static double position(Quantiles quantiles, double share) {
        return NumberLine.position(quantiles.quantile(share));
    }

    private static @Nullable Binned byValues(ColumnProfile base, ColumnProfile now) {
        TopValues old = base.top();
        TopValues fresh = now.top();
        if (old == null || fresh == null || base.values() == 0 || now.values() == 0) {
            return null;
        }
        Map<Serializable, Long> before = counts(old);
        Map<Serializable, Long> after = counts(fresh);
        Set<Serializable> all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        double[] first = new double[all.size() + 1];
        double[] second = new double[all.size() + 1];
        int i = 0;
        double rest = 1;
        double restNow = 1;
        for (Serializable value : all) {
            first[i] = (double) before.getOrDefault(value, 0L) / base.values();
            second[i] = (double) after.getOrDefault(value, 0L) / now.values();
            rest -= first[i];
            restNow -= second[i];
            i++;
        }
        first[i] = Math.max(0, rest);
        second[i] = Math.max(0, restNow);
        return new Binned(first, second, null);
    }

    private static Map<Serializable, Long> counts(TopValues top) {
        Map<Serializable, Long> counts = new HashMap<>();
        for (TopValue each : top.values()) {
            counts.put(each.value(), each.count());
        }
        return counts;
    }
}
