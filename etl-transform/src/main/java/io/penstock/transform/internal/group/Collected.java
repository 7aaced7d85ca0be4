package io.penstock.transform.internal.group;

import io.penstock.data.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a group in the order they came: as a list with its nulls, or joined to one text without them. */
final class Collected extends GroupResult {
    private final @Nullable String separator;
    private List<@Nullable Object> list = new ArrayList<>();
    private StringBuilder text = new StringBuilder();
    private long seen;

    /** @param separator between texts; null for a list */
    Collected(@Nullable String separator) {
        super(Order.ARRIVAL, separator == null ? Nulls.KEEP : Nulls.SKIP);
        this.separator = separator;
    }

    @Override
    void begin(long count) {
        list = new ArrayList<>();
        text = new StringBuilder();
        seen = 0;
    }

    @Override
    void take(Column values, int from, int to) {
        for (int i = from; i < to; i++) {
            if (separator == null) {
                list.add(values.value(i));
            } else {
                text.append(seen + i > from ? separator : "").append(values.value(i));
            }
        }
        seen += to - from;
    }

    @Override
    @Nullable
    Object end() {
        if (seen == 0) {
            return null;
        }
        return separator == null ? list : text.toString();
    }
}
