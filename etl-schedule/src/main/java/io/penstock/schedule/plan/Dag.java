package io.penstock.schedule.plan;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import io.penstock.schedule.trigger.AfterTrigger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All schedules by name, and which of them wait for which. Without cycles. Immutable. */
public final class Dag {
    private final Map<String, Schedule> schedules;
    private final Map<String, List<String>> upstream = new HashMap<>();
    private final Map<String, List<String>> downstream = new HashMap<>();

    private Dag(Map<String, Schedule> schedules) {
        this.schedules = schedules;
    }

    /**
     * The schedules together.
     *
     * @param pools names of the pools there are
     * @throws PlanException with every problem: {@code PEN-8610} a name that stands twice, {@code PEN-8611} a cycle, {@code PEN-8612} something
     *     unknown to wait for, {@code PEN-8615} an unknown pool
     */
    public static Dag of(Collection<Schedule> all, Set<String> pools) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Schedule> byName = new LinkedHashMap<>();
        for (Schedule each : all) {
            if (byName.put(each.name(), each) != null) {
                problems.add(Problem.of(ScheduleErrors.NAME, "two schedules are called '" + each.name() + "'"));
            }
            if (each.pool() != null && !pools.contains(each.pool())) {
                problems.add(Problem.of(
                                ScheduleErrors.POOL,
                                "there is no pool '" + each.pool() + "'. " + Suggestion.among(each.pool(), pools))
                        .at("schedule '" + each.name() + "'"));
            }
        }
        Dag dag = new Dag(Collections.unmodifiableMap(byName));
        for (Schedule each : byName.values()) {
            if (each.trigger() instanceof AfterTrigger after) {
                dag.connect(each, after, problems);
            }
        }
        if (problems.isEmpty()) {
            dag.findCycle(problems);
        }
        if (!problems.isEmpty()) {
            throw new PlanException(problems);
        }
        return dag;
    }

    private void connect(Schedule schedule, AfterTrigger after, List<Problem> problems) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : after.pipelines()) {
            List<String> found = schedules.containsKey(name)
                    ? List.of(name)
                    : schedules.values().stream()
                            .filter(each -> each.pipelineName().equals(name))
                            .map(Schedule::name)
                            .toList();
            if (found.size() == 1) {
                names.addAll(found);
                continue;
            }
            Set<String> known = new LinkedHashSet<>(schedules.keySet());
            schedules.values().forEach(each -> known.add(each.pipelineName()));
            problems.add(Problem.of(
                            ScheduleErrors.UPSTREAM,
                            found.isEmpty()
                                    ? "it runs after '" + name
                                            + "', which is neither a schedule nor a pipeline of one. "
                                            + Suggestion.among(name, known)
                                    : "it runs after the pipeline '" + name + "', which several schedules run: "
                                            + String.join(", ", found) + "; name one of them")
                    .at("schedule '" + schedule.name() + "'"));
        }
        upstream.put(schedule.name(), List.copyOf(names));
        names.forEach(name ->
                downstream.computeIfAbsent(name, key -> new ArrayList<>()).add(schedule.name()));
    }

    private void findCycle(List<Problem> problems) {
        Set<String> done = new LinkedHashSet<>();
        for (String name : schedules.keySet()) {
            List<String> cycle = cycleFrom(name, new ArrayList<>(), done);
            if (!cycle.isEmpty()) {
                problems.add(Problem.of(
                                ScheduleErrors.CYCLE,
                                "these schedules wait for each other, so none would ever run: "
                                        + String.join(" → ", cycle))
                        .next("Let one of them run at a time instead."));
                return;
            }
        }
    }

    /** The first cycle that is met, each waiting for the one behind it, ending where it began; empty when there is none. */
    private List<String> cycleFrom(String name, List<String> path, Set<String> done) {
        int seen = path.indexOf(name);
        if (seen >= 0) {
            List<String> cycle = new ArrayList<>(path.subList(seen, path.size()));
            cycle.add(name);
            return cycle;
        } else if (done.contains(name)) {
            return List.of();
        }
        path.add(name);
        for (String next : upstream(name)) {
            List<String> cycle = cycleFrom(next, path, done);
            if (!cycle.isEmpty()) {
                return cycle;
            }
        }
        path.remove(path.size() - 1);
        done.add(name);
        return List.of();
    }

    /** Every schedule by its name, in the given order. */
    public Map<String, Schedule> schedules() {
        return schedules;
    }

    /**
     * One schedule.
     *
     * @throws PlanException {@code PEN-8613} naming those there are
     */
    public Schedule get(String name) {
        Schedule found = schedules.get(name);
        if (found == null) {
            throw new PlanException(Problem.of(
                    ScheduleErrors.UNKNOWN,
                    "there is no schedule '" + name + "'. " + Suggestion.among(name, schedules.keySet())));
        }
        return found;
    }

    /** What a schedule waits for. */
    public List<String> upstream(String name) {
        return upstream.getOrDefault(name, List.of());
    }

    /** What waits for a schedule. */
    public List<String> downstream(String name) {
        return downstream.getOrDefault(name, List.of());
    }
}
