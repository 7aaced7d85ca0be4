package io.penstock.quality.notify;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.alert.desk.AlertDesk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Delivers notifications in the background, each route on a daemon thread of its own that starts with its first notification. A failing notifier fails
 * nothing else: it is tried again where that makes sense, then logged and kept as an alert {@code notifier(NAME)} of the pipeline {@code penstock}, which
 * no notifier is told of and which the next delivery that works resolves. Safe for use by several threads.
 */
public final class Courier implements AutoCloseable {
    private final Delivery delivery;
    private final Failures failures;
    private final List<Lane> lanes;

    /**
     * A courier.
     *
     * @param desk keeps the failures of notifiers
     * @throws PlanException {@code PEN-5525} when two routes have the same name
     */
    public Courier(List<Route> routes, AlertDesk desk, Delivery delivery) {
        Set<String> names = new HashSet<>();
        for (Route route : routes) {
            if (!names.add(route.name())) {
                throw new PlanException(
                        Problem.of(NotifyErrors.SAME_NAME, "two notifiers are called '" + route.name() + "'")
                                .next("Give each its own name."));
            }
        }
        this.delivery = delivery;
        this.failures = new Failures(desk);
        List<Lane> all = new ArrayList<>();
        routes.forEach(route -> all.add(new Lane(route, delivery, failures)));
        this.lanes = List.copyOf(all);
    }

    /** Hands a notification to every route that wants some of it. Neither waits nor throws. */
    public void deliver(Notification notification) {
        lanes.forEach(lane -> lane.add(notification));
    }

    /** What was not delivered; the last 100. */
    public List<Undelivered> undelivered() {
        return failures.latest();
    }

    /**
     * Takes nothing more, and waits until everything is delivered or given up, at most {@link Delivery#drain}. What is left then is
     * reported like a failure. Safe to call twice.
     */
    @Override
    public void close() {
        lanes.forEach(Lane::close);
        long end = System.nanoTime() + delivery.drain().toNanos();
        lanes.forEach(lane -> lane.await(end));
    }
}
