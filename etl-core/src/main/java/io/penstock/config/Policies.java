package io.penstock.config;

import io.penstock.PushDown;
import io.penstock.RetryPolicy;
import io.penstock.StatePlace;
import io.penstock.error.PlanException;
import io.penstock.error.Suggestion;
import io.penstock.spi.RejectRoute;
import io.penstock.spi.component.ValueType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code config} object of a pipeline. */
final class Policies {
    /** Every key with its kind of value, in the order of the reference. */
    static final Map<String, ValueType<?>> KEYS = Map.of(
            "stop_on_error", ValueType.FLAG,
            "max_retries", ValueType.INTEGER,
            "retry_delay", ValueType.DURATION,
            "max_rejects", ValueType.LONG,
            "max_reject_ratio", ValueType.NUMBER,
            "commit_every", ValueType.LONG,
            "push_down", ValueType.choice(PushDown.class),
            "state", ValueType.TEXT);

    static final List<String> ORDER = List.of(
            "stop_on_error",
            "max_retries",
            "retry_delay",
            "max_rejects",
            "max_reject_ratio",
            "commit_every",
            "push_down",
            "state");

    private final Json.Obj given;
    private final ComponentReader components;
    private final ConfigProblems problems;

    private Policies(Json.Obj given, ComponentReader components, ConfigProblems problems) {
        this.given = given;
        this.components = components;
        this.problems = problems;
    }

    static Policies read(Json.Obj pipeline, ComponentReader components, ConfigProblems problems) {
        Json config = pipeline.find("config");
        if (config != null && !(config instanceof Json.Obj)) {
            problems.add(ConfigErrors.WRONG_VALUE, config.place(), "needs an object, found " + config.kind());
        }
        Json.Obj given = config instanceof Json.Obj object ? object : new Json.Obj(pipeline.place(), Map.of());
        given.members().forEach((key, member) -> {
            if (!ORDER.contains(key)) {
                problems.add(ConfigErrors.UNKNOWN_KEY, member.key(), "unknown key. " + Suggestion.among(key, ORDER));
            }
        });
        return new Policies(given, components, problems);
    }

    AfterFailure afterFailure() {
        return value("stop_on_error", ValueType.FLAG).orElse(true) ? AfterFailure.STOP : AfterFailure.CONTINUE;
    }

    RetryPolicy retry() {
        int retries = value("max_retries", ValueType.INTEGER).orElse(0);
        Optional<Duration> delay = value("retry_delay", ValueType.DURATION);
        Json delayNode = given.find("retry_delay");
        if (delayNode != null && retries == 0 && given.find("max_retries") == null) {
            problems.add(
                    ConfigErrors.CONTRADICTION,
                    delayNode.place(),
                    "has no effect, because 'max_retries' is 0. Set 'max_retries' or remove this");
        }
        RetryPolicy policy = RetryPolicy.NONE;
        try {
            policy = RetryPolicy.times(retries);
        } catch (IllegalArgumentException e) {
            refuse("max_retries", e);
        }
        try {
            policy = delay.isPresent() ? new RetryPolicy(policy.maxRetries(), delay.get()) : policy;
        } catch (IllegalArgumentException e) {
            refuse("retry_delay", e);
        }
        return policy;
    }

    /** Rows after which what was written is committed; 0 for once, at the end. */
    long commitEvery() {
        long rows = value("commit_every", ValueType.LONG).orElse(0L);
        if (rows < 0) {
            refuse("commit_every", new IllegalArgumentException("must be 0 or more rows, not " + rows));
            return 0;
        }
        return rows;
    }

    /** Whether sources are asked to leave out what the steps would drop. */
    PushDown pushDown() {
        return value("push_down", ValueType.choice(PushDown.class)).orElse(PushDown.ON);
    }

    /** Where the pipeline remembers things: {@code auto}, {@code target}, a JDBC URL, or a SQLite file. */
    StatePlace state() {
        String place = value("state", ValueType.TEXT).orElse("auto");
        return switch (place) {
            case "auto" -> StatePlace.automatic();
            case "target" -> StatePlace.inTarget();
            default -> place.startsWith("jdbc:") ? StatePlace.at(place) : StatePlace.inFile(Path.of(place));
        };
    }

    /** The limits on a reject route. */
    RejectRoute limit(RejectRoute route) {
        RejectRoute limited = route;
        try {
            limited =
                    value("max_rejects", ValueType.LONG).map(route::maxRejects).orElse(route);
        } catch (PlanException e) {
            refuse("max_rejects", e.problems().get(0).text());
        }
        try {
            Optional<Double> share = value("max_reject_ratio", ValueType.NUMBER);
            limited = share.isPresent() ? limited.maxShare(share.get()) : limited;
        } catch (PlanException e) {
            refuse("max_reject_ratio", e.problems().get(0).text());
        }
        return limited;
    }

    /** Adds the limits that have no effect in a pipeline that has no place for rejected rows. */
    void refuseLimits() {
        for (String key : List.of("max_rejects", "max_reject_ratio")) {
            Json limit = given.find(key);
            if (limit != null) {
                problems.add(
                        ConfigErrors.CONTRADICTION,
                        limit.place(),
                        "has no effect without 'rejects': the run fails at the first rejected row."
                                + " Add \"rejects\": {\"type\": …}");
            }
        }
    }

    private void refuse(String key, IllegalArgumentException why) {
        refuse(key, String.valueOf(why.getMessage()));
    }

    private void refuse(String key, String why) {
        Json node = given.find(key);
        problems.add(ConfigErrors.WRONG_VALUE, node == null ? given.place() : node.place(), why);
    }

    private <V> Optional<V> value(String key, ValueType<V> type) {
        Json node = given.find(key);
        return node == null ? Optional.empty() : components.value(type, node);
    }
}
