package io.penstock.quality.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.quality.check.Checks;
import io.penstock.quality.check.metric.Bounds;
import io.penstock.quality.check.relation.Correlation;
import io.penstock.quality.check.relation.DistinctSet;
import io.penstock.quality.check.relation.FunctionalDependency;
import io.penstock.quality.check.relation.JsonSchemaCheck;
import io.penstock.quality.check.relation.MostCommon;
import io.penstock.quality.check.relation.MutualInformation;
import io.penstock.quality.check.relation.Ordered;
import io.penstock.quality.check.relation.Outliers;
import io.penstock.quality.check.value.TogetherChecks;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.SettingValue;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Checks of what columns have to do with each other, with the row before, or with all values together. */
final class RelationComponents {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ValueType<List<Object>> VALUES = ValueType.listOf(ValueType.SCALAR);
    private static final ValueType<List<List<Object>>> PAIRS = ValueType.listOf(VALUES);
    private static final ValueType<DistinctSet.Rule> RULE = ValueType.choice(DistinctSet.Rule.class);
    private static final ValueType<Ordered.Steps> STEPS = ValueType.choice(Ordered.Steps.class);
    private static final ValueType<String> SCHEMA = new ValueType<>(
            "a JSON Schema", Map.of("type", List.of("boolean", "object")), List.of(), RelationComponents::schema);

    private RelationComponents() {}

    static List<Component<Checks>> all() {
        return List.of(
                sides(CheckComponent.rows(
                                "pair_in_set",
                                "Two values of a row are one of these pairs",
                                s -> List.of(TogetherChecks.pairInSet(left(s), right(s), s.get("pairs", PAIRS)))))
                        .required("pairs", PAIRS, "the valid pairs, each a list of two values"),
                CheckComponent.rows(
                                "sum_equals",
                                "Values of a row add up to another",
                                s -> List.of(TogetherChecks.sumEquals(
                                        s.get("columns", ValueType.TEXTS),
                                        s.get("total", ValueType.TEXT),
                                        BigDecimal.valueOf(s.find("tolerance", ValueType.NUMBER)
                                                .orElse(0.0)))))
                        .required("columns", ValueType.TEXTS, "what is added up")
                        .required("total", ValueType.TEXT, "the column with the sum")
                        .read("tolerance", ValueType.NUMBER, "0", "how far the sum may be off"),
                bounded(sides(CheckComponent.whole(
                        "correlation",
                        "Pearson's correlation of two columns lies between bounds",
                        s -> List.of(new Correlation(left(s), right(s), bounds(s)))))),
                bounded(sides(CheckComponent.whole(
                        "mutual_information",
                        "How much one column tells about another, in bits, lies between bounds",
                        s -> List.of(new MutualInformation(left(s), right(s), bounds(s)))))),
                CheckComponent.rows(
                                "functional_dependency",
                                "Rows that agree in some columns agree in others",
                                s -> List.of(new FunctionalDependency(
                                        s.get("from", ValueType.TEXTS), s.get("to", ValueType.TEXTS))))
                        .required("from", ValueType.TEXTS, "columns that determine")
                        .required("to", ValueType.TEXTS, "columns that are determined"),
                ordered(Ordered.Direction.INCREASING, "Values rise from row to row"),
                ordered(Ordered.Direction.DECREASING, "Values fall from row to row"),
                CheckComponent.columns(
                                "outliers",
                                "Values lie within some standard deviations of their mean",
                                (column, s) -> new Outliers(
                                        column, s.find("z", ValueType.NUMBER).orElse(Outliers.DEFAULT_Z)))
                        .read("z", ValueType.NUMBER, "3", "how many standard deviations"),
                CheckComponent.numbers(
                                "most_common_in_set",
                                "The most common value is one of these",
                                (column, s) -> new MostCommon(column, s.get("values", VALUES)))
                        .required("values", VALUES, "the valid values"),
                CheckComponent.numbers(
                                "distinct_set",
                                "The set of values equals another, contains it or is contained in it",
                                (column, s) -> new DistinctSet(
                                        column,
                                        s.find("rule", RULE).orElse(DistinctSet.Rule.EQUALS),
                                        s.get("values", VALUES)))
                        .required("values", VALUES, "the other set")
                        .read("rule", RULE, "equals", "how the sets must agree"),
                CheckComponent.columns(
                                "json_schema",
                                "Texts are JSON that a JSON Schema accepts",
                                (column, s) -> new JsonSchemaCheck(column, s.get("schema", SCHEMA)))
                        .required("schema", SCHEMA, "the JSON Schema"));
    }

    private static Component<Checks> ordered(Ordered.Direction direction, String summary) {
        return CheckComponent.columns(
                        direction.name().toLowerCase(Locale.ROOT),
                        summary,
                        (column, s) ->
                                new Ordered(direction, s.find("steps", STEPS).orElse(Ordered.Steps.OR_EQUAL), column))
                .read("steps", STEPS, "or_equal", "whether equal values may follow each other");
    }

    private static Component<Checks> sides(Component<Checks> component) {
        return component
                .required("left", ValueType.TEXT, "a column")
                .required("right", ValueType.TEXT, "another column");
    }

    private static String left(Settings settings) {
        return settings.get("left", ValueType.TEXT);
    }

    private static String right(Settings settings) {
        return settings.get("right", ValueType.TEXT);
    }

    private static Component<Checks> bounded(Component<Checks> component) {
        return component
                .read("min", ValueType.NUMBER, "none", "the least valid value")
                .read("max", ValueType.NUMBER, "none", "the greatest valid value");
    }

    private static Bounds bounds(Settings settings) {
        return Bounds.of(
                settings.find("min", ValueType.NUMBER).orElse(null),
                settings.find("max", ValueType.NUMBER).orElse(null));
    }

    private static String schema(SettingValue value) {
        try {
            return JSON.writeValueAsString(value.plain());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }
}
