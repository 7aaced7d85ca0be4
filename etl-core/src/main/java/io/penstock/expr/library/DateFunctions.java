package io.penstock.expr.library;

import static io.penstock.expr.function.Parameter.DATE;
import static io.penstock.expr.function.Parameter.INTEGER;
import static io.penstock.expr.function.Parameter.MOMENT;
import static io.penstock.expr.function.Parameter.TEXT;

import io.penstock.error.Suggestion;
import io.penstock.expr.compute.CivilDate;
import io.penstock.expr.compute.DateParts;
import io.penstock.expr.compute.DateParts.Part;
import io.penstock.expr.compute.DateParts.Unit;
import io.penstock.expr.function.Coercion;
import io.penstock.expr.function.Function;
import io.penstock.expr.function.FunctionCall;
import io.penstock.expr.function.Operand;
import io.penstock.expr.kernel.Call;
import io.penstock.expr.kernel.Kernel;
import io.penstock.expr.syntax.ExprErrors;
import io.penstock.expr.syntax.Operator;
import io.penstock.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Functions of dates and timestamps; of a timestamp its day and time in UTC. */
final class DateFunctions {
    private DateFunctions() {}

    static List<Function> all() {
        List<Function> functions = new ArrayList<>();
        functions.add(part(Part.YEAR, "The year.", "year(DATE '2024-01-31')", "2024"));
        functions.add(part(Part.QUARTER, "The quarter, 1 to 4.", "quarter(DATE '2024-05-31')", "2"));
        functions.add(part(Part.MONTH, "The month, 1 to 12.", "extract(month FROM DATE '2024-01-31')", "1"));
        functions.add(part(Part.DAY, "The day of the month.", "day(DATE '2024-01-31')", "31")
                .alias("dayofmonth"));
        functions.add(part(Part.WEEKDAY, "The day of the week, 0 (Monday) to 6.", "weekday(DATE '2024-01-31')", "2"));
        functions.add(
                part(Part.DAYOFWEEK, "The day of the week, 1 (Sunday) to 7.", "dayofweek(DATE '2024-01-31')", "4"));
        functions.add(part(Part.ISODOW, "The day of the week, 1 (Monday) to 7.", "isodow(DATE '2024-02-04')", "7"));
        functions.add(part(Part.DAYOFYEAR, "The day of the year, from 1.", "dayofyear(DATE '2024-12-31')", "366"));
        functions.add(
                part(Part.HOUR, "The hour, 0 to 23; 0 of a date.", "hour(TIMESTAMP '2024-01-31 17:05:09')", "17"));
        functions.add(part(Part.MINUTE, "The minute; 0 of a date.", "minute(TIMESTAMP '2024-01-31 17:05:09')", "5"));
        functions.add(
                part(Part.SECOND, "The whole second; 0 of a date.", "second(TIMESTAMP '2024-01-31 17:05:09')", "9"));
        functions.addAll(counting());
        return List.copyOf(functions);
    }

    private static List<Function> counting() {
        return List.of(
                Function.of("date_diff", "INT64", DateFunctions::difference, TEXT, MOMENT, MOMENT)
                        .doc(
                                "How many boundaries of a unit ('year', 'quarter', 'month', 'week', 'day', 'hour', 'minute',"
                                        + " 'second'; a constant) lie from the first to the second; weeks begin on Monday.")
                        .example("date_diff('day', DATE '2024-01-31', DATE '2024-02-29')", "29")
                        .example("date_diff('month', DATE '2024-01-31', DATE '2024-02-01')", "1"),
                Function.of("date_add", "DATE", call -> plusDays(call, Operator.ADD), DATE, INTEGER)
                        .doc("So many days later, as `+`.")
                        .example("date_add(DATE '2024-02-28', 2)", "2024-03-01"),
                Function.of("date_sub", "DATE", call -> plusDays(call, Operator.SUBTRACT), DATE, INTEGER)
                        .doc("So many days earlier, as `-`.")
                        .example("date_sub(DATE '2024-03-01', 1)", "2024-02-29"),
                Function.of(
                                "add_months",
                                "DATE",
                                call -> call.failing(Type.DATE, DateParts.plusMonths(call.site())),
                                DATE,
                                INTEGER)
                        .doc("The same day so many months later, or the last day of a shorter month.")
                        .example("add_months(DATE '2024-01-31', 1)", "2024-02-29"),
                Function.of("date_trunc", "the second argument's type", DateFunctions::truncate, TEXT, MOMENT)
                        .doc("The first day or moment of the unit (a constant, as in date_diff) that holds the value.")
                        .example("date_trunc('month', DATE '2024-01-31')", "2024-01-01")
                        .example("date_trunc('hour', TIMESTAMP '2024-01-31 17:05:09')", "2024-01-31T17:00:00Z"));
    }

    private static Function part(Part part, String doc, String example, String value) {
        return Function.of(
                        part.name().toLowerCase(Locale.ROOT),
                        "INT64",
                        call -> call.total(Type.INT64, DateParts.part(part)),
                        MOMENT)
                .doc(doc)
                .example(example, value);
    }

    private static Kernel plusDays(FunctionCall call, Operator operator) {
        return call.failing(Type.DATE, CivilDate.plusDays(operator, call.site()));
    }

    private static @Nullable Unit unit(FunctionCall call) {
        String name = call.constantText(0);
        Unit unit = name == null ? null : Unit.named(name);
        if (name != null && unit == null) {
            call.refuse(
                    0,
                    ExprErrors.BAD_LITERAL,
                    "there is no unit of time '" + name + "'. " + Suggestion.among(name, Unit.names()));
        }
        return unit;
    }

    private static @Nullable Kernel difference(FunctionCall call) {
        Unit unit = unit(call);
        List<Operand> moments = call.operands().subList(1, 3);
        Type common = Objects.requireNonNull(Coercion.common(moments));
        Kernel from = Coercion.convert(call.scope(), moments.get(0), common);
        Kernel to = Coercion.convert(call.scope(), moments.get(1), common);
        return unit == null || from == null || to == null
                ? null
                : Call.of(Type.INT64, DateParts.difference(unit), from, to);
    }

    private static @Nullable Kernel truncate(FunctionCall call) {
        Unit unit = unit(call);
        Operand moment = call.operand(1);
        return unit == null ? null : Call.of(moment.type(), DateParts.truncate(unit, moment.type()), moment.kernel());
    }
}
