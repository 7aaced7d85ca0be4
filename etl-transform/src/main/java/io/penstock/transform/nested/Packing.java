package io.penstock.transform.nested;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.penstock.data.Column;
import io.penstock.data.ColumnBuilder;
import io.penstock.data.ListColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.schema.Type;
import io.penstock.transform.internal.RowBits;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How elements are packed in a text: as a JSON array, or one behind the other with a delimiter between them.
 *
 * @param delimiter null for JSON
 */
record Packing(@Nullable String delimiter) implements Serializable {
    /** The elements of each text; the rows whose text is no JSON array of such elements get their bit in {@code failed}. */
    ListColumn unpack(TextColumn texts, Type element, long[] failed) {
        return delimiter == null
                ? json(texts, element, failed)
                : delimited(texts, delimiter.getBytes(StandardCharsets.UTF_8));
    }

    /** Slices of the same bytes; an empty text has no element. */
    private static ListColumn delimited(TextColumn texts, byte[] delimiter) {
        byte[] bytes = texts.bytes();
        int[] offsets = new int[texts.size() + 1];
        int[] starts = new int[Math.max(16, texts.size() * 2)];
        int[] ends = new int[starts.length];
        int count = 0;
        for (int i = 0; i < texts.size(); i++) {
            int from = texts.starts()[i];
            int end = texts.ends()[i];
            while (from < end || (from == end && count > offsets[i])) {
                int to = find(bytes, from, end, delimiter);
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                    ends = Arrays.copyOf(ends, count * 2);
                }
                starts[count] = from;
                ends[count++] = to;
                if (to == end) {
                    break;
                }
                from = to + delimiter.length;
            }
            offsets[i + 1] = count;
        }
        TextColumn elements = TextColumn.of(bytes, starts, ends, count, Validity.NO_NULLS);
        return ListColumn.of(offsets, elements, texts.size(), texts.validity());
    }

    /** The position of the first delimiter at or after {@code from}, or {@code end}. */
    static int find(byte[] bytes, int from, int end, byte[] delimiter) {
        byte first = delimiter[0];
        for (int at = from; at + delimiter.length <= end; at++) {
            if (bytes[at] == first && Arrays.equals(bytes, at, at + delimiter.length, delimiter, 0, delimiter.length)) {
                return at;
            }
        }
        return end;
    }

    private static ListColumn json(TextColumn texts, Type element, long[] failed) {
        int[] offsets = new int[texts.size() + 1];
        ColumnBuilder elements = ColumnBuilder.of(element, texts.size() * 2);
        long[] valid = texts.validity().copyWords(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            List<@Nullable Object> values = texts.isNull(i) ? new ArrayList<>() : array(texts, i, element);
            if (values == null) {
                RowBits.set(failed, i);
                Validity.clear(valid, i);
            } else {
                values.forEach(elements::append);
            }
            offsets[i + 1] = elements.size();
        }
        Column all = elements.build();
        return ListColumn.of(offsets, all, texts.size(), Validity.of(valid, texts.size()));
    }

    /** Null when the text is no array of such elements; a JSON {@code null} is an empty one. */
    private static @Nullable List<@Nullable Object> array(TextColumn texts, int i, Type element) {
        List<@Nullable Object> values = new ArrayList<>();
        try (JsonParser json = JsonCells.parser(texts.bytes(), texts.starts()[i], texts.ends()[i])) {
            JsonToken first = json.nextToken();
            if (first == JsonToken.VALUE_NULL) {
                return json.nextToken() == null ? values : null;
            } else if (first != JsonToken.START_ARRAY) {
                return null;
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                values.add(JsonCells.read(json, element));
            }
            return json.nextToken() == null ? values : null;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }
}
