package io.penstock.transform.internal.window;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Functions of a row's place among others; {@link #MEASURE} stands for every function of many values. */
public enum WindowFunction {
    ROW_NUMBER,
    RANK,
    DENSE_RANK,
    NTILE,
    LAG,
    LEAD,
    FIRST_VALUE,
    LAST_VALUE,
    MEASURE;

    public static Optional<WindowFunction> find(String name) {
        return Arrays.stream(values())
                .filter(each -> each != MEASURE && each.label().equals(name))
                .findFirst();
    }

    public static List<String> names() {
        return Arrays.stream(values())
                .filter(each -> each != MEASURE)
                .map(WindowFunction::label)
                .toList();
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
