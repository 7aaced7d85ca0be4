package io.penstock.benchmarks.peer;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows, nulls, exact distinct count, smallest and largest value of one column; text compares by UTF-16 unit. */
final class ProfileOfColumn {
    /** Names of what {@link #result} lists. */
    static final List<String> HEADER = List.of("column", "rows", "nulls", "completeness", "distinct", "min", "max");

    private final String name;
    private final Set<Comparable<?>> distinct = new HashSet<>();
    private long rows;
    private long nulls;
    private @Nullable Comparable<?> min;
    private @Nullable Comparable<?> max;

    ProfileOfColumn(String name) {
        this.name = name;
    }

    void add(@Nullable Comparable<?> value) {
        rows++;
        if (value == null) {
            nulls++;
        } else if (distinct.add(value)) {
            min = min == null || compare(value, min) < 0 ? value : min;
            max = max == null || compare(value, max) > 0 ? value : max;
        }
    }

    List<@Nullable Object> result() {
        double completeness = (rows - nulls) / (double) Math.max(rows, 1);
        return Arrays.asList(
                name, rows, nulls, String.format(Locale.ROOT, "%.6f", completeness), distinct.size(), min, max);
    }

    @SuppressWarnings("unchecked") // the values of one column are of one class
    private static int compare(Comparable<?> left, Comparable<?> right) {
        return ((Comparable<Object>) left).compareTo(right);
    }
}
