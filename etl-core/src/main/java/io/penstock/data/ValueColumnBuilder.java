package io.penstock.data;

import io.penstock.schema.DecimalType;
import io.penstock.schema.Field;
import io.penstock.schema.ListType;
import io.penstock.schema.StructType;
import io.penstock.schema.Type;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the columns that are not hot: booleans, binary, wide decimals, lists and structs. Keeps boxed values until built. */
public final class ValueColumnBuilder implements ColumnBuilder {
    private final Type type;
    private final List<@Nullable Object> values = new ArrayList<>();

    ValueColumnBuilder(Type type) {
        this.type = type;
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public void appendNull() {
        values.add(null);
    }

    @Override
    public void append(@Nullable Object value) {
        if (value == null) {
            values.add(null);
        } else if (type instanceof DecimalType decimal) {
            values.add(Values.toUnscaled(decimal, value));
        } else if (fits(value)) {
            values.add(value);
        } else {
            throw Values.unfit(type, value);
        }
    }

    private boolean fits(Object value) {
        if (type instanceof ListType) {
            return value instanceof List;
        } else if (type instanceof StructType) {
            return value instanceof Map;
        }
        return type == Type.BOOLEAN ? value instanceof Boolean : value instanceof byte[];
    }

    @Override
    public Column build() {
        Column column = column();
        values.clear();
        return column;
    }

    private Column column() {
        int size = values.size();
        if (type instanceof DecimalType decimal) {
            return DecimalColumn.of(decimal, values.toArray(new BigInteger[0]), size);
        } else if (type instanceof ListType list) {
            return lists(list, size);
        } else if (type instanceof StructType struct) {
            return structs(struct, size);
        }
        return type == Type.BOOLEAN ? booleans(size) : binaries(size);
    }

    private Validity validity() {
        long[] words = Validity.allValidWords(values.size());
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) == null) {
                Validity.clear(words, i);
            }
        }
        return Validity.of(words, values.size());
    }

    private Column booleans(int size) {
        boolean[] flags = new boolean[size];
        for (int i = 0; i < size; i++) {
            flags[i] = Boolean.TRUE.equals(values.get(i));
        }
        return BooleanColumn.of(flags, size, validity());
    }

    private Column binaries(int size) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int[] starts = new int[size];
        int[] ends = new int[size];
        for (int i = 0; i < size; i++) {
            starts[i] = bytes.size();
            if (values.get(i) instanceof byte[] value) {
                bytes.writeBytes(value);
            }
            ends[i] = bytes.size();
        }
        return BinaryColumn.of(bytes.toByteArray(), starts, ends, size, validity());
    }

    private Column lists(ListType list, int size) {
        int[] offsets = new int[size + 1];
        ColumnBuilder elements = ColumnBuilder.of(list.element(), size);
        for (int i = 0; i < size; i++) {
            if (values.get(i) instanceof List<?> value) {
                value.forEach(elements::append);
            }
            offsets[i + 1] = elements.size();
        }
        return ListColumn.of(offsets, elements.build(), size, validity());
    }

    private Column structs(StructType struct, int size) {
        List<Column> parts = new ArrayList<>();
        for (Field field : struct.fields()) {
            ColumnBuilder part = ColumnBuilder.of(field.type(), size);
            for (Object value : values) {
                part.append(value instanceof Map<?, ?> map ? map.get(field.name()) : null);
            }
            parts.add(part.build());
        }
        return StructColumn.of(struct, parts, size, validity());
    }
}
