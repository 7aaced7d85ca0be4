package io.penstock.benchmarks.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Says where two profiles in JSON files differ. Numbers are compared by value, mean and standard deviation up to the tenth digit; of
 * equally frequent values at the end of the most frequent ones any may be named.
 */
public final class ProfileComparison {
    private static final double DIGITS = 1e-10;
    private static final List<String> EXACT = List.of("nulls", "distinct", "min", "max", "p50", "p95");
    private static final List<String> NEAR = List.of("mean", "stddev");
    /** Where Penstock's file keeps what the peers write beside the name. */
    private static final Map<String, String> PARENTS =
            Map.of("mean", "moments", "stddev", "moments", "p50", "quantiles", "p95", "quantiles");

    private ProfileComparison() {}

    /** How many rows a profile is of. */
    public static long rows(Path file) throws IOException {
        return read(file).path("rows").asLong();
    }

    /**
     * Compares two files.
     *
     * @return one line per difference, empty when the profiles are equal
     */
    public static List<String> differences(Path left, Path right) throws IOException {
        List<String> found = new ArrayList<>();
        JsonNode first = read(left);
        JsonNode second = read(right);
        if (first.path("rows").asLong() != second.path("rows").asLong()) {
            found.add("rows: " + first.path("rows") + " against " + second.path("rows"));
        }
        List<String> names = new ArrayList<>();
        first.path("columns").forEach(column -> names.add(column.path("name").asText()));
        Map<String, JsonNode> others = new HashMap<>();
        second.path("columns").forEach(column -> others.put(column.path("name").asText(), column));
        if (names.size() != others.size() || !others.keySet().containsAll(names)) {
            found.add("columns: " + names + " against " + others.keySet());
            return found;
        }
        first.path("columns").forEach(column -> {
            String name = column.path("name").asText();
            compare(name, column, Objects.requireNonNull(others.get(name)), found);
        });
        return found;
    }

    private static JsonNode read(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    private static void compare(String name, JsonNode left, JsonNode right, List<String> found) {
        for (String measure : EXACT) {
            if (!plain(find(left, measure)).equals(plain(find(right, measure)))) {
                found.add(name + ": " + measure + " " + find(left, measure) + " against " + find(right, measure));
            }
        }
        for (String measure : NEAR) {
            double one = find(left, measure).asDouble(Double.NaN);
            double other = find(right, measure).asDouble(Double.NaN);
            if (Double.isNaN(one) != Double.isNaN(other) || Math.abs(one - other) > DIGITS * Math.abs(one)) {
                found.add(name + ": " + measure + " " + one + " against " + other);
            }
        }
        if (!top(left).equals(top(right))) {
            found.add(name + ": most frequent " + top(left) + " against " + top(right));
        }
    }

    private static JsonNode find(JsonNode column, String measure) {
        JsonNode beside = column.path(measure);
        return beside.isMissingNode()
                ? column.path(PARENTS.getOrDefault(measure, "")).path(measure)
                : beside;
    }

    /** The counts in order, and the values that are more frequent than the last. */
    private static String top(JsonNode column) {
        JsonNode top = column.path("top");
        JsonNode values = top.isObject() ? top.path("values") : top;
        List<Long> counts = new ArrayList<>();
        values.forEach(value -> counts.add(value.path("count").asLong()));
        TreeSet<String> sure = new TreeSet<>();
        values.forEach(value -> {
            if (value.path("count").asLong() > counts.get(counts.size() - 1)) {
                sure.add(plain(value.path("value")));
            }
        });
        return counts + " " + sure;
    }

    private static String plain(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return value.isNumber()
                ? new BigDecimal(value.asText()).stripTrailingZeros().toPlainString()
                : value.asText();
    }
}
