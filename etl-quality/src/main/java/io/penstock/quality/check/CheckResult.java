package io.penstock.quality.check;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a check came to.
 *
 * @param name {@code not_null(email)}, or what the user called the check
 * @param type the check's type in JSON
 * @param columns the columns it looks at; none for checks of the table
 * @param dimension counted into the score of this dimension
 * @param level what a failure means
 * @param weight how much the check counts among those of its dimension
 * @param outcome the verdict
 * @param score how much of it holds, 0 to 1; null where the outcome is {@code NOT_EVALUATED} or {@code ERROR}
 * @param observed what was found, as text; empty when there is nothing to say
 * @param observedNumber the same as a number for the history; null when it is none
 * @param expected one clause: {@code at least 95 % are not null}
 * @param evaluated rows looked at; -1 when the check is not about single rows
 * @param failed rows among them that fail; -1 likewise
 * @param message one sentence for people, without a value of the data
 * @param samples some of the rows that fail, in the order they came
 */
public record CheckResult(
        String name,
        String type,
        List<String> columns,
        Dimension dimension,
        Level level,
        double weight,
        Outcome outcome,
        @Nullable Double score,
        String observed,
        @Nullable Double observedNumber,
        String expected,
        long evaluated,
        long failed,
        String message,
        List<SampleRow> samples)
        implements Serializable {
    public CheckResult {
        columns = List.copyOf(columns);
        samples = List.copyOf(samples);
    }

    /** Whether this result keeps a run from its commit. */
    public boolean blocks() {
        return level == Level.FAIL && (outcome == Outcome.FAIL || outcome == Outcome.ERROR);
    }

    /** {@code FAIL not_null(email): …}. */
    @Override
    public String toString() {
        return outcome + " " + name + ": " + message;
    }

    /** Plain values for JSON in a fixed order; what does not exist is left out. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("type", type);
        map.put("columns", columns);
        map.put("dimension", dimension.name().toLowerCase(Locale.ROOT));
        map.put("level", level.name().toLowerCase(Locale.ROOT));
        map.put("weight", weight);
        map.put("outcome", outcome.name().toLowerCase(Locale.ROOT));
        if (score != null) {
            map.put("score", score);
        }
        map.put("observed", observed);
        if (observedNumber != null) {
            map.put("observed_number", observedNumber);
        }
        map.put("expected", expected);
        if (evaluated >= 0) {
            map.put("evaluated_rows", evaluated);
            map.put("failed_rows", failed);
        }
        map.put("message", message);
        if (!samples.isEmpty()) {
            List<Map<String, Object>> rows = new ArrayList<>(samples.size());
            for (SampleRow sample : samples) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("row", sample.row());
                if (!sample.values().isEmpty()) {
                    row.put("values", sample.values());
                }
                rows.add(row);
            }
            map.put("samples", rows);
        }
        return map;
    }
}
