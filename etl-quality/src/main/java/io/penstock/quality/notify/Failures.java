package io.penstock.quality.notify;

import io.penstock.error.EtlException;
import io.penstock.quality.alert.AlertKey;
import io.penstock.quality.alert.AlertLevel;
import io.penstock.quality.alert.AlertSignal;
import io.penstock.quality.alert.desk.AlertDesk;
import java.util.ArrayDeque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports notifiers that fail: to the log, and as alerts that no notifier is told of, so that a failure never causes another. Safe for use by several
 * threads.
 */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final String PIPELINE = "penstock";
    private static final int KEPT = 100;

    private final AlertDesk desk;
    private final ArrayDeque<Undelivered> latest = new ArrayDeque<>();

    Failures(AlertDesk desk) {
        this.desk = desk;
    }

    void add(Route route, Notification notification, String reason) {
        synchronized (latest) {
            if (latest.size() == KEPT) {
                latest.removeFirst();
            }
            latest.add(new Undelivered(desk.clock().instant(), route.name(), notification.subject(), reason));
        }
        LOG.error("The notifier '{}' did not tell: {}. {}", route.name(), notification.subject(), reason);
        AlertSignal signal = AlertSignal.of(key(route), AlertLevel.ERROR, "notifier '" + route.name() + "' failed")
                .message("Not told: " + notification.subject() + ". " + reason);
        try {
            desk.raise(notification.runId() == null ? signal : signal.run(notification.runId()));
        } catch (EtlException e) {
            LOG.error("The failure of the notifier '{}' cannot be kept as an alert: {}", route.name(), e.getMessage());
        }
    }

    void over(Route route) {
        try {
            desk.recover(key(route), "it delivers again");
        } catch (EtlException e) {
            LOG.warn("That the notifier '{}' works again cannot be kept: {}", route.name(), e.getMessage());
        }
    }

    List<Undelivered> latest() {
        synchronized (latest) {
            return List.copyOf(latest);
        }
    }

    private static AlertKey key(Route route) {
        return AlertKey.of(PIPELINE, "notifier(" + route.name() + ")");
    }
}
