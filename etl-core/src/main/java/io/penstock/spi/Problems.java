package io.penstock.spi;

import io.penstock.error.ErrorCode;
import io.penstock.error.Problem;
import io.penstock.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a plan while it is bound, so that all of it is told at once. One thread. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();
    private String place = "";

    /** For engines: the step that problems added from now on belong to. */
    public void at(String step) {
        place = step;
    }

    public void add(Problem problem) {
        found.add(place.isEmpty() ? problem : problem.at(place));
    }

    public void add(ErrorCode code, String what) {
        add(Problem.of(code, what));
    }

    /** The position of a column, or -1 after adding the problem that it is not there. */
    public int column(Schema schema, String name) {
        int position = schema.find(name);
        if (position < 0) {
            add(schema.unknown(name));
        }
        return position;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public int size() {
        return found.size();
    }

    public List<Problem> found() {
        return List.copyOf(found);
    }
}
