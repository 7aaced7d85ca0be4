package io.penstock.expr.library;

import static io.penstock.expr.function.Parameter.DATE;
import static io.penstock.expr.function.Parameter.INTEGER;
import static io.penstock.expr.function.Parameter.MOMENT;
import static io.penstock.expr.function.Parameter.TEXT;

import io.penstock.expr.compute.Casts;
import io.penstock.expr.compute.DateParts;
import io.penstock.expr.function.Function;
import io.penstock.expr.function.FunctionCall;
import io.penstock.expr.kernel.Call;
import io.penstock.expr.kernel.Kernel;
import io.penstock.expr.scalar.Moments;
import io.penstock.expr.scalar.PerValue;
import io.penstock.expr.syntax.ExprErrors;
import io.penstock.expr.syntax.Node.OnFailure;
import io.penstock.schema.Type;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Dates and timestamps made, written, read and counted. */
final class MomentFunctions {
    private static final long MILLI = 1000;
    private static final long SECOND = 1_000_000;
    private static final long YEARS = 1_000_000_000L;

    private MomentFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.of(
                                "make_date",
                                "DATE",
                                call -> call.failing(Type.DATE, Moments.date(call.site())),
                                INTEGER,
                                INTEGER,
                                INTEGER)
                        .doc("The date of a year, month and day; an error where the calendar has none.")
                        .example("make_date(2024, 2, 29)", "2024-02-29"),
                Function.of(
                                "make_timestamp",
                                "TIMESTAMP",
                                call -> call.failing(Type.TIMESTAMP, Moments.timestamp(call.site())),
                                INTEGER,
                                INTEGER,
                                INTEGER,
                                INTEGER,
                                INTEGER,
                                INTEGER)
                        .doc("The moment of a year, month, day, hour, minute and second in UTC.")
                        .example("make_timestamp(2024, 1, 31, 17, 5, 9)", "2024-01-31T17:05:09Z"),
                Function.of("date_format", "TEXT", MomentFunctions::written, MOMENT, TEXT)
                        .doc(
                                "Written by a pattern (a constant, Java syntax as in `parse`: yyyy MM dd HH mm ss, EEE, MMM in English).")
                        .example("date_format(DATE '2024-01-31', 'dd/MM/yyyy')", "31/01/2024")
                        .example("date_format(TIMESTAMP '2024-01-31 17:05:09', 'EEE HH:mm')", "Wed 17:05"),
                read("to_date", Type.DATE, OnFailure.ERROR)
                        .doc(
                                "The date that a text is by a pattern (a constant, as in date_format), read strictly; an error names the"
                                        + " row whose text is none.")
                        .example("to_date('31/01/2024', 'dd/MM/yyyy')", "2024-01-31"),
                read("try_to_date", Type.DATE, OnFailure.NULL)
                        .doc("As to_date, null where the text is no date of the pattern.")
                        .example("try_to_date('31/02/2024', 'dd/MM/yyyy')", "NULL"),
                read("to_timestamp", Type.TIMESTAMP, OnFailure.ERROR)
                        .doc("The moment that a text is by a pattern, in UTC where the pattern has no zone.")
                        .example("to_timestamp('31.01.2024 17:05', 'dd.MM.yyyy HH:mm')", "2024-01-31T17:05:00Z")
                        .example(
                                "to_timestamp('2024-01-31 17:05 +0100', 'yyyy-MM-dd HH:mm Z')", "2024-01-31T16:05:00Z"),
                read("try_to_timestamp", Type.TIMESTAMP, OnFailure.NULL)
                        .doc("As to_timestamp, null where the text is no moment of the pattern.")
                        .example("try_to_timestamp('soon', 'dd.MM.yyyy HH:mm')", "NULL"),
                Function.of("last_day", "DATE", call -> call.total(Type.DATE, Moments.lastDay(call.type(0))), MOMENT)
                        .doc("The last day of the month.")
                        .example("last_day(DATE '2024-02-03')", "2024-02-29"),
                Function.of(
                                "add_years",
                                "DATE",
                                call -> Call.failing(
                                        Type.DATE,
                                        DateParts.plusMonths(call.site()),
                                        call.operand(0).kernel(),
                                        Call.of(
                                                Type.INT64,
                                                PerValue.longs(
                                                        Type.INT64,
                                                        (v, i) -> Math.max(-YEARS, Math.min(YEARS, v[0][i])) * 12),
                                                call.operand(1).kernel())),
                                DATE,
                                INTEGER)
                        .doc("The same day so many years later, the 28th where a 29 February has no counterpart.")
                        .example("add_years(DATE '2024-02-29', 1)", "2025-02-28"),
                Function.of("week", "INT64", call -> call.total(Type.INT64, Moments.week(call.type(0), false)), MOMENT)
                        .alias("weekofyear")
                        .doc("The week of ISO 8601, 1 to 53.")
                        .example("week(DATE '2024-12-30')", "1"),
                Function.of(
                                "isoyear",
                                "INT64",
                                call -> call.total(Type.INT64, Moments.week(call.type(0), true)),
                                MOMENT)
                        .doc("The year that the week of ISO 8601 belongs to.")
                        .example("isoyear(DATE '2024-12-30')", "2025"),
                Function.of("age_years", "INT64", call -> call.total(Type.INT64, Moments.months(12)), DATE, DATE)
                        .doc(
                                "Whole years from the first day to the second by the calendar: who was born on the first day is so old"
                                        + " on the second. Negative backwards.")
                        .example("age_years(DATE '2000-02-29', DATE '2024-02-28')", "23")
                        .example("age_years(DATE '2000-02-29', DATE '2024-02-29')", "24"),
                Function.of("age_months", "INT64", call -> call.total(Type.INT64, Moments.months(1)), DATE, DATE)
                        .doc("Whole months from the first day to the second by the calendar.")
                        .example("age_months(DATE '2024-01-31', DATE '2024-02-29')", "0"),
                epoch("epoch", SECOND)
                        .doc("Whole seconds since 1970, rounded down.")
                        .example("epoch(TIMESTAMP '1970-01-02 00:00:01.5')", "86401"),
                epoch("epoch_ms", MILLI)
                        .doc("Milliseconds since 1970, rounded down.")
                        .example("epoch_ms(TIMESTAMP '1970-01-01 00:00:01.5')", "1500"),
                fromEpoch("from_epoch", SECOND)
                        .doc("The moment of so many seconds since 1970.")
                        .example("from_epoch(86401)", "1970-01-02T00:00:01Z"),
                fromEpoch("from_epoch_ms", MILLI)
                        .doc("The moment of so many milliseconds since 1970.")
                        .example("from_epoch_ms(1500)", "1970-01-01T00:00:01.500Z"),
                Function.of("at_zone", "TIMESTAMP", MomentFunctions::local, MOMENT, TEXT)
                        .doc(
                                "The moment whose parts are what clocks of a zone (a constant) show: `hour(at_zone(t, 'Europe/Berlin'))`.")
                        .example("hour(at_zone(TIMESTAMP '2024-07-01 22:30:00', 'Europe/Berlin'))", "0"),
                Function.of("time_of", "TIME", MomentFunctions::timeOfDay, MOMENT)
                        .doc("The time of day in UTC.")
                        .example("time_of(TIMESTAMP '2024-01-31 17:05:09')", "17:05:09"));
    }

    private static Function read(String name, Type type, OnFailure onFailure) {
        return Function.of(
                name,
                type.toString(),
                call -> {
                    DateTimeFormatter format = format(call);
                    if (format == null) {
                        return null;
                    }
                    Kernel text = call.operand(0).kernel();
                    return onFailure == OnFailure.ERROR
                            ? Call.failing(type, Moments.read(type, format, onFailure, call.site()), text)
                            : Call.of(type, Moments.read(type, format, onFailure, call.site()), text);
                },
                TEXT,
                TEXT);
    }

    private static Function epoch(String name, long micros) {
        return Function.of(name, "INT64", call -> call.total(Type.INT64, Moments.epoch(call.type(0), micros)), MOMENT);
    }

    private static Function fromEpoch(String name, long micros) {
        return Function.of(
                name,
                "TIMESTAMP",
                call -> call.failing(Type.TIMESTAMP, Moments.fromEpoch(call.site(), micros)),
                INTEGER);
    }

    private static @Nullable DateTimeFormatter format(FunctionCall call) {
        String pattern = call.constantText(1);
        if (pattern == null) {
            return null;
        }
        try {
            // A year of an era without its era cannot be read strictly.
            return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            call.refuse(1, ExprErrors.BAD_LITERAL, "the pattern is not one of dates: " + e.getMessage());
            return null;
        }
    }

    private static @Nullable Kernel written(FunctionCall call) {
        DateTimeFormatter format = format(call);
        if (format == null) {
            return null;
        }
        if (!isWritable(format)) {
            return call.refuse(1, ExprErrors.BAD_LITERAL, "the pattern asks for a zone, which the value does not have");
        }
        return Call.of(
                Type.TEXT,
                Moments.written(call.type(0), format),
                call.operand(0).kernel());
    }

    private static boolean isWritable(DateTimeFormatter format) {
        try {
            return !format.format(LocalDateTime.of(2024, 1, 31, 0, 0)).isEmpty();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Kernel asTimestamp(FunctionCall call) {
        Kernel moment = call.operand(0).kernel();
        return moment.type() == Type.TIMESTAMP
                ? moment
                : Objects.requireNonNull(Casts.of(moment, Type.TIMESTAMP, OnFailure.ERROR, call.site()));
    }

    private static @Nullable Kernel local(FunctionCall call) {
        String zone = call.constantText(1);
        if (zone == null) {
            return null;
        }
        try {
            return Call.of(Type.TIMESTAMP, Moments.local(ZoneId.of(zone)), asTimestamp(call));
        } catch (DateTimeException e) {
            return call.refuse(
                    1,
                    ExprErrors.BAD_LITERAL,
                    "there is no time zone '" + zone + "'; write one such as 'Europe/Berlin'");
        }
    }

    private static Kernel timeOfDay(FunctionCall call) {
        return Call.of(Type.TIME, Moments.timeOfDay(), asTimestamp(call));
    }
}
