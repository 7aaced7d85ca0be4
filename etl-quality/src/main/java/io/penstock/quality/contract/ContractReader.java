package io.penstock.quality.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.error.PlanException;
import io.penstock.quality.check.Check;
import io.penstock.quality.check.CheckTest;
import io.penstock.quality.check.key.UniqueKey;
import io.penstock.quality.check.metric.Bounds;
import io.penstock.quality.check.metric.Metric;
import io.penstock.quality.check.metric.MetricTest;
import io.penstock.quality.check.table.ColumnSet;
import io.penstock.quality.check.table.RowCount;
import io.penstock.quality.check.value.ValueChecks;
import io.penstock.quality.check.value.ValueChecks.Match;
import io.penstock.quality.check.value.ValueFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One table of a contract. */
final class ContractReader {
    private static final Map<String, ValueFormat> FORMATS = Map.of(
            "email", ValueFormat.EMAIL,
            "uuid", ValueFormat.UUID,
            "uri", ValueFormat.URL,
            "ipv4", ValueFormat.IP,
            "ipv6", ValueFormat.IP);

    private final String place;
    private final String name;
    private final Map<String, Check> checks = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();

    ContractReader(String place, String name) {
        this.place = place;
        this.name = name;
    }

    DataContract.Table read(JsonNode table) {
        List<String> columns = new ArrayList<>();
        Map<Integer, String> key = new TreeMap<>();
        int number = 0;
        for (JsonNode property : table.path("properties")) {
            String column = property.path("name").asText();
            columns.add(column);
            if (property.path("primaryKey").asBoolean()) {
                key.put(property.path("primaryKeyPosition").asInt(number + 1) * 1000 + number, column);
            }
            column(column, property, place + ".properties[" + number + "]");
            number++;
        }
        if (!columns.isEmpty()) {
            add(new ColumnSet(columns, ColumnSet.Rule.AT_LEAST), 1);
        }
        if (!key.isEmpty()) {
            add(new UniqueKey(UniqueKey.Kind.PRIMARY_KEY, List.copyOf(key.values())), 1);
        }
        int rule = 0;
        for (JsonNode quality : table.path("quality")) {
            rule(null, quality, place + ".quality[" + rule++ + "]");
        }
        return new DataContract.Table(name, List.copyOf(checks.values()), leftOut);
    }

    private void column(String column, JsonNode property, String where) {
        if (property.path("required").asBoolean()) {
            add(ValueChecks.notNull(column), 1);
        }
        if (property.path("unique").asBoolean()) {
            add(new UniqueKey(UniqueKey.Kind.UNIQUE, List.of(column)), 1);
        }
        JsonNode options = property.path("logicalTypeOptions");
        if (options.has("minLength") || options.has("maxLength")) {
            add(ValueChecks.length(column, whole(options.get("minLength")), whole(options.get("maxLength"))), 1);
        }
        if (options.has("pattern")) {
            attempt(
                    where + ".logicalTypeOptions.pattern",
                    () -> add(
                            ValueChecks.matches(
                                    column, List.of(options.get("pattern").asText()), Match.ANY),
                            1));
        }
        if (options.has("minimum") || options.has("maximum")) {
            add(ValueChecks.between(column, value(options.get("minimum")), value(options.get("maximum"))), 1);
        }
        if (options.has("format") && property.path("logicalType").asText().equals("string")) {
            ValueFormat format = FORMATS.get(options.get("format").asText());
            if (format == null) {
                leftOut.add(where + ".logicalTypeOptions.format: "
                        + options.get("format").asText());
            } else {
                add(ValueChecks.is(column, format), 1);
            }
        }
        int rule = 0;
        for (JsonNode quality : property.path("quality")) {
            rule(column, quality, where + ".quality[" + rule++ + "]");
        }
    }

