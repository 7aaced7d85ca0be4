package io.penstock.quality.monitoring;

import io.penstock.quality.alert.desk.AlertRules;
import io.penstock.quality.notify.Delivery;
import io.penstock.quality.notify.LogNotifier;
import io.penstock.quality.notify.Route;
import java.io.Serializable;
import java.util.List;

/**
 * Who is told of what.
 *
 * @param rules of the life of alerts
 * @param routes to notifiers; the log by default
 * @param delivery how notifications are delivered
 */
public record AlertSettings(AlertRules rules, List<Route> routes, Delivery delivery) implements Serializable {
    public static final AlertSettings DEFAULT =
            new AlertSettings(AlertRules.DEFAULT, List.of(Route.of("log", new LogNotifier())), Delivery.DEFAULT);

    public AlertSettings {
        routes = List.copyOf(routes);
    }

    public AlertSettings rules(AlertRules others) {
        return new AlertSettings(others, routes, delivery);
    }

    public AlertSettings routes(Route... others) {
        return new AlertSettings(rules, List.of(others), delivery);
    }
}
