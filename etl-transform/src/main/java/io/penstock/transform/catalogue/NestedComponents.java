package io.penstock.transform.catalogue;

import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import io.penstock.transform.Columns;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.nested.EmptyLists;
import io.penstock.transform.nested.Explode;
import io.penstock.transform.nested.ExtraParts;
import io.penstock.transform.nested.Flatten;
import io.penstock.transform.nested.MergeColumns;
import io.penstock.transform.nested.NullParts;
import io.penstock.transform.nested.SourceColumns;
import io.penstock.transform.nested.Split;
import java.util.List;
import java.util.Optional;

/** Steps on nested and packed values, for JSON. */
final class NestedComponents {
    private static final String COLUMN = "column";
    private static final String COLUMNS = "columns";
    private static final ValueType<EmptyLists> EMPTY = ValueType.choice(EmptyLists.class);
    private static final ValueType<SourceColumns> SOURCE = ValueType.choice(SourceColumns.class);

    private NestedComponents() {}

    static List<Component<?>> all() {
        return List.of(explode(), flatten(), split(), mergeColumns());
    }

    private static Component<Explode> explode() {
        return Component.of(
                        Role.TRANSFORMER, "explode", Explode.class, s -> Explode.column(s.get(COLUMN, ValueType.TEXT)))
                .aliases("Explode", "explode_list")
                .summary("Makes a row of each element of a list, JSON array or delimited text")
                .required(COLUMN, ValueType.TEXT, "a LIST column, or a text")
                .option(
                        "json",
                        ValueType.COLUMN_TYPE,
                        "none",
                        "the text is a JSON array of values of this type",
                        Explode::json)
                .option(
                        "delimiter",
                        ValueType.TEXT,
                        "none",
                        "what stands between elements in the text",
                        Explode::delimiter)
                .option("as", ValueType.TEXT, "the column's name", "name of the element's column", Explode::as)
                .option(
                        "position",
                        ValueType.TEXT,
                        "none",
                        "a column for the element's place, from 1",
                        Explode::position)
                .option("nulls", EMPTY, "keep", "rows whose list is null", Explode::nulls)
                .option("empties", EMPTY, "keep", "rows whose list is empty", Explode::empties)
                .option(
                        "on_invalid",
                        ValueType.choice(OnInvalid.class),
                        "reject",
                        "a text that is no such JSON array: reject or null",
                        Explode::onInvalid);
    }

    private static Component<Flatten> flatten() {
        return Component.of(
                        Role.TRANSFORMER,
                        "flatten",
                        Flatten.class,
                        s -> Flatten.columns(s.find(COLUMNS, Columns.VALUE).orElse(Columns.all())))
                .aliases("Flatten", "flatten_struct")
                .summary("Makes a column of each part of structs or JSON objects")
                .read(COLUMNS, Columns.VALUE, "*", "STRUCT columns; with 'fields' texts with JSON objects")
                .option(
                        "fields",
                        ValueType.mapOf(ValueType.COLUMN_TYPE),
                        "none",
                        "types of the fields of JSON objects, by name",
                        Flatten::fields)
                .option("separator", ValueType.TEXT, ".", "between the names of column and part", Flatten::separator)
                .option("levels", ValueType.INTEGER, "all", "levels of structs that are taken apart", Flatten::levels)
                .option(
                        "on_invalid",
                        ValueType.choice(OnInvalid.class),
                        "reject",
                        "a text that is no such JSON object: reject or null",
                        Flatten::onInvalid);
    }

    private static Component<Split> split() {
        return Component.of(
                        Role.TRANSFORMER,
                        "split",
                        Split.class,
                        s -> Split.column(s.get(COLUMN, ValueType.TEXT), s.get("into", ValueType.TEXTS)))
                .aliases("Split", "split_column")
                .summary("Takes a text apart into columns")
                .required(COLUMN, ValueType.TEXT, "text column")
                .required("into", ValueType.TEXTS, "names of the new columns")
                .option("by", ValueType.TEXT, "a blank", "the text between two parts", Split::by)
                .option("by_pattern", ValueType.TEXT, "none", "the same as a regular expression", Split::byPattern)
                .option(
                        "extra",
                        ValueType.choice(ExtraParts.class),
                        "join",
                        "more parts than columns: join the rest, drop, null or reject",
                        Split::extra)
                .option("source", SOURCE, "keep", "whether the column itself stays", Split::source);
    }

    private static Component<MergeColumns> mergeColumns() {
        return Component.of(Role.TRANSFORMER, "merge_columns", MergeColumns.class, NestedComponents::merged)
                .aliases("MergeColumns", "concat_columns", "combine_columns")
                .summary("Puts columns together to one text")
                .required("into", ValueType.TEXT, "the new column")
                .read(COLUMNS, Columns.VALUE, "none", "columns in order, or 'format'")
                .read("format", ValueType.TEXT, "none", "such as \"{last}, {first}\"")
                .option("separator", ValueType.TEXT, "a blank", "between two values", MergeColumns::separator)
                .option("nulls", ValueType.choice(NullParts.class), "skip", "what nulls are", MergeColumns::nulls)
                .option("source", SOURCE, "keep", "whether the columns themselves stay", MergeColumns::source);
    }

    private static MergeColumns merged(Settings settings) {
        Optional<Columns> columns = settings.find(COLUMNS, Columns.VALUE);
        Optional<String> format = settings.find("format", ValueType.TEXT);
        String into = settings.get("into", ValueType.TEXT);
        if (columns.isPresent() == format.isPresent()) {
            throw TransformErrors.badSetting("merge_columns", "needs either 'columns' or 'format'");
        }
        return columns.isPresent() ? MergeColumns.of(columns.get(), into) : MergeColumns.format(format.get(), into);
    }
}