    private void rule(@Nullable String column, JsonNode quality, String where) {
        String type = quality.path("type").asText("library");
        String rule = quality.path("rule").asText(quality.path("metric").asText());
        if (!type.equals("library") || rule.isEmpty()) {
            leftOut.add(where + ": type " + type);
            return;
        }
        attempt(where, () -> {
            boolean percent = quality.path("unit").asText().equals("percent");
            switch (rule) {
                case "rowCount" -> add(new RowCount(bounds(quality)), 1);
                case "nullCount", "nullCheck", "nullValues", "missingValues" -> {
                    if (column == null) {
                        leftOut.add(where + ": " + rule + " without a column");
                    } else {
                        add(
                                percent
                                        ? new MetricTest(Metric.NULL_SHARE, column, share(bounds(quality)))
                                        : new MetricTest(Metric.NULL_COUNT, column, bounds(quality)),
                                1);
                    }
                }
                case "duplicateCount", "duplicateValues", "uniqueCheck" -> {
                    List<String> columns = new ArrayList<>();
                    quality.path("arguments").path("properties").forEach(each -> columns.add(each.asText()));
                    if (column != null && columns.isEmpty()) {
                        columns.add(column);
                    }
                    Double most = bounds(quality).max();
                    double allowed = most == null ? 0 : percent ? most / 100 : most == 0 ? 0 : Double.NaN;
                    if (Double.isNaN(allowed)) {
                        leftOut.add(where + ": a number of duplicates above 0; use unit percent");
                    } else {
                        add(
                                new UniqueKey(
                                        columns.isEmpty() ? UniqueKey.Kind.DUPLICATE_ROWS : UniqueKey.Kind.UNIQUE,
                                        columns),
                                1 - allowed);
                    }
                }
                case "validValues", "invalidValues" -> {
                    List<Object> valid = new ArrayList<>();
                    JsonNode given = quality.has("validValues")
                            ? quality.get("validValues")
                            : quality.path("arguments").path("validValues");
                    given.forEach(each -> valid.add(each.isIntegralNumber() ? (Object) each.asLong() : each.asText()));
                    if (column == null || valid.isEmpty()) {
                        leftOut.add(where + ": " + rule + " without valid values");
                    } else {
                        add(ValueChecks.inSet(column, valid), 1);
                    }
                }
                default -> leftOut.add(where + ": rule " + rule);
            }
        });
    }

    /** A rule whose settings make no check is left out with the reason. */
    private void attempt(String where, Runnable reading) {
        try {
            reading.run();
        } catch (PlanException e) {
            leftOut.add(where + ": " + e.problems().get(0).what());
        }
    }

    private static Bounds bounds(JsonNode rule) {
        Double min = null;
        Double max = null;
        if (rule.has("mustBe")) {
            min = rule.get("mustBe").asDouble();
            max = min;
        }
        if (rule.path("mustBeBetween").size() == 2) {
            min = rule.get("mustBeBetween").get(0).asDouble();
            max = rule.get("mustBeBetween").get(1).asDouble();
        }
        if (rule.has("mustBeGreaterOrEqualTo")) {
            min = rule.get("mustBeGreaterOrEqualTo").asDouble();
        }
        if (rule.has("mustBeGreaterThan")) {
            min = Math.nextUp(rule.get("mustBeGreaterThan").asDouble());
        }
        if (rule.has("mustBeLessOrEqualTo")) {
            max = rule.get("mustBeLessOrEqualTo").asDouble();
        }
        if (rule.has("mustBeLessThan")) {
            max = Math.nextDown(rule.get("mustBeLessThan").asDouble());
        }
        return min == null && max == null ? new Bounds(0.0, 0.0) : new Bounds(min, max);
    }

    private static Bounds share(Bounds percent) {
        Double min = percent.min();
        Double max = percent.max();
        return new Bounds(min == null ? null : min / 100, max == null ? null : max / 100);
    }

    private static @Nullable Long whole(@Nullable JsonNode node) {
        return node == null ? null : node.asLong();
    }

    private static @Nullable Object value(@Nullable JsonNode node) {
        return node == null
                ? null
                : node.isIntegralNumber()
                        ? (Object) node.asLong()
                        : node.isNumber() ? (Object) node.asDouble() : node.asText();
    }

    /** The same check twice counts once. */
    private void add(CheckTest test, double mostly) {
        Check check = Check.of(test);
        checks.putIfAbsent(check.title(), mostly < 1 && test.judgesRows() ? check.mostly(mostly) : check);
    }
}
