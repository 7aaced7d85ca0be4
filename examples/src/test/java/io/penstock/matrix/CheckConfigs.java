package io.penstock.matrix;

import io.penstock.quality.check.metric.Metric;
import io.penstock.quality.check.value.ValueFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A config of each check, which the loans meet or which only warns. */
final class CheckConfigs {
    private static final String LOANS = "{'type': 'csv', 'source': '$/loans.csv'}";

    private CheckConfigs() {}

    static Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        for (Metric metric : Metric.values()) {
            String column = metric.name().startsWith("LENGTH") ? "title" : "fine";
            all.put(metric.id(), on(column, "'min': 0, 'max': 100, 'level': 'warn'"));
        }
        for (ValueFormat format : ValueFormat.values()) {
            all.put(format.name().toLowerCase(Locale.ROOT), on("title", "'level': 'warn'"));
        }
        rows(all);
        relations(all);
        sources(all);
        all.put("row_count", of("'equals': 2"));
        all.put("column_count", of("'min': 1"));
        all.put("columns", of("'names': ['id', 'title'], 'rule': 'at_least'"));
        all.put("freshness", on("day", "'max_age': '36500d'"));
        all.put("quantile", on("fine", "'quantile': 0.5, 'min': 0"));
        all.put("row_count_change", of("'max_change': 0.5"));
        all.put("schema_unchanged", "{'type': '@'}");
        all.put("anomaly", of("'metric': 'row_count', 'detector': {'type': 'auto'}"));
        all.put("drift", on("fine", "'measure': 'ks'"));
        return all;
    }

    private static void rows(Map<String, String> all) {
        all.put("not_null", on("id", "'mostly': 0.9, 'warn_below': 1, 'samples': 2, 'show_values': 'shown'"));
        all.put("is_null", on("id", "'level': 'warn'"));
        all.put("in_set", on("id", "'values': [1, 2]"));
        all.put("not_in_set", on("id", "'values': [3]"));
        all.put("between", on("id", "'min': 1, 'where': 'id > 0'"));
        all.put("matches", on("title", "'patterns': '.*', 'nulls': 'fail'"));
        all.put("like", on("title", "'patterns': ['%a%', '%i%'], 'match': 'any'"));
        all.put("length", on("title", "'max': 40, 'weight': 2"));
        all.put("date_format", on("title", "'formats': 'yyyy-MM-dd', 'level': 'warn'"));
        all.put("type", on("title", "'as': 'TEXT', 'dimension': 'accuracy'"));
        all.put("format", on("title", "'format': 'uuid', 'level': 'warn'"));
        all.put("condition", of("'condition': 'id > 0'"));
        all.put("compare", of("'left': 'id', 'operator': '>=', 'right': 'id'"));
        all.put("unique", of("'columns': 'id'"));
        all.put("primary_key", of("'columns': ['id', 'title']"));
        all.put("duplicate_rows", "{'type': '@'}");
    }

    private static void relations(Map<String, String> all) {
        all.put(
                "pair_in_set",
                of("'left': 'id', 'right': 'isbn', 'pairs': [[1, '978-3-16-148410-0'], [2, '0-306-40615-2']]"));
        all.put("sum_equals", of("'columns': ['id', 'id'], 'total': 'id', 'tolerance': 2"));
        all.put("correlation", of("'left': 'id', 'right': 'fine', 'min': 0.9"));
        all.put("mutual_information", of("'left': 'id', 'right': 'title', 'min': 0.5"));
        all.put("functional_dependency", of("'from': 'isbn', 'to': 'title'"));
        all.put("increasing", on("id", "'steps': 'strict'"));
        all.put("decreasing", on("isbn", "'mostly': 0.5"));
        all.put("outliers", on("fine", "'z': 3"));
        all.put("most_common_in_set", on("day", "'values': ['2024-02-29', '2024-03-01']"));
        all.put("distinct_set", on("id", "'values': [1, 2, 3], 'rule': 'contained_in'"));
        all.put("json_schema", on("title", "'schema': {'type': 'object'}, 'level': 'warn'"));
    }

    private static void sources(Map<String, String> all) {
        String source = "'source': " + LOANS;
        all.put("reference", of("'columns': 'id', 'source_columns': 'id', " + source));
        all.put("row_count_match", of(source));
        all.put("aggregate_match", of("'metric': 'sum', 'column': 'fine', " + source));
        all.put("no_rows", of("'level': 'warn', " + source));
        all.put("dataset_diff", of("'key': 'id', " + source));
    }

    private static String on(String column, String settings) {
        return of("'column': '" + column + "', " + settings);
    }

    private static String of(String settings) {
        return "{'type': '@', 'config': {" + settings + "}}";
    }
}
