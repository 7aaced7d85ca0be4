package io.penstock.data;

import io.penstock.schema.ListType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code LIST} values: row i holds the elements {@code offsets[i] .. offsets[i + 1])} of one element column. A null
 * position holds no elements; an empty list is not null.
 */
public final class ListColumn implements Column {
    private final ListType type;
    private final int[] offsets;
    private final Column elements;
    private final int size;
    private final Validity validity;

    private ListColumn(ListType type, int[] offsets, Column elements, int size, Validity validity) {
        this.type = type;
        this.offsets = offsets;
        this.elements = elements;
        this.size = size;
        this.validity = validity;
    }

    /** A column of {@code size} lists; {@code offsets} has {@code size + 1} rising entries and is handed over. */
    public static ListColumn of(int[] offsets, Column elements, int size, Validity validity) {
        return new ListColumn(new ListType(elements.type()), offsets, elements, size, validity);
    }

    @Override
    public ListType type() {
        return type;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Validity validity() {
        return validity;
    }

    public int[] offsets() {
        return offsets;
    }

    public Column elements() {
        return elements;
    }

    @Override
    public @Nullable Object value(int i) {
        if (validity.isNull(i)) {
            return null;
        }
        List<@Nullable Object> list = new ArrayList<>(offsets[i + 1] - offsets[i]);
        for (int e = offsets[i]; e < offsets[i + 1]; e++) {
            list.add(elements.value(e));
        }
        return list;
    }

    @Override
    public ListColumn gather(int[] rows, int count) {
        int[] next = new int[count + 1];
        for (int i = 0; i < count; i++) {
            next[i + 1] = next[i] + offsets[rows[i] + 1] - offsets[rows[i]];
        }
        int[] chosen = new int[next[count]];
        for (int i = 0; i < count; i++) {
            for (int e = offsets[rows[i]], to = next[i]; to < next[i + 1]; ) {
                chosen[to++] = e++;
            }
        }
        return new ListColumn(type, next, elements.gather(chosen, chosen.length), count, validity.gather(rows, count));
    }

    @Override
    public long byteSize() {
        return 4L * (size + 1) + elements.byteSize();
    }
}
