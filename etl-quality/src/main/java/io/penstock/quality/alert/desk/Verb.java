package io.penstock.quality.alert.desk;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.alert.Act;
import io.penstock.quality.alert.Alert;
import io.penstock.quality.alert.AlertErrors;
import io.penstock.quality.alert.AlertState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person may do about an alert, and the states in which that makes sense. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are never changed
enum Verb {
    ACKNOWLEDGE(AlertState.NEW),
    ASSIGN(AlertState.NEW, AlertState.ACKNOWLEDGED, AlertState.ASSIGNED),
    RESOLVE(AlertState.NEW, AlertState.ACKNOWLEDGED, AlertState.ASSIGNED),
    SNOOZE(AlertState.NEW, AlertState.ACKNOWLEDGED, AlertState.ASSIGNED),
    WAKE(AlertState.NEW, AlertState.ACKNOWLEDGED, AlertState.ASSIGNED),
    REOPEN(AlertState.RESOLVED);

    private final Set<AlertState> from;

    Verb(AlertState first, AlertState... more) {
        this.from = EnumSet.of(first, more);
    }

    private boolean isValidFor(Alert alert) {
        return from.contains(alert.state()) && (this != WAKE || alert.handling().snoozedUntil() != null);
    }

    /** @throws PlanException {@code PEN-5504} or {@code PEN-5505} */
    void require(Alert alert, Act act) {
        Integer seen = act.seen();
        if (seen != null && seen != alert.handling().revision()) {
            throw new PlanException(Problem.of(
                            AlertErrors.CHANGED,
                            "somebody acted on it since (it is " + alert.state().label() + ", revision "
                                    + alert.handling().revision() + " in place of " + seen + ")")
                    .at("alert #" + alert.id())
                    .next("Nothing was changed. Look at it again, then decide."));
        } else if (!isValidFor(alert)) {
            throw wrongState(alert, "it is " + alert.state().label() + ", which forbids to " + label() + " it");
        }
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PlanException wrongState(Alert alert, String what) {
        String valid = Arrays.stream(values())
                .filter(each -> each.isValidFor(alert))
                .map(Verb::label)
                .collect(Collectors.joining(", "));
        return new PlanException(Problem.of(AlertErrors.WRONG_STATE, what)
                .at("alert #" + alert.id())
                .next("Valid now: " + valid + "."));
    }
}
