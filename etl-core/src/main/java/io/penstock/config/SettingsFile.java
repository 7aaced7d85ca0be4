package io.penstock.config;

import io.penstock.error.ConfigException;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A JSON file whose root object holds the settings of one component of role {@link Role#PART}, such as {@code monitoring_config.json}. Variables
 * are replaced as in {@link PipelineConfig}; the key {@code $schema} is left alone.
 */
public final class SettingsFile {
    private SettingsFile() {}

    /**
     * Reads a file.
     *
     * @param overrides values of variables, stronger than the environment
     * @throws ConfigException with every problem of the file, each with line, column and JSON path
     */
    public static <S> S load(Path file, Component<S> component, Map<String, String> overrides) {
        return load(file, component, overrides, root -> root);
    }

    /**
     * Reads a file that may also be the value of one setting alone: it is taken for that when none of its keys is a setting.
     *
     * @param overrides values of variables, stronger than the environment
     * @param option the setting
     * @throws ConfigException with every problem of the file, each with line, column and JSON path
     */
    public static <S> S loadOr(Path file, Component<S> component, Map<String, String> overrides, String option) {
        return load(file, component, overrides, root -> {
            boolean whole = component.options().stream().anyMatch(each -> root.find(each.name()) != null);
            return whole || root.members().isEmpty()
                    ? root
                    : new Json.Obj(root.place(), Map.of(option, new Json.Member(root.place(), root)));
        });
    }

    private static <S> S load(
            Path file, Component<S> component, Map<String, String> overrides, UnaryOperator<Json.Obj> shape) {
        ConfigProblems problems = new ConfigProblems(file);
        Variables variables = new Variables(overrides, System::getenv, problems);
        Json document = new JsonReader(problems, variables).read(FileReader.text(file), file);
        ComponentReader components =
                new ComponentReader(Catalogue.load(), problems, new BoundNames(Bindings.none(), problems));
        if (!(document instanceof Json.Obj root)) {
            problems.add(ConfigErrors.WRONG_VALUE, document.place(), "needs an object { … }, found " + document.kind());
            problems.throwIfAny();
            throw new IllegalStateException("a problem was added");
        }
        Object made = components
                .read(shape.apply(FileReader.without(root, "$schema")), component)
                .orElse(null);
        problems.throwIfAny();
        @SuppressWarnings("unchecked") // the component's factory makes S
        S settings = (S) made;
        if (settings == null) {
            throw new IllegalStateException("a component that was not made adds a problem");
        }
        return settings;
    }
}
