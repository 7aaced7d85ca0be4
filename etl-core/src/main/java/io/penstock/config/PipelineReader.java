package io.penstock.config;

import io.penstock.Pipeline;
import io.penstock.PipelineBuilder;
import io.penstock.error.PlanException;
import io.penstock.error.Suggestion;
import io.penstock.internal.validate.Validate;
import io.penstock.spi.Extractor;
import io.penstock.spi.Inspector;
import io.penstock.spi.Loader;
import io.penstock.spi.RejectRoute;
import io.penstock.spi.Transformer;
import io.penstock.spi.ValidationRule;
import io.penstock.spi.component.Component;
import io.penstock.spi.component.Role;
import io.penstock.spi.component.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Makes the pipeline that one object describes. */
final class PipelineReader {
    static final List<String> KEYS = List.of(
            "name", "description", "config", "extractors", "transformers", "quality_checks", "loaders", "rejects");

    private static final List<Role> TRANSFORMERS = List.of(Role.TRANSFORMER, Role.RULE);

    private final ComponentReader components;
    private final ConfigProblems problems;

    PipelineReader(ComponentReader components, ConfigProblems problems) {
        this.components = components;
        this.problems = problems;
    }

    /**
     * A pipeline of the file.
     *
     * @param value the pipeline; null when something is wrong with it
     */
    record Read(String name, @Nullable Pipeline value, AfterFailure afterFailure) {}

    /** Reads a pipeline; {@code knownAs} is its key in a map of pipelines, null elsewhere. */
    Read read(Json.Obj object, @Nullable String knownAs) {
        int before = problems.size();
        object.members().forEach((key, member) -> {
            if (!KEYS.contains(key)) {
                problems.add(ConfigErrors.UNKNOWN_KEY, member.key(), "unknown key. " + Suggestion.among(key, KEYS));
            }
        });
        String name = name(object, knownAs);
        PipelineBuilder builder = Pipeline.named(name);
        text(object, "description").ifPresent(builder::description);
        Policies policies = Policies.read(object, components, problems);
        builder.retry(policies.retry())
                .commitEvery(policies.commitEvery())
                .pushDown(policies.pushDown())
                .state(policies.state());
        each(
                object,
                "extractors",
                Role.EXTRACTOR,
                Extractor.class,
                (step, source) -> at(step, builder).extract(source));
        transformers(object, builder);
        each(
                object,
                "quality_checks",
                Role.INSPECTOR,
                Inspector.class,
                (step, inspector) -> text(step, "name")
                        .ifPresentOrElse(
                                given -> at(step, builder).inspect(given, inspector),
                                () -> at(step, builder).inspect(inspector)));
        each(
                object,
                "loaders",
                Role.LOADER,
                Loader.class,
                (step, sink) -> at(step, builder).load(sink));
        rejects(object, builder, policies);
        refuseIncomplete(object);
        return new Read(name, problems.size() > before ? null : build(builder, object), policies.afterFailure());
    }

    private @Nullable Pipeline build(PipelineBuilder builder, Json.Obj object) {
        try {
            return builder.build();
        } catch (PlanException e) {
            problems.add(object.place(), e);
            return null;
        }
    }

    private String name(Json.Obj object, @Nullable String knownAs) {
        Json node = object.find("name");
        String name = text(object, "name").orElse(knownAs);
        if (node == null && knownAs == null) {
            problems.add(
                    ConfigErrors.MISSING_KEY,
                    object.place(),
                    "the key 'name' is missing: what reports call the pipeline");
        } else if (node != null && name != null && name.isBlank()) {
            problems.add(ConfigErrors.WRONG_VALUE, node.place(), "the name is blank");
        } else if (node != null && name != null && knownAs != null && !name.equals(knownAs)) {
            problems.add(
                    ConfigErrors.CONTRADICTION,
                    node.place(),
                    "the pipeline stands under the key '" + knownAs + "' but is named '" + name + "'. Keep one");
        }
        return name == null || name.isBlank() ? "?" : name;
    }

    private Optional<String> text(Json.Obj object, String key) {
        Json node = object.find(key);
        return node == null ? Optional.empty() : components.value(ValueType.TEXT, node);
    }

    /** The entries of a section; nothing after adding that it is no list. */
    private List<Json> entries(Json.Obj object, String section) {
        Json node = object.find(section);
        if (node instanceof Json.Arr list) {
            return list.elements();
        }
        if (node != null) {
            problems.add(
                    ConfigErrors.WRONG_VALUE, node.place(), "needs a list, found " + node.kind() + ": put it in [ ]");
        }
        return List.of();
    }

    private <T> void each(Json.Obj object, String section, Role role, Class<T> type, BiConsumer<Json.Obj, T> add) {
        for (Json entry : entries(object, section)) {
            Optional<Object> spec = components.read(entry, role);
            if (entry instanceof Json.Obj step) {
                text(step, "name");
                spec.ifPresent(made -> add.accept(step, type.cast(made)));
            }
        }
    }

    private PipelineBuilder at(Json step, PipelineBuilder builder) {
        return builder.writtenAt(problems.where(step.place()));
    }

    /** Adds steps in order; rules that stand side by side without a name of their own share one validate step. */
    private void transformers(Json.Obj object, PipelineBuilder builder) {
        List<ValidationRule> rules = new ArrayList<>();
        for (Json entry : entries(object, "transformers")) {
            Optional<Component<?>> component = components.find(entry, TRANSFORMERS);
            if (component.isEmpty() || !(entry instanceof Json.Obj step)) {
                continue;
            }
            Object spec = components.read(entry, component.get()).orElse(null);
            Optional<String> name = text(step, "name");
            if (spec instanceof ValidationRule rule && name.isEmpty()) {
                if (rules.isEmpty()) {
                    at(step, builder);
                }
                rules.add(rule);
            } else if (spec != null) {
                flush(rules, builder);
                at(step, builder);
                Transformer made =
                        spec instanceof ValidationRule rule ? Validate.of(List.of(rule)) : (Transformer) spec;
                name.ifPresentOrElse(given -> builder.transform(given, made), () -> builder.transform(made));
            }
        }
        flush(rules, builder);
    }

    private static void flush(List<ValidationRule> rules, PipelineBuilder builder) {
        if (!rules.isEmpty()) {
            builder.validate(rules.toArray(ValidationRule[]::new));
            rules.clear();
        }
    }

    private void rejects(Json.Obj object, PipelineBuilder builder, Policies policies) {
        Json node = object.find("rejects");
        if (node == null) {
            policies.refuseLimits();
            return;
        }
        components
                .read(node, Role.LOADER)
                .map(loader -> policies.limit(RejectRoute.to((Loader) loader)))
                .ifPresent(route -> at(node, builder).rejectTo(route));
    }

    private void refuseIncomplete(Json.Obj object) {
        if (isEmpty(object, "extractors")) {
            problems.add(
                    ConfigErrors.MISSING_KEY,
                    object.place(),
                    "the pipeline has no source: 'extractors' needs an entry");
        }
        if (isEmpty(object, "loaders") && isEmpty(object, "quality_checks")) {
            problems.add(
                    ConfigErrors.MISSING_KEY,
                    object.place(),
                    "the pipeline has no effect: 'loaders' or 'quality_checks' needs an entry");
        }
    }

    private static boolean isEmpty(Json.Obj object, String section) {
        Json node = object.find(section);
        return node == null || (node instanceof Json.Arr list && list.elements().isEmpty());
    }
}
