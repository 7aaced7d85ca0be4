package io.penstock.data;

import io.penstock.schema.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code STRUCT} values: one column per part, each as long as this one. A null struct has null parts. */
public final class StructColumn implements Column {
    private final StructType type;
    private final List<Column> parts;
    private final int size;
    private final Validity validity;

    private StructColumn(StructType type, List<Column> parts, int size, Validity validity) {
        this.type = type;
        this.parts = List.copyOf(parts);
        this.size = size;
        this.validity = validity;
    }

    /** A column of {@code size} structs; one part per field of the type, in its order. */
    public static StructColumn of(StructType type, List<Column> parts, int size, Validity validity) {
        if (parts.size() != type.fields().size()) {
            throw new IllegalArgumentException(type + " has " + type.fields().size() + " parts, not " + parts.size());
        }
        return new StructColumn(type, parts, size, validity);
    }

    @Override
    public StructType type() {
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

    public List<Column> parts() {
        return parts;
    }

    @Override
    public @Nullable Object value(int i) {
        if (validity.isNull(i)) {
            return null;
        }
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        for (int p = 0; p < parts.size(); p++) {
            value.put(type.fields().get(p).name(), parts.get(p).value(i));
        }
        return value;
    }

    @Override
    public StructColumn gather(int[] rows, int count) {
        List<Column> chosen = new ArrayList<>(parts.size());
        for (Column part : parts) {
            chosen.add(part.gather(rows, count));
        }
        return new StructColumn(type, chosen, count, validity.gather(rows, count));
    }

    @Override
    public long byteSize() {
        return parts.stream().mapToLong(Column::byteSize).sum();
    }
}
