package io.penstock.quality.auto;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.check.CheckErrors;
import io.penstock.quality.check.CheckResult;
import io.penstock.quality.check.CheckSource;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.Evidence;
import io.penstock.quality.check.Level;
import io.penstock.quality.profile.ProfileDetail;
import java.time.Duration;
import java.util.List;

/**
 * Completeness of the table and of every column; validity of columns that look like e-mail addresses, telephone numbers, dates, ISBNs, URLs and others;
 * uniqueness of columns that look like keys, and of rows; consistency of texts that are nearly all numbers or dates, and of the form of {@code _id} references;
 * timeliness of dates and timestamps that say when something changed. A column is recognised by what is in it, and only where that says nothing by its name.
 * Immutable.
 *
 * <p>The results are shares of what was measured, exact or estimated as the profile is; see docs/reference/automatic-checks.md for each rule.
 */
public final class AutomaticChecks implements CheckSource {
    private static final long serialVersionUID = 1L;

    private final Thresholds thresholds;
    private final Level level;
    private final Duration maxAge;

    private AutomaticChecks(Thresholds thresholds, Level level, Duration maxAge) {
        this.thresholds = thresholds;
        this.level = level;
        this.maxAge = maxAge;
    }

    /** {@link Thresholds#DEFAULT}, {@link Level#WARN}, seven days. */
    public static AutomaticChecks create() {
        return new AutomaticChecks(Thresholds.DEFAULT, Level.WARN, Duration.ofDays(7));
    }

    /** What scores must reach. */
    public AutomaticChecks thresholds(Thresholds others) {
        return new AutomaticChecks(others, level, maxAge);
    }

    /** What a score below its threshold means; {@link Level#WARN} by default. */
    public AutomaticChecks level(Level consequence) {
        return new AutomaticChecks(thresholds, consequence, maxAge);
    }

    /**
     * How old the youngest change may be to count as timely; seven days by default.
     *
     * @throws PlanException {@code PEN-5201} unless more than zero
     */
    public AutomaticChecks maxAge(Duration age) {
        if (age.isNegative() || age.isZero()) {
            throw new PlanException(
                    Problem.of(CheckErrors.BAD_SETTING, "max_age of automatic checks must be more than zero"));
        }
        return new AutomaticChecks(thresholds, level, age);
    }

    @Override
    public ProfileDetail detail() {
        return ProfileDetail.FULL;
    }

    @Override
    public List<CheckResult> results(Evidence evidence) {
        return new Findings(this, evidence).all();
    }

    /** What scores must reach. */
    public Thresholds thresholds() {
        return thresholds;
    }

    double threshold(Dimension dimension) {
        return thresholds.of(dimension);
    }

    Level level() {
        return level;
    }

    Duration maxAge() {
        return maxAge;
    }
}
