package io.penstock.expr.library;

import io.penstock.expr.function.Function;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every function that an expression may call. */
public final class FunctionTable {
    private static final Map<String, List<Function>> GROUPS = groups();
    private static final Map<String, Function> BY_NAME = GROUPS.values().stream()
            .flatMap(List::stream)
            .flatMap(function -> Stream.concat(Stream.of(function.name()), function.aliases().stream())
                    .map(name -> Map.entry(name, function)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));

    private FunctionTable() {}

    private static Map<String, List<Function>> groups() {
        Map<String, List<Function>> groups = new LinkedHashMap<>();
        groups.put("Choosing", ChoiceFunctions.all());
        groups.put("Text", TextFunctions.all());
        groups.put("Parts and patterns of text", PatternFunctions.all());
        groups.put("Characters, words and likeness", WritingFunctions.all());
        groups.put("Forms of text", FormFunctions.all());
        groups.put("Hashes and codes", EncodingFunctions.all());
        groups.put("JSON", JsonFunctions.all());
        groups.put("Lists and structs", ListFunctions.all());
        groups.put("Numbers", NumberFunctions.all());
        groups.put("Mathematics and bits", MathFunctions.all());
        groups.put("Dates", DateFunctions.all());
        groups.put("Dates made, written and counted", MomentFunctions.all());
        return groups;
    }

    /** The functions by group, in the order of the reference. */
    public static Map<String, List<Function>> byGroup() {
        return Map.copyOf(GROUPS);
    }

    /** The group titles in the order of the reference. */
    public static List<String> groupNames() {
        return List.copyOf(GROUPS.keySet());
    }

    /** Every name and alias. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** The function of a lower-case name or alias. */
    public static @Nullable Function find(String name) {
        return BY_NAME.get(name);
    }
}
