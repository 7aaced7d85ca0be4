package io.penstock.transform.internal.group;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A function call as text: {@code name(argument, …) rest}.
 *
 * @param name in lower case
 * @param arguments between the parentheses, split at commas outside of quotes and inner parentheses, without space around
 * @param rest what follows, without space around
 */
public record CallText(String name, List<String> arguments, String rest) {
    /** @throws PlanException {@code PEN-3312} when it is not a call */
    public static CallText parse(String text) {
        int open = text.indexOf('(');
        String name = open < 0 ? "" : text.substring(0, open).strip();
        if (name.isEmpty() || !name.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c))) {
            throw bad(text, "a function and its argument in parentheses are needed");
        }
        List<String> arguments = new ArrayList<>();
        int from = open + 1;
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                int end = text.indexOf(c, i + 1);
                i = end < 0 ? text.length() : end;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && depth-- == 0) {
                String last = text.substring(from, i).strip();
                if (!last.isEmpty() || !arguments.isEmpty()) {
                    arguments.add(last);
                }
                return new CallText(
                        name.toLowerCase(Locale.ROOT),
                        List.copyOf(arguments),
                        text.substring(i + 1).strip());
            } else if (c == ',' && depth == 0) {
                arguments.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        throw bad(text, "a closing parenthesis is missing");
    }

    /** The exception for a call that cannot be read. */
    public static PlanException bad(String text, String reason) {
        return new PlanException(Problem.of(
                MeasureErrors.BAD_MEASURE,
                "'" + text + "' cannot be read: " + reason + ". Write for example sum(fine_amount), count() or"
                        + " avg(days) where genre = 'Art'."));
    }
}
