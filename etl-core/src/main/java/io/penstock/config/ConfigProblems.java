package io.penstock.config;

import io.penstock.error.ConfigException;
import io.penstock.error.ErrorCode;
import io.penstock.error.EtlException;
import io.penstock.error.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects everything that is wrong with one file. */
final class ConfigProblems {
    private final Path file;
    private final List<Found> found = new ArrayList<>();

    private record Found(Place place, Problem problem) {}

    ConfigProblems(Path file) {
        this.file = file;
    }

    void add(ErrorCode code, Place place, String what) {
        add(place, Problem.of(code, what));
    }

    void add(Place place, Problem problem) {
        found.add(new Found(place, problem.at(where(place))));
    }

    /** What a spec refused, keeping its codes. */
    void add(Place place, EtlException refused) {
        refused.problems().forEach(problem -> add(place, problem));
    }

    /** Something that stands nowhere in the file. */
    void addForFile(ErrorCode code, String what) {
        found.add(new Found(new Place(0, 0, ""), Problem.of(code, what).at(file.toString())));
    }

    int size() {
        return found.size();
    }

    /** Refuses the file when anything was added; problems are told in the order of the file. */
    void throwIfAny() {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingInt((Found each) -> each.place.line())
                    .thenComparingInt(each -> each.place.column()));
            throw new ConfigException(found.stream().map(Found::problem).toList());
        }
    }

    /** The place as messages begin with it. */
    String where(Place place) {
        String position = file + ":" + place.line() + ":" + place.column();
        return place.path().isEmpty() ? position : position + ", " + place.path();
    }
}
