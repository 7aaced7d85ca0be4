package io.penstock.quality.notify;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.alert.Alert;
import io.penstock.quality.alert.AlertLevel;
import io.penstock.quality.alert.desk.Notice;
import io.penstock.quality.check.Dimension;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts a notifier gets. Immutable; made by withers. An alert goes to each route that wants it.
 *
 * @param name by which failures of the notifier are known
 * @param notifier who tells
 * @param minLevel how bad an alert is at least; WARNING by default
 * @param pipelines names of pipelines, in which {@code *} stands for any characters; empty (the default) for all
 * @param dimensions of quality; empty (the default) for all, and for alerts of none
 * @param resolved whether it is told too of alerts that are over; {@code TOLD} by default
 */
public record Route(
        String name,
        Notifier notifier,
        AlertLevel minLevel,
        List<String> pipelines,
        Set<Dimension> dimensions,
        Resolved resolved)
        implements Serializable {

    /** Whether a route tells of alerts that are over. */
    public enum Resolved {
        TOLD,
        LEFT_OUT
    }

    public Route {
        name = name.strip();
        if (name.isEmpty() || name.length() > 100 || !OneLine.of(name).equals(name)) {
            throw new PlanException(
                    Problem.of(NotifyErrors.INVALID, "the name of a notifier has 1 to 100 characters in one line"));
        }
        pipelines = List.copyOf(pipelines);
        dimensions = Set.copyOf(dimensions);
    }

    /** Everything from WARNING on. */
    public static Route of(String name, Notifier notifier) {
        return new Route(name, notifier, AlertLevel.WARNING, List.of(), Set.of(), Resolved.TOLD);
    }

    public Route minLevel(AlertLevel level) {
        return new Route(name, notifier, level, pipelines, dimensions, resolved);
    }

    /** Names of pipelines, in which {@code *} stands for any characters. */
    public Route pipelines(List<String> names) {
        return new Route(name, notifier, minLevel, names, dimensions, resolved);
    }

    public Route dimensions(List<Dimension> some) {
        return new Route(name, notifier, minLevel, pipelines, Set.copyOf(some), resolved);
    }

    public Route resolved(Resolved choice) {
        return new Route(name, notifier, minLevel, pipelines, dimensions, choice);
    }

    public Route name(String other) {
        return new Route(other, notifier, minLevel, pipelines, dimensions, resolved);
    }

    public Route notifier(Notifier other) {
        return new Route(name, other, minLevel, pipelines, dimensions, resolved);
    }

    /** The part of a notification that this route wants; null when that is nothing. */
    @Nullable
    Notification part(Notification notification) {
        return notification.only(this::wants);
    }

    private boolean wants(Notice notice) {
        Alert alert = notice.alert();
        Dimension dimension = alert.content().dimension();
        return notice.isTold()
                && alert.level().isAtLeast(minLevel)
                && (notice.kind() != Notice.Kind.RESOLVED || resolved == Resolved.TOLD)
                && (pipelines.isEmpty()
                        || pipelines.stream()
                                .anyMatch(each -> matches(each, alert.key().pipeline())))
                && (dimensions.isEmpty() || (dimension != null && dimensions.contains(dimension)));
    }

    /** In time linear in the name for each star, without regular expressions. */
    private static boolean matches(String pattern, String name) {
        List<String> parts = new ArrayList<>(List.of(pattern.split("\\*", -1)));
        String first = parts.remove(0);
        if (parts.isEmpty()) {
            return name.equals(first);
        }
        String last = parts.remove(parts.size() - 1);
        if (!name.startsWith(first) || !name.endsWith(last) || name.length() < first.length() + last.length()) {
            return false;
        }
        int at = first.length();
        for (String part : parts) {
            at = name.indexOf(part, at);
            if (at < 0) {
                return false;
            }
            at += part.length();
        }
        return at <= name.length() - last.length();
    }
}
