package io.penstock.transform.number;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Neighbouring ranges of numbers with names. */
final class Ranges {
    private final double[] edges;
    private final List<byte[]> labels;
    private final boolean outside;
    private final boolean lastClosed;

    private Ranges(double[] edges, List<byte[]> labels, boolean outside, boolean lastClosed) {
        this.edges = edges;
        this.labels = labels;
        this.outside = outside;
        this.lastClosed = lastClosed;
    }

    /** @param labels empty, one per range, or one per range and one for each side of them */
    static Ranges given(double[] edges, List<String> labels) {
        return new Ranges(edges, bytes(labels, edges, false), labels.size() == edges.length + 1, false);
    }

    /** Edges that may repeat; equal ones are one edge and the range between them is left out with its label. */
    static Ranges learned(double[] edges, List<String> labels) {
        List<String> kept = new ArrayList<>();
        double[] distinct = new double[edges.length];
        int count = 0;
        for (int i = 0; i < edges.length; i++) {
            if (i == 0 || edges[i] > edges[i - 1]) {
                distinct[count++] = edges[i];
                if (i > 0 && !labels.isEmpty()) {
                    kept.add(labels.get(i - 1));
                }
            }
        }
        if (count == 1) {
            distinct[count++] = distinct[0];
            kept = labels.isEmpty() ? kept : List.of(labels.get(0));
        }
        double[] all = Arrays.copyOf(distinct, count);
        return new Ranges(all, bytes(kept, all, true), false, true);
    }

    private static List<byte[]> bytes(List<String> labels, double[] edges, boolean lastClosed) {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i + 1 < edges.length && labels.isEmpty(); i++) {
            String end = lastClosed && i + 2 == edges.length ? "]" : ")";
            all.add(utf8("[" + plain(edges[i]) + ", " + plain(edges[i + 1]) + end));
        }
        labels.forEach(label -> all.add(utf8(label)));
        return all;
    }

    private static String plain(double edge) {
        return Double.isInfinite(edge) || Double.isNaN(edge)
                ? String.valueOf(edge)
                : BigDecimal.valueOf(edge).stripTrailingZeros().toPlainString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The name of the range that holds the value; null when none does. */
    byte @Nullable [] label(double value) {
        if (Double.isNaN(value)) {
            return null;
        }
        int found = Arrays.binarySearch(edges, value + 0.0);
        int range = found >= 0 ? found : -found - 2;
        int last = edges.length - 1;
        if (lastClosed && value == edges[last]) {
            range = Math.max(0, last - 1);
        }
        if (outside) {
            return labels.get(range + 1);
        }
        return range < 0 || range >= last ? null : labels.get(range);
    }
}
