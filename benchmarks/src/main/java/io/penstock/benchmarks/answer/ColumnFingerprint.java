package io.penstock.benchmarks.answer;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One column of a table, whatever the order of its rows.
 *
 * @param name name of the column
 * @param values how many values are not null
 * @param nulls how many are null
 * @param hash sum over the rows of a 64-bit hash of key and value together, so a value that moved to another row
 *     changes it
 * @param storage SQLite's {@code typeof()} of the values that are not null, with how often each occurs
 */
public record ColumnFingerprint(String name, long values, long nulls, long hash, SortedMap<String, Long> storage) {
    /** Takes a copy of the map. */
    public ColumnFingerprint {
        storage = new TreeMap<>(storage);
    }

    /** One line: {@code column genre values=9 nulls=1 hash=00ab… text=9}. */
    @Override
    public String toString() {
        return "column %s values=%d nulls=%d hash=%016x".formatted(name, values, nulls, hash)
                + storage.entrySet().stream()
                        .map((Map.Entry<String, Long> each) -> " " + each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining());
    }
}
