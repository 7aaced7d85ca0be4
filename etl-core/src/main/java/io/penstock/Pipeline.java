package io.penstock;

import io.penstock.spi.Extractor;
import io.penstock.spi.Inspector;
import io.penstock.spi.Loader;
import io.penstock.spi.RejectRoute;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An immutable plan: sources, steps, sinks, a reject route. It does nothing until an engine runs it; the same value runs
 * any number of times, on any engine. Several sources of one schema are read one after the other; every sink receives every
 * row.
 */
public final class Pipeline implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String description;
    private final List<Extractor> sources;
    private final List<PipelineStep> steps;
    private final List<Loader> sinks;
    private final @Nullable RejectRoute rejects;
    private final RetryPolicy retry;
    private final StatePlace state;
    private final long commitEvery;
    private final PushDown pushDown;
    private final Places places;

    Pipeline(PipelineBuilder builder) {
        this.name = builder.name;
        this.description = builder.description;
        this.sources = List.copyOf(builder.sources);
        this.steps = List.copyOf(builder.steps);
        this.sinks = List.copyOf(builder.sinks);
        this.rejects = builder.rejects;
        this.retry = builder.retry;
        this.state = builder.state;
        this.commitEvery = builder.commitEvery;
        this.pushDown = builder.pushDown;
        this.places = new Places(builder.sourcePlaces, builder.stepPlaces, builder.sinkPlaces, builder.rejectPlace);
    }

    /** Begins a pipeline. */
    public static PipelineBuilder named(String name) {
        return new PipelineBuilder(name);
    }

    public String name() {
        return name;
    }

    /** One sentence for people; empty by default. */
    public String description() {
        return description;
    }

    public List<Extractor> sources() {
        return sources;
    }

    public List<PipelineStep> steps() {
        return steps;
    }

    public List<Loader> sinks() {
        return sinks;
    }

    public @Nullable RejectRoute rejects() {
        return rejects;
    }

    public RetryPolicy retry() {
        return retry;
    }

    /** Where this pipeline remembers what must survive a run. */
    public StatePlace state() {
        return state;
    }

    /** Rows after which what was written is committed; 0 (the default) commits once, at the end. */
    public long commitEvery() {
        return commitEvery;
    }

    /** Whether sources are asked to leave out what the steps would drop; {@link PushDown#ON} by default. */
    public PushDown pushDown() {
        return pushDown;
    }

    /** Where the parts are written, for messages. */
    public Places places() {
        return places;
    }

    /**
     * Where the parts of a pipeline are written, in the order of the parts; empty texts for parts of the app's own code.
     *
     * @param rejects place of the reject route
     */
    public record Places(List<String> sources, List<String> steps, List<String> sinks, String rejects)
            implements Serializable {
        public Places {
            sources = List.copyOf(sources);
            steps = List.copyOf(steps);
            sinks = List.copyOf(sinks);
        }
    }

    /** This pipeline with other sources; everything else stays. */
    public Pipeline reading(Extractor... others) {
        PipelineBuilder builder = copy();
        builder.sources.clear();
        builder.sourcePlaces.clear();
        builder.sources.addAll(List.of(others));
        builder.sourcePlaces.addAll(Collections.nCopies(others.length, ""));
        return builder.build();
    }

    /** This pipeline with an inspector more, which sees the rows that go to the sinks. */
    public Pipeline inspecting(Inspector inspector) {
        return copy().inspect(inspector).build();
    }

    /** This pipeline without its sinks, to look at its rows; it must have an inspector. Nothing is committed in steps. */
    public Pipeline withoutSinks() {
        PipelineBuilder builder = copy();
        builder.sinks.clear();
        builder.sinkPlaces.clear();
        return builder.commitEvery(0).build();
    }

    private PipelineBuilder copy() {
        PipelineBuilder builder = new PipelineBuilder(name).description(description);
        builder.sources.addAll(sources);
        builder.sourcePlaces.addAll(places.sources());
        builder.steps.addAll(steps);
        builder.stepPlaces.addAll(places.steps());
        builder.sinks.addAll(sinks);
        builder.sinkPlaces.addAll(places.sinks());
        builder.rejectPlace = places.rejects();
        builder.rejects = rejects;
        return builder.retry(retry).state(state).commitEvery(commitEvery).pushDown(pushDown);
    }

    /** Runs on a {@link LocalEngine} with default settings. */
    public RunReport run() {
        try (LocalEngine engine = LocalEngine.create()) {
            return engine.run(this);
        }
    }

    public RunReport run(Engine engine) {
        return engine.run(this);
    }

    /** Reads and works everything, commits nothing. */
    public RunReport dryRun() {
        try (LocalEngine engine = LocalEngine.create()) {
            return engine.run(this, RunOptions.defaults().mode(RunMode.DRY_RUN));
        }
    }

    /**
     * The plan as text, bound to its source: schemas, distribution of each step, what is pushed down and what spills.
     *
     * @throws io.penstock.error.PlanException with every problem of the plan
     */
    public String explain() {
        try (LocalEngine engine = LocalEngine.create()) {
            return engine.describe(this).toText();
        }
    }

    /** The first rows after the source and each step. */
    public Preview preview(int rows) {
        try (LocalEngine engine = LocalEngine.create()) {
            return engine.preview(this, rows);
        }
    }

    @Override
    public String toString() {
        return Stream.of(
                        sources.stream().map(s -> s.describe().title()),
                        steps.stream().map(PipelineStep::name),
                        sinks.stream().map(s -> s.describe().title()))
                .flatMap(part -> part)
                .collect(Collectors.joining(" → ", "pipeline '" + name + "': ", ""));
    }
}
