package io.penstock;

import io.penstock.error.ErrorCode;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.internal.validate.Validate;
import io.penstock.spi.Extractor;
import io.penstock.spi.Inspector;
import io.penstock.spi.Loader;
import io.penstock.spi.RejectRoute;
import io.penstock.spi.Transformer;
import io.penstock.spi.ValidationRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Pipeline}; steps run in the order they are added. Not thread-safe. */
public final class PipelineBuilder {
    public static final ErrorCode INCOMPLETE = new ErrorCode("PEN-1010", "A pipeline without source, sink or name");

    /** Name of steps that check rules; what they check is told by each rule. */
    private static final String VALIDATE = "validate";

    final String name;
    String description = "";
    final List<Extractor> sources = new ArrayList<>();
    final List<PipelineStep> steps = new ArrayList<>();
    final List<Loader> sinks = new ArrayList<>();

    @Nullable
    RejectRoute rejects;

    RetryPolicy retry = RetryPolicy.NONE;
    StatePlace state = StatePlace.automatic();
    long commitEvery;
    PushDown pushDown = PushDown.ON;
    String place = "";
    final List<String> sourcePlaces = new ArrayList<>();
    final List<String> stepPlaces = new ArrayList<>();
    final List<String> sinkPlaces = new ArrayList<>();
    String rejectPlace = "";

    private final List<Problem> problems = new ArrayList<>();

    PipelineBuilder(String name) {
        this.name = name;
        if (name.isBlank()) {
            problems.add(Problem.of(INCOMPLETE, "the pipeline has no name"));
        }
    }

    public PipelineBuilder description(String sentence) {
        this.description = sentence;
        return this;
    }

    /**
     * Where the parts that are added from now on are written, such as {@code loans.json:12:7, transformers[1]}; messages about a
     * part begin with it. Empty, the default, for parts that stand in the app's own code.
     */
    public PipelineBuilder writtenAt(String where) {
        this.place = where;
        return this;
    }

    /** Adds a source. Several are read one after the other and must have the same schema. */
    public PipelineBuilder extract(Extractor source) {
        sources.add(source);
        sourcePlaces.add(place);
        return this;
    }

    /** Adds a step, named after its type. */
    public PipelineBuilder transform(Transformer step) {
        return transform(step instanceof Validate ? VALIDATE : step.describe().title(), step);
    }

    public PipelineBuilder transform(String stepName, Transformer step) {
        return add(new PipelineStep.Transform(stepName, step));
    }

    /** Adds a step that checks every row against all of these rules, in this order. */
    public PipelineBuilder validate(ValidationRule... rules) {
        return transform(Validate.of(List.of(rules)));
    }

    /** Adds an observer at this point. */
    public PipelineBuilder inspect(Inspector inspector) {
        return inspect(inspector.describe().title(), inspector);
    }

    public PipelineBuilder inspect(String stepName, Inspector inspector) {
        return add(new PipelineStep.Inspect(stepName, inspector));
    }

    /** Where rejected rows go. Without a route the run fails at the first rejected row. */
    public PipelineBuilder rejectTo(Loader loader) {
        return rejectTo(RejectRoute.to(loader));
    }

    /** Where rejected rows go, and how many are too many. */
    public PipelineBuilder rejectTo(RejectRoute route) {
        if (rejects != null) {
            problems.add(Problem.of(INCOMPLETE, "two reject routes are set").next("Keep one."));
        }
        this.rejects = route;
        this.rejectPlace = place;
        return this;
    }

    /** Adds a sink. Several receive the same rows and are committed together. */
    public PipelineBuilder load(Loader sink) {
        sinks.add(sink);
        sinkPlaces.add(place);
        return this;
    }

    /** How often a run that failed for a passing reason is begun again; {@link RetryPolicy#NONE} by default. */
    public PipelineBuilder retry(RetryPolicy policy) {
        this.retry = policy;
        return this;
    }

    /** Where watermarks, checkpoints and the ledger of loads are kept; {@link StatePlace#automatic} by default. */
    public PipelineBuilder state(StatePlace place) {
        this.state = place;
        return this;
    }

    /**
     * Commits after about so many rows, at the next piece of the source, instead of once at the end: a run that was killed goes on
     * behind its last commit when it is run again. Readers see the part that is committed. Only for pipelines whose steps look at
     * one row at a time. 0, the default, commits once.
     */
    public PipelineBuilder commitEvery(long rows) {
        if (rows < 0) {
            problems.add(Problem.of(INCOMPLETE, "commit_every must be 0 or more rows, not " + rows));
        }
        this.commitEvery = rows;
        return this;
    }

    /**
     * Whether sources are asked to leave out columns and rows that the steps would drop; {@link PushDown#ON} by default. What is
     * loaded is the same, the rows read are fewer: a row that is left out is not counted as read.
     */
    public PipelineBuilder pushDown(PushDown policy) {
        this.pushDown = policy;
        return this;
    }

    private PipelineBuilder add(PipelineStep step) {
        steps.add(step);
        stepPlaces.add(place);
        return this;
    }

    /**
     * The pipeline.
     *
     * @throws PlanException with every problem that can be seen without a source
     */
    public Pipeline build() {
        List<Problem> all = new ArrayList<>(problems);
        if (sources.isEmpty()) {
            all.add(Problem.of(INCOMPLETE, "the pipeline has no source").next("Add .extract(…)."));
        }
        if (sinks.isEmpty() && steps.stream().noneMatch(s -> s instanceof PipelineStep.Inspect)) {
            all.add(Problem.of(INCOMPLETE, "the pipeline has no sink and no inspector, so it has no effect")
                    .next("Add .load(…) or .inspect(…)."));
        }
        if (!all.isEmpty()) {
            PlanException refused = new PlanException(all);
            if (!name.isBlank()) {
                refused.in(name, null);
            }
            throw refused;
        }
        joinInspectors();
        makeNamesUnique();
        return new Pipeline(this);
    }

    /** Inspectors that follow each other and can do their work in one go become one. */
    private void joinInspectors() {
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i - 1) instanceof PipelineStep.Inspect first
                    && steps.get(i) instanceof PipelineStep.Inspect second) {
                Inspector both = first.inspector().with(second.inspector()).orElse(null);
                if (both != null) {
                    steps.set(i - 1, new PipelineStep.Inspect(both.describe().title(), both));
                    steps.remove(i);
                    stepPlaces.remove(i);
                    i--;
                }
            }
        }
    }

    private void makeNamesUnique() {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            String wanted = steps.get(i).name();
            int count = seen.merge(wanted, 1, Integer::sum);
            if (count > 1) {
                steps.set(i, steps.get(i).named(wanted + " #" + count));
            }
        }
    }
}
