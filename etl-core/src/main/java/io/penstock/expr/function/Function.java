package io.penstock.expr.function;

import io.penstock.expr.kernel.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One function of the table.
 *
 * @param name in lower case
 * @param aliases other names of the same function
 * @param parameters what it takes, in order; of a variadic function the last repeats
 * @param required how many of the parameters must be given
 * @param arity whether the last parameter repeats
 * @param result the type of the result, in words
 * @param summary one or two sentences for the reference, null rule included where it is not "null in, null out"
 * @param examples shown in the reference; each one is run as a test
 * @param binding makes the kernel
 */
public record Function(
        String name,
        List<String> aliases,
        List<Parameter> parameters,
        int required,
        Arity arity,
        String result,
        String summary,
        List<Example> examples,
        Binding binding) {

    /** Whether the number of arguments is bounded. */
    public enum Arity {
        FIXED,
        VARIADIC
    }

    /**
     * An expression of constants and its value.
     *
     * @param result as {@code CAST(… AS TEXT)} gives it, or {@code NULL}
     */
    public record Example(String expression, String result) {}

    /** Makes the kernel of a call whose arguments fit the parameters; null after adding a problem. */
    @FunctionalInterface
    public interface Binding {
        @Nullable
        Kernel bind(FunctionCall call);
    }

    public static Function of(String name, String result, Binding binding, Parameter... parameters) {
        List<Parameter> all = List.of(parameters);
        return new Function(name, List.of(), all, all.size(), Arity.FIXED, result, "", List.of(), binding);
    }

    public Function alias(String... more) {
        return new Function(name, List.of(more), parameters, required, arity, result, summary, examples, binding);
    }

    /** The last parameters, from {@code count} on, may be left out. */
    public Function needing(int count) {
        return new Function(name, aliases, parameters, count, arity, result, summary, examples, binding);
    }

    public Function variadic() {
        return new Function(name, aliases, parameters, required, Arity.VARIADIC, result, summary, examples, binding);
    }

    public Function doc(String text) {
        return new Function(name, aliases, parameters, required, arity, result, text, examples, binding);
    }

    public Function example(String expression, String value) {
        List<Example> more = new ArrayList<>(examples);
        more.add(new Example(expression, value));
        return new Function(name, aliases, parameters, required, arity, result, summary, List.copyOf(more), binding);
    }

    Parameter parameter(int i) {
        return parameters.get(Math.min(i, parameters.size() - 1));
    }

    boolean accepts(int count) {
        return count >= required && (arity == Arity.VARIADIC || count <= parameters.size());
    }

    /** {@code name(TEXT, INT64[, TEXT])}. */
    public String signature() {
        String given =
                parameters.subList(0, required).stream().map(Parameter::shown).collect(Collectors.joining(", "));
        String optional = parameters.subList(required, parameters.size()).stream()
                .map(parameter -> "[, " + parameter.shown() + "]")
                .collect(Collectors.joining());
        return name + '(' + given + optional + (arity == Arity.VARIADIC ? ", …" : "") + ')';
    }
}
