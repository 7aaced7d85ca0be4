package io.penstock.quality.anomaly;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The number of rows of a load against the loads of the same weekday, or, where loads are rarer than
 * that, against all: by the median of the last eight and
 * the spread of their logarithms, so that half and double are equally far; a shift that the last three loads share moves what is expected. The spread counts as at least 8 %.
 *
 * @param most distance that is normal, in spreads; 4 by default
 */
public record Volume(double most) implements AnomalyDetector {
    public static final Volume DEFAULT = new Volume(4);

    private static final int SAME_DAYS = 8;
    private static final int LEAST_SAME = 3;
    private static final int LEAST = 5;
    private static final int RECENT = 3;
    private static final Duration WEEKS = Duration.ofDays(22);
    private static final double LEAST_SPREAD = 0.08;

    public Volume {
        AnomalyErrors.require(most > 0, "the distance that is normal must be more than 0, not " + most);
    }

    @Override
    public String type() {
        return "volume";
    }

    @Override
    public Judgement judgeBy(List<Observation> past, Observation now) {
        List<Observation> same = sameDay(past, now);
        boolean enough = same.size() >= LEAST_SAME;
        if (!enough && (past.size() < LEAST || past.get(0).at().isAfter(now.at().minus(WEEKS)))) {
            return Judgement.tooLittle(same.size(), LEAST_SAME);
        }
        double[] logs = logs(enough ? same : past);
        double middle = Numbers.median(logs) + (enough ? recentShift(past) : 0);
        double spread = Math.max(
                LEAST_SPREAD,
                Math.max(
                        Numbers.robustDeviation(logs, Numbers.median(logs)),
                        0.6 * Numbers.deviation(logs, Numbers.median(logs))));
        return Judgement.within(
                now.value(),
                Math.max(0, Math.expm1(middle - most * spread)),
                Math.expm1(middle + most * spread),
                enough ? ", by the same weekday" : ", by the loads before");
    }

    /** How far the last three loads were from the usual of their weekdays: what lasts moves what is expected. */
    private static double recentShift(List<Observation> past) {
        double[] shifts = new double[RECENT];
        for (int i = 0; i < RECENT; i++) {
            int place = past.size() - RECENT + i;
            List<Observation> same = sameDay(past.subList(0, place), past.get(place));
            if (same.size() < LEAST_SAME) {
                return 0;
            }
            shifts[i] = Math.log1p(Math.max(0, past.get(place).value())) - Numbers.median(logs(same));
        }
        return Numbers.median(shifts);
    }

    private static double[] logs(List<Observation> used) {
        return used.subList(Math.max(0, used.size() - SAME_DAYS), used.size()).stream()
                .mapToDouble(each -> Math.log1p(Math.max(0, each.value())))
                .toArray();
    }

    private static List<Observation> sameDay(List<Observation> past, Observation now) {
        int day = weekday(now.at());
        return past.stream().filter(each -> weekday(each.at()) == day).toList();
    }

    private static int weekday(Instant at) {
        return at.atZone(ZoneOffset.UTC).getDayOfWeek().getValue();
    }
}
