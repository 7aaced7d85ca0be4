package io.penstock.quality.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.error.PlanException;
import io.penstock.quality.anomaly.Judgement.Verdict;
import io.penstock.quality.check.metric.Bounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DetectorsTest {
    private static final Instant START = Instant.parse("2024-01-01T03:00:00Z");

    static Stream<AnomalyDetector> learning() {
        return Stream.of(
                Spread.by(Spread.Measure.Z_SCORE),
                Spread.by(Spread.Measure.MAD),
                Spread.by(Spread.Measure.IQR),
                Ewma.DEFAULT,
                HoltWinters.every(Season.DAY_OF_WEEK),
                Volume.DEFAULT,
                FreshnessGap.DEFAULT,
                new AutoDetector());
    }

    private static List<Observation> days(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> Observation.of(START.plus(i, ChronoUnit.DAYS), values[i]))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("learning")
    void neverAlarmsOnAConstantSeries(AnomalyDetector detector) {
        double[] values = new double[60];
        Arrays.fill(values, 7);
        assertThat(detector.replay(days(values)))
                .extracting(Judgement::verdict)
                .doesNotContain(Verdict.ANOMALY)
                .contains(Verdict.NORMAL);
        assertThat(detector.replay(days(new double[60])))
                .extracting(Judgement::verdict)
                .doesNotContain(Verdict.ANOMALY);
    }

    @ParameterizedTest
    @MethodSource("learning")
    void doesNotJudgeTheFirstValues(AnomalyDetector detector) {
        assertThat(detector.replay(days(5, 900, -3, 77)))
                .extracting(Judgement::verdict)
                .containsOnly(Verdict.NOT_ENOUGH_HISTORY);
        assertThat(detector.replay(days(5, 900)).get(1).because()).startsWith("there is not enough history: ");
    }

    @ParameterizedTest
    @MethodSource("learning")
    void doesNotCompareAValueWithItself(AnomalyDetector detector) {
        List<Observation> past = LabelledSeries.all(1).get(0).points().subList(0, 60);
        Observation now = Observation.of(START.plus(60, ChronoUnit.DAYS), 1e6);
        Judgement without = detector.judge(past, now);
        List<Observation> with = new ArrayList<>(past);
        with.add(now);
        with.add(Observation.of(now.at().plus(1, ChronoUnit.DAYS), 1e6));
        assertThat(without.verdict()).isEqualTo(Verdict.ANOMALY);
        assertThat(detector.judge(with, now)).isEqualTo(without);
    }

    @ParameterizedTest
    @MethodSource("learning")
    void leavesOutWhatIsKnownNotToBeNormal(AnomalyDetector detector) {
        List<Observation> past = LabelledSeries.all(2).get(0).points().subList(0, 60);
        List<Observation> marked = new ArrayList<>(past);
        marked.add(new Observation(START.plus(60, ChronoUnit.DAYS).minusSeconds(60), 1e9, true));
        Observation now = Observation.of(START.plus(60, ChronoUnit.DAYS), 1000);
        assertThat(detector.judge(marked, now)).isEqualTo(detector.judge(past, now));
    }

    @Test
    void takesWhatStaysForTheNewNormal() {
        double[] values = new double[40];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i < 20 ? 100 : 200) + i % 3;
        }
        List<Verdict> verdicts = Spread.by(Spread.Measure.MAD).replay(days(values)).stream()
                .map(Judgement::verdict)
                .toList();
        assertThat(verdicts.get(20)).isEqualTo(Verdict.ANOMALY);
        assertThat(verdicts.get(39)).isEqualTo(Verdict.NORMAL);
    }

    @Test
    void comparesWithFixedBoundsAndWithTheValueBefore() {
        Observation now = Observation.of(START.plus(9, ChronoUnit.DAYS), 150);
        assertThat(new Threshold(Bounds.of(0, 100)).judge(List.of(), now).because())
                .isEqualTo("found 150, usual is 0 to 100, by fixed bounds");
        assertThat(new Change(Change.Kind.RELATIVE, 0.5).judge(days(99), now).verdict())
                .isEqualTo(Verdict.ANOMALY);
        assertThat(new Change(Change.Kind.RELATIVE, 0.5).judge(days(100), now).verdict())
                .isEqualTo(Verdict.NORMAL);
        assertThat(new Change(Change.Kind.ABSOLUTE, 49).judge(days(100), now).verdict())
                .isEqualTo(Verdict.ANOMALY);
    }

    @Test
    void letsMondaysWaitForTheWeekend() {
        double[] gaps = new double[35];
        List<Observation> arrivals = new ArrayList<>();
        for (int i = 0; i < gaps.length; i++) {
            int weekday = i % 7;
            if (weekday < 5) {
                arrivals.add(Observation.of(START.plus(i, ChronoUnit.DAYS), weekday == 0 ? 72 : 24));
            }
        }
        Instant monday = START.plus(35, ChronoUnit.DAYS);
        assertThat(FreshnessGap.DEFAULT
                        .judge(arrivals, Observation.of(monday, 73))
                        .verdict())
                .isEqualTo(Verdict.NORMAL);
        assertThat(FreshnessGap.DEFAULT
                        .judge(arrivals, Observation.of(monday.plus(1, ChronoUnit.DAYS), 49))
                        .verdict())
                .isEqualTo(Verdict.ANOMALY);
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> new Ewma(0, 3, 7))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("PEN-5401");
        assertThatThrownBy(() -> Spread.by(Spread.Measure.MAD).most(-1)).hasMessageContaining("more than 0");
    }

    /** Box, Jenkins, Reinsel, "Time series analysis" (series G): monthly airline passengers in thousands, 1949 to 1960. */
    @Test
    void forecastsAirlinePassengers() {
        int[] passengers = {
            112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158,
            133, 114, 140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180, 193, 181, 183, 218,
            230, 242, 209, 191, 172, 194, 196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201, 204, 188, 235,
            227, 234, 264, 302, 293, 259, 229, 203, 229, 242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278,
            284, 277, 317, 313, 318, 374, 413, 405, 355, 306, 271, 306, 315, 301, 356, 348, 355, 422, 465, 467, 404,
            347, 305, 336, 340, 318, 362, 348, 363, 435, 491, 505, 404, 359, 310, 337, 360, 342, 406, 396, 420, 472,
            548, 559, 463, 407, 362, 405, 417, 391, 419, 461, 472, 535, 622, 606, 508, 461, 390, 432
        };
        List<Observation> months = new ArrayList<>();
        for (int i = 0; i < passengers.length; i++) {
            months.add(Observation.of(
                    java.time.LocalDate.of(1949 + i / 12, 1 + i % 12, 1)
                            .atStartOfDay(java.time.ZoneOffset.UTC)
                            .toInstant(),
                    passengers[i]));
        }
        double[] fitted = HoltWinters.every(Season.MONTH)
                .form(HoltWinters.Form.MULTIPLICATIVE)
                .fitted(months);
        double share = IntStream.range(24, passengers.length)
                .mapToDouble(i -> Math.abs(fitted[i] - passengers[i]) / passengers[i])
                .average()
                .orElseThrow();
        // Published fits of multiplicative Holt-Winters have a mean absolute percentage error of about 3 %.
        assertThat(share).isLessThan(0.04);
    }

    @Test
    void findsMostOddValuesAndFewOthers() {
        for (AnomalyDetector detector : List.of(HoltWinters.every(Season.DAY_OF_WEEK), new AutoDetector())) {
            Score score = Score.of(detector, "all");
            assertThat(score.recall()).as(detector + " recall").isGreaterThan(0.8);
            assertThat(score.precision()).as(detector + " precision").isGreaterThan(0.75);
        }
    }

    /** Odd values found, others alarmed on, odd values missed, over ten seeds. */
    record Score(int found, int wrong, int missed) {
        static Score of(AnomalyDetector detector, String series) {
            int found = 0;
            int wrong = 0;
            int missed = 0;
            for (long seed = 0; seed < 10; seed++) {
                for (LabelledSeries each : LabelledSeries.all(1000 * seed)) {
                    if (!series.equals("all") && !series.equals(each.name())) {
                        continue;
                    }
                    List<Judgement> judgements = detector.replay(each.points());
                    for (int i = 0; i < judgements.size(); i++) {
                        boolean alarm = judgements.get(i).verdict() == Verdict.ANOMALY;
                        boolean odd = each.odd().get(i);
                        // The days behind a level shift may be told too: the level is new.
                        boolean behind = each.name().equals("level shift")
                                && i > 0
                                && each.odd().subList(Math.max(0, i - 3), i).contains(true);
                        found += alarm && odd ? 1 : 0;
                        wrong += alarm && !odd && !behind ? 1 : 0;
                        missed += !alarm && odd ? 1 : 0;
                    }
                }
            }
            return new Score(found, wrong, missed);
        }

        double precision() {
            return found + wrong == 0 ? Double.NaN : (double) found / (found + wrong);
        }

        double recall() {
            return found + missed == 0 ? Double.NaN : (double) found / (found + missed);
        }
    }

    /** The table of docs/reference/anomalies.md. */
    static List<String> table() {
        List<String> names =
                LabelledSeries.all(0).stream().map(LabelledSeries::name).toList();
        List<String> lines = new ArrayList<>();
        lines.add("| detector | " + String.join(" | ", names) + " |");
        lines.add("|---" + "|---".repeat(names.size()) + "|");
        learning().filter(each -> !(each instanceof FreshnessGap)).forEach(detector -> {
            StringBuilder line = new StringBuilder("| `" + detector.type() + "`");
            for (String name : names) {
                Score score = Score.of(detector, name);
                line.append(" | ").append(name.equals("constant") ? score.wrong() + " false alarms" : shown(score));
            }
            lines.add(line + " |");
        });
        return lines;
    }

    private static String shown(Score score) {
        return String.format(Locale.ROOT, "%.2f / %.2f", score.precision(), score.recall());
    }

    /** With {@code -Dsnippets=write} the page is written, else compared. */
    @Test
    void isAsItsPageSays() throws IOException {
        Path page = Path.of("..", "docs", "reference", "anomalies.md");
        String text = Files.readString(page);
        String table = String.join("\n", table());
        String begin = "<!-- detectors: begin -->\n";
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf("\n<!-- detectors: end -->");
        if ("write".equals(System.getProperty("snippets"))) {
            Files.writeString(page, text.substring(0, from) + table + text.substring(to));
        } else {
            assertThat(text.substring(from, to)).isEqualTo(table);
        }
    }
}
