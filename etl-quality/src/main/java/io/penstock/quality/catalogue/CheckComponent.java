package io.penstock.quality.catalogue;

import io.penstock.quality.check.Check;
import io.penstock.quality.check.CheckTest;
import io.penstock.quality.check.Checks;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Level;
import io.penstock.quality.profile.ValueDisplay;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.Settings;
import io.penstock.spi.component.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What the settings of every check have in common. */
final class CheckComponent {
    static final String COLUMN = "column";
    static final String COLUMNS = "columns";

    private CheckComponent() {}

    /** A check of rows. */
    static Component<Checks> rows(String name, String summary, Function<Settings, List<CheckTest>> tests) {
        return policy(made(name, summary, tests))
                .option(
                        "mostly",
                        ValueType.NUMBER,
                        "1",
                        "the share of rows that must pass, 0 to 1",
                        each(Check::mostly))
                .option(
                        "samples",
                        ValueType.INTEGER,
                        "5",
                        "how many failing rows are kept, 0 to 1000",
                        each(Check::samples))
                .option(
                        "show_values",
                        ValueType.choice(ValueDisplay.class),
                        "hidden",
                        "whether kept rows show the values of the checked columns, which are data",
                        each(Check::showValues));
    }

    /** A check of rows that is made for each of some columns. */
    static Component<Checks> columns(String name, String summary, BiFunction<String, Settings, CheckTest> test) {
        return onColumns(rows(name, summary, settings -> perColumn(settings, test)));
    }

    /** A check that is not about single rows. */
    static Component<Checks> whole(String name, String summary, Function<Settings, List<CheckTest>> tests) {
        return policy(made(name, summary, tests));
    }

    /** A check of a number about each of some columns. */
    static Component<Checks> numbers(String name, String summary, BiFunction<String, Settings, CheckTest> test) {
        return onColumns(whole(name, summary, settings -> perColumn(settings, test)));
    }

    private static Component<Checks> made(String name, String summary, Function<Settings, List<CheckTest>> tests) {
        return Component.of(
                        Role.CHECK,
                        name,
                        Checks.class,
                        settings -> Checks.of(
                                tests.apply(settings).stream().map(Check::of).toList()))
                .summary(summary);
    }

    private static Component<Checks> onColumns(Component<Checks> component) {
        return component
                .read(COLUMN, ValueType.TEXT, "none", "the column; this or 'columns' is needed")
                .read(COLUMNS, ValueType.TEXTS, "none", "several columns, a check for each");
    }

    private static List<CheckTest> perColumn(Settings settings, BiFunction<String, Settings, CheckTest> test) {
        List<String> names = new ArrayList<>();
        settings.find(COLUMN, ValueType.TEXT).ifPresent(names::add);
        settings.find(COLUMNS, ValueType.TEXTS).ifPresent(names::addAll);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("the setting 'column' or 'columns' is missing");
        }
        return names.stream().map(name -> test.apply(name, settings)).toList();
    }

    private static Component<Checks> policy(Component<Checks> component) {
        return component
                .option(
                        "level",
                        ValueType.choice(Level.class),
                        "fail",
                        "what it means when the check is not met: fail stops the run before its commit",
                        each(Check::level))
                .option(
                        "warn_below",
                        ValueType.NUMBER,
                        "0",
                        "warns when the check is met, but by a share or score below this",
                        each(Check::warnBelow))
                .option(
                        "where",
                        ValueType.TEXT,
                        null,
                        "SQL condition; rows for which it is not true are not looked at",
                        each(Check::where))
                .option(
                        "dimension",
                        ValueType.choice(Dimension.class),
                        null,
                        "which score it counts into, in place of the check's own",
                        each(Check::dimension))
                .option(
                        "weight",
                        ValueType.NUMBER,
                        "1",
                        "how much it counts among the checks of its dimension",
                        each(Check::weight));
    }

    private static <V> BiFunction<Checks, V, Checks> each(BiFunction<Check, V, Check> wither) {
        return (checks, value) -> checks.each(check -> wither.apply(check, value));
    }
}
