package io.penstock.console;

import io.penstock.console.quality.QualityArguments;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The arguments of commands on kept versions: what to do, with what, which version. */
final class VersionArguments {
    private static final String LATEST = "latest";

    /** What to do. */
    enum Action {
        LIST,
        VERIFY,
        RESTORE
    }

    private VersionArguments() {}

    static CommandSpec of(String description, String target, String targetDescription) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description(description);
        return spec.addPositional(positional("0", "ACTION", Action.class, "list, verify or restore.", true))
                .addPositional(positional("1", target, String.class, targetDescription, true))
                .addPositional(positional(
                        "2",
                        "VERSION",
                        String.class,
                        "Which one, or latest; needed to restore. Without it verify takes all.",
                        false))
                .addOption(QualityArguments.monitor());
    }

    private static PositionalParamSpec positional(
            String index, String label, Class<?> type, String description, boolean required) {
        return PositionalParamSpec.builder()
                .index(index)
                .paramLabel(label)
                .type(type)
                .required(required)
                .description(description)
                .build();
    }

    static Action action(ParseResult given) {
        return given.matchedPositionalValue(0, Action.LIST);
    }

    static String target(ParseResult given) {
        return given.matchedPositionalValue(1, "");
    }

    /** The version that was named, or every one. */
    static List<String> versions(ParseResult given, List<String> all) {
        String named = given.matchedPositionalValue(2, "");
        return named.isEmpty() ? all : List.of(version(given, all));
    }

    /** The version that was named. */
    static String version(ParseResult given, List<String> all) {
        String named = given.matchedPositionalValue(2, "");
        if (named.isEmpty()) {
            throw wrong(given, "name a version to restore, or latest");
        }
        return named.equals(LATEST) && !all.isEmpty() ? all.get(all.size() - 1) : named;
    }

    static ParameterException wrong(ParseResult given, String what) {
        return new ParameterException(given.commandSpec().commandLine(), what);
    }
}
