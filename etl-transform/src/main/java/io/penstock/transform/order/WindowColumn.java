package io.penstock.transform.order;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import io.penstock.expr.BoundExpr;
import io.penstock.expr.Expr;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Problems;
import io.penstock.transform.internal.group.BoundMeasure;
import io.penstock.transform.internal.group.CallText;
import io.penstock.transform.internal.group.Measure;
import io.penstock.transform.internal.group.MeasureFunction;
import io.penstock.transform.internal.window.BoundColumn;
import io.penstock.transform.internal.window.RowsFrame;
import io.penstock.transform.internal.window.WindowFunction;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One new column of a window step, read from text.
 *
 * @param name of the column
 * @param text as it was written
 * @param function what is computed
 * @param measure of {@link WindowFunction#MEASURE}, and of a first or last value of the partition
 * @param argument of {@code lag}, {@code lead}, {@code first_value}, {@code last_value}
 * @param number of {@code ntile}, {@code lag}, {@code lead}
 * @param frame the rows it sees; null for the step's own
 */
record WindowColumn(
        String name,
        String text,
        WindowFunction function,
        @Nullable Measure measure,
        @Nullable Expr argument,
        int number,
        @Nullable RowsFrame frame)
        implements Serializable {
    private static final Pattern FRAME = Pattern.compile("(?is)(?:^|.*\\s)(rows\\s.*)$");

    static WindowColumn parse(String name, String text) {
        CallText call = CallText.parse(text);
        RowsFrame frame = null;
        Matcher match = FRAME.matcher(call.rest());
        String rest = call.rest();
        if (match.matches()) {
            String frameText = match.group(1);
            frame = RowsFrame.parse(frameText)
                    .orElseThrow(() -> OrderErrors.badWindow("window column '" + name + "': '" + frameText
                            + "' is not a frame. Valid: rows N preceding, rows between N preceding and N following,"
                            + " rows unbounded preceding, rows between unbounded preceding and unbounded following"
                            + " (N at most 1,000,000)."));
            rest = rest.substring(0, match.start(1)).strip();
        }
        WindowFunction function = WindowFunction.find(call.name()).orElse(WindowFunction.MEASURE);
        if (function == WindowFunction.MEASURE) {
            Measure measure = measure(name, text, new CallText(call.name(), call.arguments(), rest));
            return new WindowColumn(name, text, function, measure, null, 0, frame);
        } else if (!rest.isEmpty()) {
            throw OrderErrors.badWindow(
                    "window column '" + name + "': '" + rest + "' cannot follow " + function.label());
        }
        return ofPlace(name, text, function, call.arguments(), frame);
    }

    private static Measure measure(String name, String text, CallText call) {
        try {
            return Measure.of(name, text, call);
        } catch (PlanException e) {
            if (!e.code().equals(io.penstock.transform.internal.group.MeasureErrors.UNKNOWN_FUNCTION)) {
                throw e;
            }
            List<String> names = new ArrayList<>(WindowFunction.names());
            names.addAll(MeasureFunction.names());
            throw new PlanException(Problem.of(
                    e.code(),
                    "there is no window function '" + call.name() + "'. " + Suggestion.among(call.name(), names)));
        }
    }

    private static WindowColumn ofPlace(
            String name, String text, WindowFunction function, List<String> given, @Nullable RowsFrame frame) {
        int most = switch (function) {
            case ROW_NUMBER, RANK, DENSE_RANK -> 0;
            case LAG, LEAD -> 2;
            default -> 1;
        };
        int least = Math.min(most, 1);
        if (given.size() < least || given.size() > most) {
            throw OrderErrors.badWindow("window column '" + name + "': " + function.label() + " takes "
                    + (least == most ? "" + most : least + " or " + most) + " arguments, not " + given.size());
        }
        boolean framed = function == WindowFunction.FIRST_VALUE || function == WindowFunction.LAST_VALUE;
        if (frame != null && !framed) {
            throw OrderErrors.badWindow("window column '" + name + "': " + function.label() + " takes no frame");
        } else if (function == WindowFunction.NTILE) {
            return new WindowColumn(name, text, function, null, null, number(name, given.get(0), 1), null);
        } else if (most == 0) {
            return new WindowColumn(name, text, function, null, null, 0, null);
        } else if (!framed) {
            int distance = given.size() == 2 ? number(name, given.get(1), 0) : 1;
            return new WindowColumn(name, text, function, null, Expr.parse(given.get(0)), distance, null);
        }
        boolean first = function == WindowFunction.FIRST_VALUE;
        boolean whole = frame == null
                || frame.kind() == RowsFrame.Kind.WHOLE
                || (first && frame.kind() == RowsFrame.Kind.RUNNING);
        Measure measure = whole ? Measure.of(name, text, new CallText(first ? "first" : "last", given, "")) : null;
        return new WindowColumn(
                name, text, function, measure, Expr.parse(given.get(0)), 0, whole ? RowsFrame.WHOLE : frame);
    }

    private static int number(String name, String text, int least) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= 1_000_000) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw OrderErrors.badWindow("window column '" + name + "': '" + text + "' is not a whole number");
        }
        throw OrderErrors.badWindow(
                "window column '" + name + "': " + text + " is not a number from " + least + " to 1000000");
    }

    /** @param usual the frame of measures that name none */
    @Nullable
    BoundColumn bind(Schema input, RowsFrame usual, Problems problems) {
        RowsFrame seen = frame != null ? frame : function == WindowFunction.MEASURE ? usual : RowsFrame.WHOLE;
        if (measure != null) {
            BoundMeasure bound = measure.bind(input, problems);
            if (bound == null) {
                return null;
            }
            if (seen.kind() == RowsFrame.Kind.WHOLE) {
                return new BoundColumn(bound.field(), function, bound, null, 0, seen);
            }
            return moving(bound, seen, problems);
        }
        BoundExpr value = argument == null ? null : argument.bind(input, problems::add);
        if (argument != null && value == null) {
            return null;
        }
        Field field = value == null ? Field.required(name, Type.INT64) : Field.of(name, value.type());
        return new BoundColumn(field, function, null, value, number, seen);
    }

    private @Nullable BoundColumn moving(BoundMeasure bound, RowsFrame seen, Problems problems) {
        boolean possible = switch (bound.measure().function()) {
            case SUM, AVG, MIN, MAX, COUNT -> bound.where() == null;
            default -> false;
        };
        if (!possible) {
            problems.add(
                    OrderErrors.BAD_WINDOW,
                    "window column '" + name + "': '" + text
                            + "' can only see its whole partition; only sum, avg, min, max"
                            + " and count without a condition run or move. Write 'rows between unbounded preceding and"
                            + " unbounded following' behind it.");
            return null;
        }
        return new BoundColumn(bound.field(), function, bound, bound.argument(), 0, seen);
    }
}
