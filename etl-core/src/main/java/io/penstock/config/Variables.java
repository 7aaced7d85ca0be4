package io.penstock.config;

import io.penstock.error.Problem;
import io.penstock.error.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code ${NAME}}, {@code ${NAME:default}} and {@code ${file:path}} inside texts; <code>$${</code> stands for
 * <code>${</code>. A name is looked up in the overrides first, then in the environment. Defaults and file paths may hold variables
 * themselves; what a variable stands for is not looked at again.
 */
final class Variables {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final String FILE = "file:";

    private final Map<String, String> overrides;
    private final Map<String, String> offered;
    private final UnaryOperator<@Nullable String> environment;
    private final ConfigProblems problems;
    private final Set<String> used = new TreeSet<>();

    Variables(Map<String, String> overrides, UnaryOperator<@Nullable String> environment, ConfigProblems problems) {
        this(overrides, Map.of(), environment, problems);
    }

    /** @param offered values that the file may use or not, weaker than overrides and stronger than the environment */
    Variables(
            Map<String, String> overrides,
            Map<String, String> offered,
            UnaryOperator<@Nullable String> environment,
            ConfigProblems problems) {
        this.overrides = overrides;
        this.offered = offered;
        this.environment = environment;
        this.problems = problems;
    }

    String replace(String text, Place place) {
        if (!text.contains("${")) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 32);
        int at = 0;
        while (at < text.length()) {
            int start = text.indexOf("${", at);
            if (start < 0) {
                break;
            }
            if (start > at && text.charAt(start - 1) == '$') {
                out.append(text, at, start).append('{');
                at = start + 2;
                continue;
            }
            int end = closing(text, start + 2);
            if (end < 0) {
                problems.add(ConfigErrors.VARIABLE, place, "'${' is never closed by '}'. Write $${ for a literal '${'");
                return text;
            }
            out.append(text, at, start).append(value(text.substring(start + 2, end), place));
            at = end + 1;
        }
        return out.append(text, at, text.length()).toString();
    }

    /** Adds a problem for each override that no variable of the file asked for. */
    void refuseUnused() {
        for (String name : new TreeSet<>(overrides.keySet())) {
            if (!used.contains(name)) {
                problems.addForFile(
                        ConfigErrors.UNUSED_OVERRIDE,
                        "'" + name + "' was given, but no variable of the file has that name. "
                                + Suggestion.among(name, used));
            }
        }
    }

    /** Whether the file asked for one of the offered values. */
    boolean usedOffered() {
        return offered.keySet().stream().anyMatch(used::contains);
    }

    private String value(String inner, Place place) {
        if (inner.startsWith(FILE)) {
            return content(replace(inner.substring(FILE.length()), place), place);
        }
        int colon = inner.indexOf(':');
        String name = colon < 0 ? inner : inner.substring(0, colon);
        if (!NAME.matcher(name).matches()) {
            problems.add(
                    ConfigErrors.VARIABLE,
                    place,
                    "'${" + name + "}' is not a variable: a name has letters, digits and _ . -, as in ${NAME:default}."
                            + " Write $${ for a literal '${'");
            return "";
        }
        used.add(name);
        String given = overrides.get(name);
        if (given == null) {
            given = offered.get(name);
        }
        if (given == null) {
            given = environment.apply(name);
        }
        if (given != null) {
            return given;
        }
        if (colon >= 0) {
            return replace(inner.substring(colon + 1), place);
        }
        problems.add(
                place,
                Problem.of(ConfigErrors.VARIABLE, "the variable '" + name + "' has no value")
                        .next("Give --set " + name + "=…, set it in the environment, or write a default: ${" + name
                                + ":…}."));
        return "";
    }

    private String content(String file, Place place) {
        try {
            String text = Files.readString(Path.of(file));
            return text.endsWith("\r\n")
                    ? text.substring(0, text.length() - 2)
                    : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        } catch (IOException | InvalidPathException e) {
            problems.add(
                    ConfigErrors.VARIABLE, place, "the file '" + file + "' of ${file:…} cannot be read as UTF-8 text");
            return "";
        }
    }

    private static int closing(String text, int from) {
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '}' && --depth == 0) {
                return i;
            } else if (text.startsWith("${", i)) {
                depth++;
            }
        }
        return -1;
    }
}
