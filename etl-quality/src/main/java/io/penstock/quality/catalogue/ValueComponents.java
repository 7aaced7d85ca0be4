package io.penstock.quality.catalogue;

import io.penstock.quality.check.Checks;
import io.penstock.quality.check.NullPolicy;
import io.penstock.quality.check.key.UniqueKey;
import io.penstock.quality.check.value.RowCondition;
import io.penstock.quality.check.value.ValueChecks;
import io.penstock.quality.check.value.ValueChecks.Match;
import io.penstock.quality.check.value.ValueFormat;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** Checks of single rows. */
final class ValueComponents {
    private static final ValueType<List<Object>> VALUES = ValueType.listOf(ValueType.SCALAR);
    private static final ValueType<NullPolicy> NULLS = ValueType.choice(NullPolicy.class);
    private static final ValueType<Match> MATCH = ValueType.choice(Match.class);

    private ValueComponents() {}

    static List<Component<Checks>> all() {
        List<Component<Checks>> all = new ArrayList<>(List.of(
                CheckComponent.columns("not_null", "Values are not null", (column, s) -> ValueChecks.notNull(column))
                        .aliases("expect_column_values_to_not_be_null"),
                CheckComponent.columns("is_null", "Values are null", (column, s) -> ValueChecks.isNull(column)),
                values(
                                "in_set",
                                "Values are among these",
                                (column, s) -> ValueChecks.inSet(column, s.get("values", VALUES)))
                        .required("values", VALUES, "the valid values"),
                values(
                                "not_in_set",
                                "Values are none of these",
                                (column, s) -> ValueChecks.notInSet(column, s.get("values", VALUES)))
                        .required("values", VALUES, "the forbidden values"),
                values(
                                "between",
                                "Values lie between bounds, both included",
                                (column, s) -> ValueChecks.between(
                                        column,
                                        s.find("min", ValueType.SCALAR).orElse(null),
                                        s.find("max", ValueType.SCALAR).orElse(null)))
                        .aliases("range")
                        .read("min", ValueType.SCALAR, "none", "the least valid value")
                        .read("max", ValueType.SCALAR, "none", "the greatest valid value"),
                values(
                                "matches",
                                "Whole texts match regular expressions",
                                (column, s) -> ValueChecks.matches(
                                        column,
                                        s.get("patterns", ValueType.TEXTS),
                                        s.find("match", MATCH).orElse(Match.ANY)))
                        .aliases("pattern", "regex")
                        .required("patterns", ValueType.TEXTS, "regular expressions of Java")
                        .read("match", MATCH, "any", "which of them must match"),
                values(
                                "like",
                                "Whole texts match patterns of SQL's LIKE",
                                (column, s) -> ValueChecks.like(
                                        column,
                                        s.get("patterns", ValueType.TEXTS),
                                        s.find("match", MATCH).orElse(Match.ANY)))
                        .required("patterns", ValueType.TEXTS, "patterns, % for any characters and _ for one")
                        .read("match", MATCH, "any", "which of them must match"),
                values(
                                "length",
                                "Numbers of characters lie between bounds",
                                (column, s) -> ValueChecks.length(
                                        column,
                                        s.find("min", ValueType.LONG).orElse(null),
                                        s.find("max", ValueType.LONG).orElse(null)))
                        .read("min", ValueType.LONG, "none", "the least number")
                        .read("max", ValueType.LONG, "none", "the greatest number"),
                values(
                                "date_format",
                                "Texts are dates that exist, written by a pattern",
                                (column, s) -> ValueChecks.dateFormat(column, s.get("formats", ValueType.TEXTS)))
                        .required("formats", ValueType.TEXTS, "patterns such as dd/MM/yyyy; one must fit"),
                values(
                                "type",
                                "Texts can be read as a type",
                                (column, s) -> ValueChecks.type(column, s.get("as", ValueType.COLUMN_TYPE)))
                        .required("as", ValueType.COLUMN_TYPE, "the type, such as INT64 or DATE"),
                values(
                                "format",
                                "Texts have a form",
                                (column, s) -> ValueChecks.format(
                                        column, s.get("format", ValueType.choice(ValueFormat.class))))
                        .required("format", ValueType.choice(ValueFormat.class), "the form"),
                CheckComponent.rows(
                                "condition",
                                "Rows meet a SQL condition",
                                s -> List.of(nulls(ValueChecks.condition(s.get("condition", ValueType.TEXT)), s)))
                        .aliases("expression", "sql")
                        .required("condition", ValueType.TEXT, "the condition")
                        .read("nulls", NULLS, "ignore", "what becomes of rows for which it is null"),
                CheckComponent.rows(
                                "compare",
                                "Two columns of a row stand in a relation",
                                s -> List.of(nulls(
                                        ValueChecks.compare(
                                                s.get("left", ValueType.TEXT),
                                                s.get("operator", ValueType.TEXT),
                                                s.get("right", ValueType.TEXT)),
                                        s)))
                        .required("left", ValueType.TEXT, "a column")
                        .required("operator", ValueType.TEXT, "one of = <> < <= > >=")
                        .required("right", ValueType.TEXT, "the other column")
                        .read("nulls", NULLS, "ignore", "what becomes of rows for which it is null"),
                CheckComponent.rows(
                                "unique",
                                "Values, or values of several columns together, occur once",
                                s -> List.of(new UniqueKey(UniqueKey.Kind.UNIQUE, s.get("columns", ValueType.TEXTS))))
                        .required("columns", ValueType.TEXTS, "the key"),
                CheckComponent.rows(
                                "primary_key",
                                "Values occur once and are not null",
                                s -> List.of(
                                        new UniqueKey(UniqueKey.Kind.PRIMARY_KEY, s.get("columns", ValueType.TEXTS))))
                        .required("columns", ValueType.TEXTS, "the key"),
                CheckComponent.rows(
                                "duplicate_rows",
                                "Rows occur once",
                                s -> List.of(new UniqueKey(
                                        UniqueKey.Kind.DUPLICATE_ROWS,
                                        s.find("columns", ValueType.TEXTS).orElse(List.of()))))
                        .read("columns", ValueType.TEXTS, "all columns", "what rows are judged by")));
        for (ValueFormat format : ValueFormat.values()) {
            String name = format.name().toLowerCase(Locale.ROOT);
            all.add(values(name, "Texts are " + format.what(), (column, s) -> ValueChecks.is(column, format)));
        }
        return all;
    }

    private static Component<Checks> values(
            String name, String summary, BiFunction<String, Settings, RowCondition> test) {
        return CheckComponent.columns(name, summary, (column, s) -> nulls(test.apply(column, s), s))
                .read("nulls", NULLS, "ignore", "what becomes of rows without a value");
    }

    private static RowCondition nulls(RowCondition test, Settings settings) {
        return settings.find("nulls", NULLS).map(test::nulls).orElse(test);
    }
}
