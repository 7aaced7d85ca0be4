package io.penstock.config;

import io.penstock.error.Suggestion;
import io.penstock.spi.component.Role;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Looks names of a file up in what the app bound, and remembers which of them the file uses. */
final class BoundNames {
    private final Bindings bindings;
    private final ConfigProblems problems;
    private final Set<String> used = new LinkedHashSet<>();

    BoundNames(Bindings bindings, ConfigProblems problems) {
        this.bindings = bindings;
        this.problems = problems;
    }

    /** @throws IllegalArgumentException naming what is bound */
    <T> T find(Role role, String name, Class<T> type) {
        Object found = bindings.of(role).get(name);
        if (found == null) {
            throw new IllegalArgumentException("nothing is bound to it. "
                    + (bindings.names(role).isEmpty()
                            ? "The app bound no " + kind(role) + "; it does so by Bindings when it loads the file"
                            : Suggestion.among(name, bindings.names(role))));
        }
        used.add(kind(role) + name);
        return type.cast(found);
    }

    /** Adds names that the file never uses, unless there is something else wrong, which may be why. */
    void refuseUnused() {
        if (problems.size() > 0) {
            return;
        }
        for (Role role : List.of(Role.EXTRACTOR, Role.LOADER)) {
            for (String name : bindings.names(role)) {
                if (!used.contains(kind(role) + name)) {
                    problems.addForFile(
                            ConfigErrors.UNUSED_BINDING,
                            "the app bound the " + kind(role) + " '" + name + "', which the file never uses");
                }
            }
        }
    }

    private static String kind(Role role) {
        return role == Role.EXTRACTOR ? "source" : "sink";
    }
}
