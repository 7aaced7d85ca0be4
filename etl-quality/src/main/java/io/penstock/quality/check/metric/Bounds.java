package io.penstock.quality.check.metric;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.check.CheckErrors;
import io.penstock.quality.check.Finding;
import io.penstock.quality.profile.measure.NumberLine;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Between which a number must lie, both included.
 *
 * @param min null for none
 * @param max null for none
 */
public record Bounds(@Nullable Double min, @Nullable Double max) implements Serializable {
    private static final MathContext SIX_DIGITS = new MathContext(6);

    public Bounds {
        if ((min != null && min.isNaN()) || (max != null && max.isNaN()) || (min != null && max != null && min > max)) {
            throw new PlanException(Problem.of(CheckErrors.BAD_SETTING, "no number is between " + min + " and " + max));
        }
    }

    /**
     * Bounds as people write them: numbers, or texts that are dates, times or timestamps, which stand on the number line of {@link NumberLine}.
     *
     * @throws PlanException {@code PEN-5201} when one is neither
     */
    public static Bounds of(@Nullable Object min, @Nullable Object max) {
        return new Bounds(min == null ? null : position(min), max == null ? null : position(max));
    }

    private static double position(Object bound) {
        if (bound instanceof Number number) {
            return number.doubleValue();
        } else if (bound instanceof Temporal && bound instanceof Serializable moment) {
            return NumberLine.position(moment);
        } else if (bound instanceof String text) {
            List<Function<String, Serializable>> forms = List.of(LocalDate::parse, Instant::parse, LocalTime::parse);
            for (Function<String, Serializable> form : forms) {
                Double position = read(text, form);
                if (position != null) {
                    return position;
                }
            }
        }
        throw new PlanException(Problem.of(
                CheckErrors.BAD_SETTING, "a bound must be a number, a date such as 2024-12-31, a time or a timestamp"));
    }

    private static @Nullable Double read(String text, Function<String, Serializable> form) {
        try {
            return NumberLine.position(form.apply(text));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** @throws PlanException {@code PEN-5201} when there is neither */
    public Bounds required(String check) {
        if (min == null && max == null) {
            throw new PlanException(Problem.of(CheckErrors.BAD_SETTING, "check " + check + " needs min, max or both"));
        }
        return this;
    }

    public boolean contain(double value) {
        return (min == null || value >= min) && (max == null || value <= max);
    }

    /** {@code between 1 and 20}. */
    public String words() {
        if (min != null && max != null) {
            return min.equals(max) ? shown(min) : "between " + shown(min) + " and " + shown(max);
        }
        return min != null ? "at least " + shown(min) : max != null ? "at most " + shown(max) : "anything";
    }

    /** The verdict on a number; the score falls with the distance from the nearer bound. */
    public Finding judge(double value) {
        return contain(value) ? Finding.met(shown(value), value) : Finding.missed(score(value), shown(value), value);
    }

    /** 1 inside; outside the share of the lesser of value and bound in the greater, 0 when they differ in sign. */
    double score(double value) {
        if (contain(value)) {
            return 1;
        }
        double bound = min != null && value < min ? min : max == null ? 0 : max;
        if (value * bound <= 0) {
            return 0;
        }
        double ratio = Math.abs(value) < Math.abs(bound) ? value / bound : bound / value;
        return Math.max(0, Math.min(1, ratio));
    }

    /** Six digits, without an exponent where that is short: {@code 0.95}, {@code 1,234,567}. */
    public static String shown(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros();
        return Math.abs(value) < 1e-4 || Math.abs(value) >= 1e15 ? rounded.toString() : rounded.toPlainString();
    }
}
