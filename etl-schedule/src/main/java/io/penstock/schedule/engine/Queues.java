package io.penstock.schedule.engine;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import io.penstock.schedule.history.ScheduledRun;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two queues that db-scheduler keeps: when each schedule is due, and which runs are to be worked off. They only say when something is to be
 * looked at; what is true stands in the tables of runs and schedules. Safe for use by several threads.
 */
final class Queues {
    /** The task of looking whether a schedule is due. */
    static final String FIRE = "fire";
    /** The task of working off a run. */
    static final String RUN = "run";

    private static final Logger LOG = LoggerFactory.getLogger(Queues.class);

    private final SchedulerClient due;
    private final SchedulerClient queue;

    Queues(SchedulerClient due, SchedulerClient queue) {
        this.due = due;
        this.queue = queue;
    }

    /** Puts a run into the queue, unless it is there. */
    void enqueue(ScheduledRun run, int priority, Instant at) {
        queue.scheduleIfNotExists(
                new TaskInstance.Builder<Void>(RUN, run.id()).priority(priority).build(), at);
    }

    /** Looks at a waiting run now rather than later. */
    void kick(String id, Instant now) {
        move(queue, TaskInstanceId.of(RUN, id), now);
    }

    /** Takes a run out of the queue, unless it is being looked at. */
    void drop(String id) {
        try {
            queue.cancel(TaskInstanceId.of(RUN, id));
        } catch (DbSchedulerException e) {
            LOG.debug("run {} stays in the queue", id, e);
        }
    }

    /** Looks at a schedule at this time. */
    void wake(String schedule, Instant at) {
        if (!due.scheduleIfNotExists(new TaskInstance<Void>(FIRE, schedule), at)) {
            move(due, TaskInstanceId.of(FIRE, schedule), at);
        }
    }

    /** Adds schedules that are not there. */
    void add(List<String> schedules, Map<String, Instant> times) {
        for (String each : schedules) {
            due.scheduleIfNotExists(new TaskInstance<Void>(FIRE, each), times.get(each));
        }
    }

    void forget(String schedule) {
        try {
            due.cancel(TaskInstanceId.of(FIRE, schedule));
        } catch (DbSchedulerException e) {
            LOG.debug("schedule {} stays in the queue", schedule, e);
        }
    }

    /** When each schedule is looked at next. */
    Map<String, Instant> times() {
        Map<String, Instant> all = new HashMap<>();
        for (ScheduledExecution<Object> each : due.getScheduledExecutions()) {
            all.put(each.getTaskInstance().getId(), each.getExecutionTime());
        }
        return all;
    }

    /** Somebody else may have it in hand, or be done with it; both are fine. */
    private static void move(SchedulerClient client, TaskInstanceId id, Instant at) {
        try {
            client.reschedule(id, at);
        } catch (DbSchedulerException e) {
            LOG.debug("{} is in hand or gone", id, e);
        }
    }
}
