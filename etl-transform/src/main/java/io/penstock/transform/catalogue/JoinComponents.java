package io.penstock.transform.catalogue;

import io.penstock.spi.Extractor;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.SettingValue;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.join.Cardinality;
import io.penstock.transform.join.Join;
import io.penstock.transform.join.JoinKind;
import io.penstock.transform.join.NullKeys;
import io.penstock.transform.join.history.LateRows;
import io.penstock.transform.join.history.MissingKeys;
import io.penstock.transform.join.history.Scd2;
import io.penstock.transform.join.history.Versions;
import io.penstock.transform.join.lookup.DuplicateKeys;
import io.penstock.transform.join.lookup.Lookup;
import io.penstock.transform.join.lookup.MissPolicy;
import io.penstock.transform.join.set.ColumnMatch;
import io.penstock.transform.join.set.Except;
import io.penstock.transform.join.set.Intersect;
import io.penstock.transform.join.set.MissingColumns;
import io.penstock.transform.join.set.SetRows;
import io.penstock.transform.join.set.Union;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steps that read other sources besides their input, for JSON. */
final class JoinComponents {
    private static final ValueType<Optional<Extractor>> SOURCE = ValueType.component(Role.EXTRACTOR, Extractor.class);
    private static final ValueType<List<Extractor>> SOURCES = new ValueType<>(
            "a source or a list of sources",
            Map.of(
                    "if",
                    Map.of("type", "array"),
                    "then",
                    Map.of("type", "array", "items", SOURCE.jsonSchema()),
                    "else",
                    SOURCE.jsonSchema()),
            List.of(),
            value -> {
                List<Extractor> all = new ArrayList<>();
                for (SettingValue each : value.elements()) {
                    SOURCE.read(each).ifPresent(all::add);
                }
                return all;
            });

    /** Names that stay, as a text or a list, or other names by name, as an object. */
    private static final ValueType<Map<String, String>> NAMES = new ValueType<>(
            "a column name, a list of names, or an object with one name for another",
            Map.of(
                    "if",
                    Map.of("type", "object"),
                    "then",
                    ValueType.mapOf(ValueType.TEXT).jsonSchema(),
                    "else",
                    ValueType.TEXTS.jsonSchema()),
            List.of(),
            value -> {
                if (value.plain() instanceof Map) {
                    return ValueType.mapOf(ValueType.TEXT).read(value);
                }
                Map<String, String> names = new LinkedHashMap<>();
                ValueType.TEXTS.read(value).forEach(name -> names.put(name, name));
                return names;
            });

    private static final ValueType<JoinKind> HOW = ValueType.choice(JoinKind.class);

    private JoinComponents() {}

    static List<Component<?>> all() {
        return List.of(join(), lookup(), union(), except(), intersect(), scd2());
    }

    private static Extractor source(Settings settings, String name) {
        return settings.get(name, SOURCE).orElseThrow();
    }

    private static Component<Join> join() {
        return Component.of(Role.TRANSFORMER, "join", Join.class, JoinComponents::joined)
                .aliases("Join", "join_rows", "merge")
                .summary("Joins the rows with those of another source by equal keys")
                .required("right", SOURCE, "the other source")
                .read("how", HOW, "inner", "inner, left, right, full, semi, anti or cross")
                .read("on", NAMES, "none", "key columns: names, or the right column's name by the left one's")
                .option("nulls", ValueType.choice(NullKeys.class), "never", "whether nulls in keys match", Join::nulls)
                .option(
                        "expect",
                        ValueType.choice(Cardinality.class),
                        "many_to_many",
                        "how often a key may occur on the left and on the right",
                        Join::expect)
                .option(
                        "suffix",
                        ValueType.TEXT,
                        "none",
                        "added to names of right columns that the left side has too",
                        Join::suffix)
                .option("columns", ValueType.TEXTS, "all", "right columns to bring", Join::columns)
                .option(
                        "max_rows",
                        ValueType.LONG,
                        "10000000 for cross, else none",
                        "rows the join may give at most",
                        Join::maxRows);
    }

    private static Join joined(Settings settings) {
        JoinKind how = settings.find("how", HOW).orElse(JoinKind.INNER);
        Join join = Join.of(how, source(settings, "right"));
        Optional<Map<String, String>> on = settings.find("on", NAMES);
        if (on.isEmpty() && how != JoinKind.CROSS) {
            throw TransformErrors.badSetting("join", "needs 'on', the columns that must be equal");
        }
        return on.map(join::on).orElse(join);
    }

