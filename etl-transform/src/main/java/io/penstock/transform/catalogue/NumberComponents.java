package io.penstock.transform.catalogue;

import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import io.penstock.transform.Columns;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.missing.FillMethod;
import io.penstock.transform.missing.FillMissing;
import io.penstock.transform.number.Bin;
import io.penstock.transform.number.Normalize;
import io.penstock.transform.number.OneHot;
import io.penstock.transform.number.OutlierAction;
import io.penstock.transform.number.OutlierMethod;
import io.penstock.transform.number.Outliers;
import io.penstock.transform.number.Scaling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Missing values and steps on numbers, for JSON. */
final class NumberComponents {
    private static final String COLUMN = "column";
    private static final String COLUMNS = "columns";
    private static final String METHOD = "method";
    private static final String EXPRESSION = "expression";
    private static final ValueType<List<Double>> NUMBERS = ValueType.listOf(ValueType.NUMBER);

    private NumberComponents() {}

    static List<Component<?>> all() {
        return List.of(fillMissing(), outliers(), normalize(), bin(), oneHot());
    }

    private static Component<FillMissing> fillMissing() {
        return Component.of(Role.TRANSFORMER, "fill_missing", FillMissing.class, NumberComponents::filled)
                .aliases("FillMissing", "fillna", "fill_null")
                .summary("Gives nulls a value: constant, expression, mean, median, mode, or a neighbour's")
                .required(COLUMNS, Columns.VALUE, "columns to fill")
                .read(METHOD, ValueType.choice(FillMethod.class), "value", "where the value comes from")
                .read("value", ValueType.SCALAR, "none", "the constant of method value")
                .read(EXPRESSION, ValueType.TEXT, "none", "the SQL expression of method expression")
                .option("by", Columns.VALUE, "none", "only rows equal in these columns are looked at", FillMissing::by);
    }

    private static FillMissing filled(Settings settings) {
        Columns columns = CleanComponents.columns(settings);
        Optional<Object> value = settings.find("value", ValueType.SCALAR);
        Optional<String> expression = settings.find(EXPRESSION, ValueType.TEXT);
        FillMethod method = settings.find(METHOD, ValueType.choice(FillMethod.class))
                .orElse(expression.isPresent() ? FillMethod.EXPRESSION : FillMethod.VALUE);
        refuse(value.isPresent() && method != FillMethod.VALUE, "value", method);
        refuse(expression.isPresent() && method != FillMethod.EXPRESSION, EXPRESSION, method);
        if (method == FillMethod.VALUE) {
            return FillMissing.value(columns, settings.get("value", ValueType.SCALAR));
        }
        return method == FillMethod.EXPRESSION
                ? FillMissing.expression(columns, settings.get(EXPRESSION, ValueType.TEXT))
                : FillMissing.by(method, columns);
    }

    private static void refuse(boolean given, String option, FillMethod method) {
        if (given) {
            throw TransformErrors.badSetting(
                    "fill_missing",
                    "'" + option + "' has no effect on the method "
                            + method.name().toLowerCase(Locale.ROOT));
        }
    }

    private static Component<Outliers> outliers() {
        return Component.of(
                        Role.TRANSFORMER, "outliers", Outliers.class, s -> Outliers.columns(CleanComponents.columns(s)))
                .aliases("Outliers", "remove_outliers", "detect_outliers")
                .summary("Flags, clips, nulls or rejects numbers far from the others of their column")
                .required(COLUMNS, Columns.VALUE, "columns of numbers")
                .option(METHOD, ValueType.choice(OutlierMethod.class), "iqr", "what is far", Outliers::method)
                .option(
                        "threshold",
                        ValueType.NUMBER,
                        "3, 1.5 or 3.5 by method",
                        "how far is too far",
                        Outliers::threshold)
                .option("action", ValueType.choice(OutlierAction.class), "flag", "what happens", Outliers::action);
    }

    private static Component<Normalize> normalize() {
        return Component.of(
                        Role.TRANSFORMER,
                        "normalize",
                        Normalize.class,
                        s -> Normalize.columns(CleanComponents.columns(s)))
                .aliases("Normalize", "scale")
                .summary("Scales columns of numbers to comparable ranges")
                .required(COLUMNS, Columns.VALUE, "columns of numbers")
                .option(METHOD, ValueType.choice(Scaling.class), "min_max", "how", Normalize::method);
    }

    private static Component<Bin> bin() {
        return Component.of(Role.TRANSFORMER, "bin", Bin.class, NumberComponents::binned)
                .aliases("Bin", "cut", "bucket")
                .summary("Names the range a number lies in")
                .required(COLUMN, ValueType.TEXT, "column of numbers")
                .read("edges", NUMBERS, "none", "where ranges begin, rising; one of edges, width, quantiles")
                .read("width", ValueType.INTEGER, "none", "how many ranges of equal width")
                .read("quantiles", ValueType.INTEGER, "none", "how many ranges with equally many rows")
                .option("labels", ValueType.TEXTS, "[from, to)", "names of the ranges, lowest first", Bin::labels)
                .option("into", ValueType.TEXT, "<column>_bin", "the new column", Bin::into);
    }

    private static Bin binned(Settings settings) {
        String column = settings.get(COLUMN, ValueType.TEXT);
        Optional<List<Double>> edges = settings.find("edges", NUMBERS);
        Optional<Integer> width = settings.find("width", ValueType.INTEGER);
        Optional<Integer> quantiles = settings.find("quantiles", ValueType.INTEGER);
        int given = (edges.isPresent() ? 1 : 0) + (width.isPresent() ? 1 : 0) + (quantiles.isPresent() ? 1 : 0);
        if (given != 1) {
            throw TransformErrors.badSetting("bin", "needs one of 'edges', 'width' and 'quantiles', not " + given);
        }
        return edges.map(list -> Bin.edges(column, list))
                .or(() -> width.map(count -> Bin.width(column, count)))
                .orElseGet(() -> Bin.quantiles(column, quantiles.orElseThrow()));
    }

    private static Component<OneHot> oneHot() {
        return Component.of(
                        Role.TRANSFORMER,
                        "one_hot",
                        OneHot.class,
                        s -> OneHot.of(s.get(COLUMN, ValueType.TEXT), s.get("values", ValueType.TEXTS)))
                .aliases("OneHot", "one_hot_encode")
                .summary("A column of 0 and 1 per category of a text column")
                .required(COLUMN, ValueType.TEXT, "text column")
                .required("values", ValueType.TEXTS, "the categories")
                .option("prefix", ValueType.TEXT, "<column>_", "before the category in column names", OneHot::prefix)
                .option(
                        "unknown",
                        ValueType.choice(OneHot.Unknown.class),
                        "ignore",
                        "a text that is no category",
                        OneHot::unknown);
    }
}
