package io.penstock.quality.notify;

import io.penstock.quality.alert.Alert;
import io.penstock.quality.alert.AlertContent;
import io.penstock.quality.alert.desk.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is said of an alert in every kind of message; each text is one line. */
public final class NoticeText {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_MESSAGE = 600;

    private NoticeText() {}

    /** {@code #12 ERROR rose: too many nulls}. */
    public static String heading(Notice notice) {
        Alert alert = notice.alert();
        String state = notice.kind() == Notice.Kind.RESOLVED
                ? "RESOLVED"
                : alert.level().name();
        String what = notice.kind() == Notice.Kind.ROSE
                ? " (worse)"
                : notice.kind() == Notice.Kind.REPEATED ? " (again)" : "";
        return "#" + alert.id() + " " + state + what + ": "
                + OneLine.of(alert.content().title(), LONGEST_TITLE);
    }

    /** The message; empty when there is none. */
    public static String message(Notice notice) {
        return OneLine.of(notice.alert().content().message(), LONGEST_MESSAGE);
    }

    /** Name and value of what is known, in a fixed order. */
    public static List<Fact> facts(Notice notice) {
        Alert alert = notice.alert();
        AlertContent content = alert.content();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Check", alert.key().check()));
        if (alert.key().column() != null) {
            facts.add(new Fact("Column", alert.key().column()));
        }
        if (content.dimension() != null) {
            facts.add(new Fact("Dimension", content.dimension().name().toLowerCase(Locale.ROOT)));
        }
        if (content.score() != null && content.threshold() != null) {
            facts.add(
                    new Fact("Score", percent(content.score()) + " (threshold " + percent(content.threshold()) + ")"));
        }
        if (alert.sightings().count() > 1) {
            facts.add(new Fact(
                    "Seen",
                    alert.sightings().count() + " times since "
                            + alert.sightings().first()));
        }
        if (alert.handling().assignee() != null) {
            facts.add(new Fact("Assigned to", alert.handling().assignee()));
        }
        if (alert.handling().reason() != null) {
            facts.add(new Fact("Resolved", alert.handling().reason()));
        }
        if (alert.former() != null) {
            facts.add(new Fact("Seen before as", "#" + alert.former()));
        }
        return facts;
    }

    /** Rounded down, so that 100 % means all. */
    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", Math.floor(share * 1_000) / 10);
    }

    /**
     * Something known of an alert.
     *
     * @param name for people
     * @param value one line
     */
    public record Fact(String name, String value) {
        public Fact {
            value = OneLine.of(value, LONGEST_TITLE);
        }
    }
}
