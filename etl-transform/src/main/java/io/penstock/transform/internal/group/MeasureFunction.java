package io.penstock.transform.internal.group;

import io.penstock.schema.DecimalType;
import io.penstock.schema.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The functions of many values; the constant's name in lower case is its first name. */
public enum MeasureFunction {
    COUNT,
    COUNT_IF("countif"),
    COUNT_DISTINCT("nunique"),
    SUM,
    AVG("mean"),
    MIN,
    MAX,
    FIRST,
    LAST,
    ANY("any_value"),
    MEDIAN,
    QUANTILE("percentile", "quantile_cont", "percentile_cont"),
    STDDEV("std", "stddev_samp"),
    STDDEV_POP,
    VARIANCE("var", "var_samp"),
    VARIANCE_POP("var_pop"),
    MODE,
    STRING_AGG("group_concat", "listagg"),
    LIST("array_agg", "collect_list");

    private final String others;

    MeasureFunction(String... others) {
        this.others = String.join(" ", others);
    }

    static Optional<MeasureFunction> find(String name) {
        return Arrays.stream(values())
                .filter(each -> each.label().equals(name)
                        || List.of(each.others.split(" ")).contains(name))
                .findFirst();
    }

    /** Every first name. */
    public static List<String> names() {
        return Arrays.stream(values()).map(MeasureFunction::label).toList();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its argument must be, in words. */
    String expected() {
        return switch (this) {
            case COUNT_IF -> "BOOLEAN";
            case SUM, AVG, STDDEV, STDDEV_POP, VARIANCE, VARIANCE_POP -> "a number";
            case STRING_AGG -> "TEXT";
            default -> "any type but LIST and STRUCT";
        };
    }

    boolean takes(Type type) {
        return switch (this) {
            case COUNT, COUNT_DISTINCT, FIRST, LAST, ANY, LIST -> true;
            case COUNT_IF -> type == Type.BOOLEAN;
            case SUM, AVG, STDDEV, STDDEV_POP, VARIANCE, VARIANCE_POP -> type.isNumeric();
            case STRING_AGG -> type == Type.TEXT;
            default -> !type.isNested();
        };
    }

    Type result(Type argument) {
        return switch (this) {
            case COUNT, COUNT_IF, COUNT_DISTINCT -> Type.INT64;
            case SUM ->
                argument instanceof DecimalType decimal
                        ? Type.decimal(DecimalType.MAX_PRECISION, decimal.scale())
                        : argument;
            case AVG, STDDEV, STDDEV_POP, VARIANCE, VARIANCE_POP -> Type.FLOAT64;
            case MEDIAN, QUANTILE -> argument.isNumeric() ? Type.FLOAT64 : argument;
            case LIST -> Type.list(argument);
            default -> argument;
        };
    }

    /** Whether all values of a group are needed, through an external sort. */
    boolean sorts() {
        return switch (this) {
            case COUNT_DISTINCT, MEDIAN, QUANTILE, MODE, STRING_AGG, LIST -> true;
            default -> false;
        };
    }
}
