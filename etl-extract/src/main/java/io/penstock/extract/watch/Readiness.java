package io.penstock.extract.watch;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import java.io.Serializable;
import java.time.Duration;

/** When a file that arrived is complete. In JSON {@code {"stable": "2s"}}, {@code {"age": "5m"}} or {@code {"done_file": ".done"}}. */
public sealed interface Readiness extends Serializable {
    /** Its size and time of change stay as they are for so long, watched; what {@link WatchedDirectory} does by default, 2 s. */
    static Readiness stable(Duration time) {
        return new Stable(checked(time));
    }

    /** Its last change is so long ago. */
    static Readiness age(Duration time) {
        return new Age(checked(time));
    }

    /** A file of its name and this ending is there: {@code x.csv.done}; it goes with the file. */
    static Readiness doneFile(String ending) {
        if (ending.isEmpty() || ending.contains("/")) {
            throw new PlanException(Problem.of(WatchErrors.SETTING, "ready: a done file needs an ending such as .done")
                    .at("watch"));
        }
        return new DoneFile(ending);
    }

    /** Watched for a while. */
    record Stable(Duration time) implements Readiness {
        @Override
        public String toString() {
            return "stable " + time;
        }
    }

    /** Not changed for a while. */
    record Age(Duration time) implements Readiness {
        @Override
        public String toString() {
            return "age " + time;
        }
    }

    /** Another file says so. */
    record DoneFile(String ending) implements Readiness {
        @Override
        public String toString() {
            return "done_file " + ending;
        }
    }

    private static Duration checked(Duration time) {
        if (time.isNegative()) {
            throw new PlanException(Problem.of(WatchErrors.SETTING, "ready: a duration must not be negative")
                    .at("watch"));
        }
        return time;
    }
}
