package io.penstock.quality.check;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.expr.Expr;
import io.penstock.quality.profile.ValueDisplay;
import io.penstock.schema.Schema;
import io.penstock.spi.Description;
import io.penstock.spi.Inspection;
import io.penstock.spi.Inspector;
import io.penstock.spi.Problems;
import io.penstock.spi.StepContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A test and its policy: how much must hold, for which rows, and what a failure means. Immutable; {@link io.penstock.quality.Expect} has the tests.
 *
 * <pre>{@code
 * Expect.notNull("email").mostly(0.95).warnBelow(0.99)
 * Expect.between("fine_amount", 0, 500).where("status = 'returned'").level(Level.WARN)
 * }</pre>
 *
 * <p>A check is an inspector: put into a pipeline, it watches the rows that pass, and a failed one of level {@link Level#FAIL} stops the run
 * before its commit ({@code PEN-5004}). Checks that follow each other are run together.
 */
public final class Check implements Inspector {
    private static final long serialVersionUID = 1L;

    /** Failing rows that are kept of each check. */
    public static final int DEFAULT_SAMPLES = 5;

    public static final int MOST_SAMPLES = 1000;

    private final CheckTest test;
    private final @Nullable String name;
    private final Level level;
    private final double mostly;
    private final double warnBelow;
    private final @Nullable String where;
    private final Dimension dimension;
    private final double weight;
    private final int samples;
    private final ValueDisplay values;

    private Check(
            CheckTest test,
            @Nullable String name,
            Level level,
            double mostly,
            double warnBelow,
            @Nullable String where,
            Dimension dimension,
            double weight,
            int samples,
            ValueDisplay values) {
        this.test = test;
        this.name = name;
        this.level = level;
        this.mostly = mostly;
        this.warnBelow = warnBelow;
        this.where = where;
        this.dimension = dimension;
        this.weight = weight;
        this.samples = samples;
        this.values = values;
    }

    /** A check of level FAIL that must hold for every row. */
    public static Check of(CheckTest test) {
        return new Check(test, null, Level.FAIL, 1, 0, null, test.dimension(), 1, DEFAULT_SAMPLES, ValueDisplay.HIDDEN);
    }

    /** What reports call the check; its type and columns by default. */
    @Override
    public Check named(String title) {
        if (title.isBlank()) {
            throw bad("the name is blank");
        }
        return new Check(test, title, level, mostly, warnBelow, where, dimension, weight, samples, values);
    }

    /** What it means when the check is not met; {@link Level#FAIL} by default. */
    public Check level(Level consequence) {
        return new Check(test, name, consequence, mostly, warnBelow, where, dimension, weight, samples, values);
    }

    /**
     * The share of rows that must pass, 0 to 1; 1 by default.
     *
     * @throws PlanException {@code PEN-5201} unless 0 to 1, {@code PEN-5204} when the check is not about single rows
     */
    public Check mostly(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw bad("mostly must be 0 to 1, not " + share);
        } else if (!test.judgesRows()) {
            throw new PlanException(Problem.of(
                    CheckErrors.NO_EFFECT,
                    "check " + title() + ": mostly has no effect, because the check is not about single rows"));
        }
        return new Check(test, name, level, share, warnBelow, where, dimension, weight, samples, values);
    }

    /**
     * Warns when the check is met, but by a share or score below this; 0 (never) by default.
     *
     * @throws PlanException {@code PEN-5201} unless 0 to 1
     */
    public Check warnBelow(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw bad("warn_below must be 0 to 1, not " + share);
        }
        return new Check(test, name, level, mostly, share, where, dimension, weight, samples, values);
    }

    /**
     * Only rows for which a SQL condition is true are looked at; all by default.
     *
     * @throws PlanException {@code PEN-1101} when it is no expression
     */
    public Check where(String condition) {
        Expr.parse(condition);
        return new Check(test, name, level, mostly, warnBelow, condition, dimension, weight, samples, values);
    }

    /** Which score it counts into; the test's own by default. */
    public Check dimension(Dimension other) {
        return new Check(test, name, level, mostly, warnBelow, where, other, weight, samples, values);
    }

    /**
     * How much it counts among the checks of its dimension; 1 by default.
     *
     * @throws PlanException {@code PEN-5201} unless more than 0
     */
    public Check weight(double factor) {
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw bad("weight must be more than 0, not " + factor);
        }
        return new Check(test, name, level, mostly, warnBelow, where, dimension, factor, samples, values);
    }

    /**
     * How many failing rows are kept, 0 to 1,000; 5 by default.
     *
     * @throws PlanException {@code PEN-5201} unless 0 to 1,000
     */
    public Check samples(int most) {
        if (most < 0 || most > MOST_SAMPLES) {
            throw bad("samples must be 0 to " + MOST_SAMPLES + ", not " + most);
        }
        return new Check(test, name, level, mostly, warnBelow, where, dimension, weight, most, values);
    }

    /** Whether samples show the values of the checked columns, which are data; {@link ValueDisplay#HIDDEN} by default. */
    public Check showValues(ValueDisplay display) {
        return new Check(test, name, level, mostly, warnBelow, where, dimension, weight, samples, display);
    }

    private PlanException bad(String what) {
        return new PlanException(Problem.of(CheckErrors.BAD_SETTING, "check " + title() + ": " + what));
    }

    public CheckTest test() {
        return test;
    }

    public Level level() {
        return level;
    }

    public double mostly() {
        return mostly;
    }

    public double warnBelow() {
        return warnBelow;
    }

    public @Nullable String where() {
        return where;
    }

    public Dimension dimension() {
        return dimension;
    }

    public double weight() {
        return weight;
    }

    public int samples() {
        return samples;
    }

    public ValueDisplay values() {
        return values;
    }

    /** The name the user gave, or {@code not_null(email)}, with the condition where there is one. */
    public String title() {
        if (name != null) {
            return name;
        }
        Description description = test.describe();
        String subject = description.subject();
        return (subject.isEmpty() ? description.type() : description.type() + "(" + subject + ")")
                + (where == null ? "" : " where " + where);
    }

    @Override
    public Description describe() {
        return Description.of(test.describe().type(), test.describe().subject());
    }

    @Override
    public void bind(Schema input, Problems problems) {
        Checks.of(this).bind(input, problems);
    }

    @Override
    public Inspection open(Schema schema, StepContext context) throws Exception {
        return Checks.of(this).open(schema, context);
    }

    @Override
    public Optional<Inspector> with(Inspector next) {
        return Checks.of(this).with(next);
    }

    @Override
    public String toString() {
        return title();
    }
}