    private static Component<Lookup> lookup() {
        return Component.of(
                        Role.TRANSFORMER,
                        "lookup",
                        Lookup.class,
                        s -> Lookup.in(source(s, "reference")).on(s.get("on", NAMES)))
                .aliases("Lookup", "lookup_enrichment")
                .summary("Brings columns of a small reference by key")
                .required("reference", SOURCE, "the reference: a file, a table, rows")
                .required("on", NAMES, "the key: names, or the reference's column by the row's one")
                .option(
                        "columns",
                        NAMES,
                        "all but the key",
                        "columns to bring, or new names by theirs",
                        Lookup::columns)
                .option(
                        "on_miss",
                        ValueType.choice(MissPolicy.class),
                        "keep",
                        "a key that is not found: keep the row with nulls, default, reject or fail",
                        Lookup::onMiss)
                .option(
                        "defaults",
                        ValueType.mapOf(ValueType.SCALAR),
                        "none",
                        "values of new columns where the key is not found",
                        Lookup::defaults)
                .option(
                        "duplicates",
                        ValueType.choice(DuplicateKeys.class),
                        "fail",
                        "several rows of one key in the reference",
                        Lookup::duplicates);
    }

    private static Component<Union> union() {
        return Component.of(Role.TRANSFORMER, "union", Union.class, s -> Union.with(s.get("with", SOURCES)))
                .aliases("Union", "union_all", "append_rows", "concat")
                .summary("Adds the rows of other sources behind the last row")
                .required("with", SOURCES, "the other sources")
                .option("by", ValueType.choice(ColumnMatch.class), "name", "which columns belong together", Union::by)
                .option(
                        "missing",
                        ValueType.choice(MissingColumns.class),
                        "fail",
                        "columns that not every source has",
                        Union::missing)
                .option("rows", ValueType.choice(SetRows.class), "all", "whether equal rows stay", Union::rows);
    }

    private static Component<Except> except() {
        return Component.of(Role.TRANSFORMER, "except", Except.class, s -> Except.of(source(s, "other")))
                .aliases("Except", "minus")
                .summary("Keeps the rows that another source does not have")
                .required("other", SOURCE, "the rows to leave out")
                .option("by", ValueType.choice(ColumnMatch.class), "name", "which columns belong together", Except::by)
                .option(
                        "rows",
                        ValueType.choice(SetRows.class),
                        "distinct",
                        "whether equal rows count once",
                        Except::rows);
    }

    private static Component<Intersect> intersect() {
        return Component.of(Role.TRANSFORMER, "intersect", Intersect.class, s -> Intersect.of(source(s, "other")))
                .aliases("Intersect")
                .summary("Keeps the rows that another source has too")
                .required("other", SOURCE, "the rows to keep")
                .option(
                        "by",
                        ValueType.choice(ColumnMatch.class),
                        "name",
                        "which columns belong together",
                        Intersect::by)
                .option(
                        "rows",
                        ValueType.choice(SetRows.class),
                        "distinct",
                        "whether equal rows count once",
                        Intersect::rows);
    }

    private static Component<Scd2> scd2() {
        return Component.of(Role.TRANSFORMER, "scd2", Scd2.class, s -> {
                    Scd2 first = Scd2.on(s.get("key", ValueType.TEXTS).toArray(new String[0]));
                    return s.find("dimension", SOURCE)
                            .flatMap(found -> found)
                            .map(first::dimension)
                            .orElse(first);
                })
                .aliases("Scd2", "slowly_changing_dimension")
                .summary("Makes versions of rows that change (slowly changing dimension, type 2)")
                .required("key", ValueType.TEXTS, "the business key")
                .read("dimension", SOURCE, "none", "the versions so far; without it every row is new")
                .option(
                        "tracked",
                        ValueType.TEXTS,
                        "all but key and effective time",
                        "columns whose change makes a version",
                        Scd2::tracked)
                .option(
                        "effective",
                        ValueType.TEXT,
                        "the run's start",
                        "DATE or TIMESTAMP column that says since when a row holds",
                        Scd2::effective)
                .option(
                        "missing",
                        ValueType.choice(MissingKeys.class),
                        "keep",
                        "keys of the dimension that no row brings",
                        Scd2::missing)
                .option(
                        "late",
                        ValueType.choice(LateRows.class),
                        "reject",
                        "rows older than the current version that contradict the history",
                        Scd2::late)
                .option("emit", ValueType.choice(Versions.class), "changed", "which versions come out", Scd2::emit);
    }
}
