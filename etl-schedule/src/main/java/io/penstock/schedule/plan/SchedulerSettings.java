package io.penstock.schedule.plan;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.schedule.policy.PolicyErrors;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a scheduler works. Immutable; made from {@link #create} by withers.
 *
 * @param store a file name or a JDBC URL of SQLite or PostgreSQL; {@code penstock-schedule.db} by default. Schedulers with the same store share
 *     the work
 * @param node what this scheduler calls itself; null (the default) for the host, the process and a number
 * @param threads runs at the same time on this node; 4 by default
 * @param poll how often is looked for what is due; 250 ms by default
 * @param lease a node that has not been heard of for so long has its runs taken over; 60 seconds by default
 * @param pools places of each pool, on all nodes together
 * @param history how long ended runs are remembered; 400 days by default
 */
public record SchedulerSettings(
        String store,
        @Nullable String node,
        int threads,
        Duration poll,
        Duration lease,
        Map<String, Integer> pools,
        Duration history) {
    /**
     * Settings.
     *
     * @throws PlanException {@code PEN-8616} when a value is out of range
     */
    public SchedulerSettings {
        if (threads < 1 || threads > 1000) {
            throw wrong("threads must be 1 to 1000, not " + threads);
        } else if (poll.compareTo(Duration.ofMillis(20)) < 0 || poll.compareTo(Duration.ofMinutes(1)) > 0) {
            throw wrong("poll must be 20 ms to 1 minute, not " + poll);
        } else if (lease.compareTo(Duration.ofSeconds(2)) < 0 || lease.compareTo(Duration.ofHours(1)) > 0) {
            throw wrong("lease must be 2 seconds to 1 hour, not " + lease);
        }
        pools.forEach((name, places) -> {
            if (places < 1) {
                throw wrong("the pool '" + name + "' must have at least 1 place, not " + places);
            }
        });
        PolicyErrors.checkPositive("history", history);
        pools = Map.copyOf(pools);
    }

    public static SchedulerSettings create() {
        return new SchedulerSettings(
                "penstock-schedule.db",
                null,
                4,
                Duration.ofMillis(250),
                Duration.ofSeconds(60),
                Map.of(),
                Duration.ofDays(400));
    }

    private static PlanException wrong(String what) {
        return new PlanException(Problem.of(PolicyErrors.POLICY, what).at("scheduler"));
    }

    public SchedulerSettings store(String place) {
        return new SchedulerSettings(place, node, threads, poll, lease, pools, history);
    }

    public SchedulerSettings node(String name) {
        return new SchedulerSettings(store, name, threads, poll, lease, pools, history);
    }

    public SchedulerSettings threads(int count) {
        return new SchedulerSettings(store, node, count, poll, lease, pools, history);
    }

    public SchedulerSettings poll(Duration interval) {
        return new SchedulerSettings(store, node, threads, interval, lease, pools, history);
    }

    public SchedulerSettings lease(Duration time) {
        return new SchedulerSettings(store, node, threads, poll, time, pools, history);
    }

    /** With a pool of so many places. */
    public SchedulerSettings pool(String name, int places) {
        Map<String, Integer> all = new LinkedHashMap<>(pools);
        all.put(name, places);
        return new SchedulerSettings(store, node, threads, poll, lease, all, history);
    }

    public SchedulerSettings pools(Map<String, Integer> all) {
        return new SchedulerSettings(store, node, threads, poll, lease, all, history);
    }

    public SchedulerSettings history(Duration time) {
        return new SchedulerSettings(store, node, threads, poll, lease, pools, time);
    }

    /** The node's name, or one made of the host and the process. */
    public String nodeOrDefault() {
        if (node != null) {
            return node;
        }
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "localhost";
        }
        return host + "-" + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime() & 0xFFFF);
    }
}
