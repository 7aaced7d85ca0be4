package io.penstock.quality.check;

import io.penstock.spi.Description;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a finding means under a check's policy. */
final class Judge {
    private Judge() {}

    static CheckResult judge(Check check, Finding finding, List<SampleRow> samples) {
        if (finding instanceof Finding.Rows rows) {
            return rows(check, rows, samples);
        } else if (finding instanceof Finding.Value value) {
            return value(check, value, samples);
        } else if (finding instanceof Finding.Nothing nothing) {
            return result(check, Outcome.NOT_EVALUATED, null, "", null, 0, 0, nothing.because(), List.of());
        } else if (finding instanceof Finding.Broken broken) {
            return result(
                    check, Outcome.ERROR, null, "", null, -1, -1, "could not be judged: " + broken.because(), samples);
        }
        throw new IllegalStateException("a finding of no known kind");
    }

    private static CheckResult rows(Check check, Finding.Rows rows, List<SampleRow> samples) {
        double share = (double) (rows.evaluated() - rows.failed()) / rows.evaluated();
        boolean met = rows.failed() == 0 || share >= check.mostly();
        Outcome outcome = outcome(check, met, share);
        String found = rows.failed() == 0
                ? "all " + grouped(rows.evaluated()) + " pass"
                : grouped(rows.failed()) + " of " + grouped(rows.evaluated()) + " fail, " + percent(share) + " pass";
        String message = !met
                ? found + ", " + (check.mostly() == 1 ? "all must" : percent(check.mostly()) + " must")
                : outcome == Outcome.WARN ? found + ", warned below " + percent(check.warnBelow()) : found;
        return result(check, outcome, share, percent(share), share, rows.evaluated(), rows.failed(), message, samples);
    }

    private static CheckResult value(Check check, Finding.Value value, List<SampleRow> samples) {
        Outcome outcome = outcome(check, value.met(), value.score());
        String message = !value.because().isEmpty()
                ? value.because()
                : value.met()
                        ? "found " + value.observed()
                        : "found " + value.observed() + ", expected "
                                + check.test().expectation();
        return result(check, outcome, value.score(), value.observed(), value.number(), -1, -1, message, samples);
    }

    private static Outcome outcome(Check check, boolean met, double score) {
        if (met) {
            return score < check.warnBelow() ? Outcome.WARN : Outcome.PASS;
        }
        return check.level() == Level.WARN ? Outcome.WARN : Outcome.FAIL;
    }

    private static CheckResult result(
            Check check,
            Outcome outcome,
            @Nullable Double score,
            String observed,
            @Nullable Double number,
            long evaluated,
            long failed,
            String message,
            List<SampleRow> samples) {
        Description description = check.test().describe();
        String expected = check.test().expectation();
        return new CheckResult(
                check.title(),
                description.type(),
                check.test().columns(),
                check.dimension(),
                check.level(),
                check.weight(),
                outcome,
                score,
                observed,
                number,
                check.mostly() < 1 ? expected + ", for at least " + percent(check.mostly()) + " of the rows" : expected,
                evaluated,
                failed,
                message,
                samples);
    }

    /** A share in per cent, rounded down, so that 100 % means all: {@code 99.98 %}. */
    static String percent(double share) {
        double hundredths = Math.floor(share * 10_000 + 1e-9) / 100;
        String text = hundredths == Math.rint(hundredths)
                ? Long.toString((long) hundredths)
                : String.format(Locale.ROOT, "%.2f", hundredths);
        return text + " %";
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
