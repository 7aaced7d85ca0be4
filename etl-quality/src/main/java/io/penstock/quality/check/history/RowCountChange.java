package io.penstock.quality.check.history;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.check.CheckErrors;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Evidence;
import io.penstock.quality.check.Finding;
import io.penstock.quality.check.History;
import io.penstock.quality.check.TestBinding;
import io.penstock.quality.check.metric.Bounds;
import io.penstock.spi.Description;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * The number of rows must not change by more than a share.
 *
 * @param versus what it is compared with
 * @param maxChange a share, 0.5 for a half; both ways
 */
public record RowCountChange(Versus versus, double maxChange) implements HistoryTest {
    private static final int RUNS = 7;

    /** What the number of rows is compared with. */
    public enum Versus {
        /** The run before. */
        LAST,
        /** The mean of the last seven runs. */
        AVERAGE,
        /** The newest run on the same day of the week, in UTC. */
        SAME_WEEKDAY
    }

    public RowCountChange {
        if (!(maxChange >= 0 && maxChange < Double.POSITIVE_INFINITY)) {
            throw new PlanException(Problem.of(
                    CheckErrors.BAD_SETTING, "check row_count_change: max_change must be 0 or more, not " + maxChange));
        }
    }

    @Override
    public Description describe() {
        return Description.of("row_count_change", versus.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public Dimension dimension() {
        return Dimension.COMPLETENESS;
    }

    @Override
    public String expectation() {
        String with = switch (versus) {
            case LAST -> "the run before";
            case AVERAGE -> "the mean of the last " + RUNS + " runs";
            case SAME_WEEKDAY -> "the same weekday";
        };
        return "the number of rows differs from " + with + " by at most " + Bounds.shown(100 * maxChange) + " %";
    }

    @Override
    public void prepare(TestBinding binding) {}

    @Override
    public Finding judge(Evidence evidence) {
        List<History.Point> points = evidence.history().series("", "row_count").stream()
                .filter(point -> !point.known() && point.at().isBefore(evidence.now()))
                .filter(point -> versus != Versus.SAME_WEEKDAY || weekday(point.at()) == weekday(evidence.now()))
                .toList();
        if (points.isEmpty()) {
            return new Finding.Nothing("there is not enough history");
        }
        double before = versus == Versus.AVERAGE
                ? points.subList(Math.max(0, points.size() - RUNS), points.size()).stream()
                        .mapToDouble(History.Point::value)
                        .average()
                        .orElse(0)
                : points.get(points.size() - 1).value();
        double change = before == 0 ? (evidence.rows() == 0 ? 0 : 1) : (evidence.rows() - before) / before;
        String observed = Bounds.shown((double) evidence.rows()) + " rows, before " + Bounds.shown(before)
                + String.format(Locale.ROOT, " (%+.1f %%)", 100 * change);
        return Math.abs(change) <= maxChange
                ? Finding.met(observed, change)
                : Finding.missed(
                        Math.max(
                                0,
                                Math.min((double) evidence.rows(), before)
                                        / Math.max(1, Math.max((double) evidence.rows(), before))),
                        observed,
                        change);
    }

    private static int weekday(Instant at) {
        return at.atZone(ZoneOffset.UTC).getDayOfWeek().getValue();
    }
}
