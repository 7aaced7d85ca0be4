package io.penstock.internal.local;

import io.penstock.Pipeline;
import io.penstock.RunOptions;
import io.penstock.StatePlace;
import io.penstock.internal.plan.BoundPlan;
import io.penstock.internal.state.Checkpoint;
import io.penstock.internal.state.RunState;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSink;
import io.penstock.spi.Loader;
import io.penstock.spi.RejectRoute;
import io.penstock.spi.RestartableLoader;
import io.penstock.spi.StateStore;
import io.penstock.state.SqlStateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sinks of a run, opened in an order that lets the run remember: first the sink that holds the pipeline's state, if one does;
 * then what an interrupted commit left undone is finished; then the others, each where an interrupted run left it.
 */
final class OpenSinks implements AutoCloseable {
    /**
     * One open sink.
     *
     * @param role its name in receipts
     * @param meter its counts
     * @param sink the sink
     */
    record Target(String role, StepMeter meter, BatchSink sink) {}

    private final BoundPlan plan;
    private final RunContext context;
    private final RunOptions options;
    private final List<StepMeter> meters;
    private final @Nullable Target[] opened;
    private @Nullable Target rejects;
    private int anchor = -1;
    private @Nullable RunState state;
    private @Nullable Checkpoint checkpoint;

    /** @param meters one for each sink, in the order of the plan */
    OpenSinks(BoundPlan plan, RunContext context, RunOptions options, List<StepMeter> meters) {
        this.plan = plan;
        this.context = context;
        this.options = options;
        this.meters = meters;
        this.opened = new Target[meters.size()];
    }

    /** Opens them all; {@code store} is asked only when a run has something to remember that no target can hold. */
    void open(Supplier<StateStore> store) {
        Pipeline pipeline = plan.pipeline();
        if (RunState.isNeeded(pipeline, options)) {
            openState(pipeline, store);
        }
        for (int i = 0; i < meters.size(); i++) {
            if (opened[i] == null) {
                openSink(i, checkpoint == null ? null : checkpoint.sink());
            }
        }
        RejectRoute route = pipeline.rejects();
        if (route != null) {
            StepMeter meter = new StepMeter(route.loader().describe().title(), "reject");
            String from = checkpoint == null ? null : checkpoint.rejects();
            rejects = new Target(
                    RunState.role(null),
                    meter,
                    opened(meter, () -> open(route.loader(), plan.rejects().schema(), from)));
        }
    }

    private void openState(Pipeline pipeline, Supplier<StateStore> store) {
        for (int i = 0; i < meters.size() && anchor < 0; i++) {
            if (!(pipeline.state() instanceof StatePlace.Database)
                    && pipeline.sinks().get(i).keepsState()) {
                anchor = i;
            }
        }
        StepMeter meter = new StepMeter(pipeline.name(), "state");
        RunState remembered = opened(meter, () -> anchor < 0 ? besides(pipeline, store) : inTarget(pipeline));
        state = remembered;
        checkpoint = opened(meter, () -> {
                    remembered.recover(context);
                    return remembered.checkpoint();
                })
                .orElse(null);
    }

    private RunState besides(Pipeline pipeline, Supplier<StateStore> store) {
        StateStore place = pipeline.state() instanceof StatePlace.Database database
                ? SqlStateStore.jdbc(database.url())
                : store.get();
        return RunState.in(place, pipeline, options);
    }

    private RunState inTarget(Pipeline pipeline) {
        BatchSink sink = openSink(anchor, null);
        return RunState.in(sink, meters.get(anchor).title(), pipeline, options);
    }

    private BatchSink openSink(int index, @Nullable String from) {
        StepMeter meter = meters.get(index);
        Loader loader = plan.pipeline().sinks().get(index);
        BatchSink sink = opened(meter, () -> open(loader, plan.output(), from));
        opened[index] = new Target(RunState.role(index), meter, sink);
        return sink;
    }

    private BatchSink open(Loader loader, Schema schema, @Nullable String from) throws Exception {
        return from != null && loader instanceof RestartableLoader restartable
                ? restartable.resume(schema, context, from)
                : loader.open(schema, context);
    }

    private interface Opening<T> {
        T open() throws Exception;
    }

    private static <T> T opened(StepMeter meter, Opening<T> opening) {
        try {
            return opening.open();
        } catch (Exception e) {
            throw Failures.of(e, meter);
        }
    }

    /** The sinks that were opened, in the order of the plan. */
    List<Target> sinks() {
        List<Target> all = new ArrayList<>();
        for (Target target : opened) {
            if (target != null) {
                all.add(target);
            }
        }
        return all;
    }

    @Nullable
    Target rejects() {
        return rejects;
    }

    /** The sink whose commit is the run's; null when the state is elsewhere. */
    @Nullable
    Target anchor() {
        return anchor < 0 ? null : opened[anchor];
    }

    Optional<RunState> state() {
        return Optional.ofNullable(state);
    }

    Optional<Checkpoint> checkpoint() {
        return Optional.ofNullable(checkpoint);
    }

    @Override
    public void close() throws Exception {
        List<AutoCloseable> all = new ArrayList<>();
        for (Target target : sinks()) {
            all.add(() -> close(target));
        }
        if (rejects != null) {
            Target last = rejects;
            all.add(() -> close(last));
        }
        Closing.all(all);
    }

    private static void close(Target target) {
        try {
            target.sink().close();
        } catch (Exception e) {
            throw Failures.of(e, target.meter());
        }
    }
}
