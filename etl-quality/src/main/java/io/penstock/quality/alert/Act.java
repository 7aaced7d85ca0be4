package io.penstock.quality.alert;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Who does something about an alert, and why. Immutable.
 *
 * @param who name of a person or program, up to 200 characters
 * @param why up to 2,000 characters; null when no reason is given
 * @param seen the {@link Handling#revision} that the person saw; null (the default) when that is not known
 */
public record Act(
        String who, @Nullable String why, @Nullable Integer seen) implements Serializable {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 2_000;

    public Act {
        who = who.strip();
        why = why == null || why.isBlank() ? null : why.strip();
        if (who.isEmpty() || who.length() > LONGEST_NAME || who.chars().anyMatch(Character::isISOControl)) {
            throw invalid("the name of a person has 1 to " + LONGEST_NAME + " characters in one line");
        } else if (why != null && why.length() > LONGEST_REASON) {
            throw invalid("a reason has up to " + LONGEST_REASON + " characters, this one has " + why.length());
        }
    }

    public static Act by(String who) {
        return new Act(who, null, null);
    }

    public Act because(String reason) {
        return new Act(who, reason, seen);
    }

    /** Refuses the act when somebody did something since the alert was seen with this revision. */
    public Act on(int revision) {
        return new Act(who, why, revision);
    }

    private static PlanException invalid(String what) {
        return new PlanException(Problem.of(AlertErrors.INVALID_ACT, what));
    }
}
