package io.penstock.internal.local;

import io.penstock.Pipeline;
import io.penstock.PipelineStep;
import io.penstock.RunOptions;
import io.penstock.SinkReport;
import io.penstock.StepReport;
import io.penstock.error.EtlException;
import io.penstock.internal.plan.BoundPlan;
import io.penstock.internal.plan.BoundPlan.BoundStep;
import io.penstock.internal.validate.RuleLimit;
import io.penstock.internal.validate.Validate;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Distribution;
import io.penstock.spi.Extractor;
import io.penstock.spi.InspectionResult;
import io.penstock.spi.Loader;
import io.penstock.spi.StateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The open stages of one run, built from its plan. */
final class RunStages implements AutoCloseable {
    private final BoundPlan plan;
    private final RunContext context;
    private final Flow flow;
    private final RejectDesk desk;
    private final Runnable progress;
    private final List<StepMeter> meters = new ArrayList<>();
    private final List<InspectStage> inspectors = new ArrayList<>();
    private final RunOptions options;
    private final Supplier<StateStore> store;
    private final SourceList sources;
    private final StepMeter sourceMeter;
    private @Nullable OpenSinks sinks;
    private @Nullable CheckpointStage checkpoints;

    /** @param store where runs remember what no target can hold; asked only when it is needed */
    RunStages(
            BoundPlan plan,
            RunContext context,
            RunOptions options,
            int threads,
            Supplier<StateStore> store,
            Runnable progress) {
        this.plan = plan;
        this.context = context;
        this.options = options;
        this.store = store;
        this.flow = new Flow(threads + 2, options.cancellation(), context::stop);
        context.shareBy(flow.sharing());
        this.sources = new SourceList(plan.sources(), context);
        this.desk = new RejectDesk(
                new RejectBatches(plan.rejects(), context.runId(), context.startedAt()),
                plan.pipeline().rejects(),
                limits(plan.pipeline()));
        this.progress = progress;
        this.sourceMeter = meter(
                plan.pipeline().sources().stream()
                        .map(Extractor::describe)
                        .map(d -> d.title())
                        .collect(Collectors.joining(" + ")),
                "extract");
    }

    private static List<RuleLimit> limits(Pipeline pipeline) {
        return pipeline.steps().stream()
                .filter(step ->
                        step instanceof PipelineStep.Transform transform && transform.transformer() instanceof Validate)
                .flatMap(step -> ((Validate) ((PipelineStep.Transform) step).transformer()).limits().stream())
                .toList();
    }

    private StepMeter meter(String name, String role) {
        StepMeter meter = new StepMeter(name, role);
        meters.add(meter);
        return meter;
    }

    /** Opens steps, inspectors and sinks; sources open when the first piece is taken. */
    void open() throws Exception {
        List<BoundStep> steps = plan.steps();
        int at = 0;
        List<MeteredStep> fused = new ArrayList<>();
        while (at < steps.size() && isAny(steps.get(at))) {
            fused.add(metered(steps.get(at++)));
        }
        flow.add(new SourceStage(flow, sources, sourceMeter, () -> chain(sourceMeter, fused)));
        while (at < steps.size()) {
            BoundStep step = steps.get(at);
            if (isAny(step)) {
                List<MeteredStep> together = new ArrayList<>();
                while (at < steps.size() && isAny(steps.get(at))) {
                    together.add(metered(steps.get(at++)));
                }
                flow.add(new ParallelStage(flow, flow.size(), () -> chain(null, together)));
            } else {
                addOrdered(step);
                at++;
            }
        }
        openSinks();
    }

    private static boolean isAny(BoundStep step) {
        return step.step() instanceof PipelineStep.Transform transform
                && transform.transformer().distribution().equals(Distribution.ANY);
    }

    private record MeteredStep(StepMeter meter, BoundTransformer bound) {}

    private MeteredStep metered(BoundStep step) {
        if (step.bound() == null) {
            throw new IllegalStateException(step.step().name() + " is not a transformer");
        }
        return new MeteredStep(meter(step.step().name(), "transform"), step.bound());
    }

    private Chain chain(@Nullable StepMeter decoding, List<MeteredStep> steps) throws Exception {
        Chain chain = new Chain(desk, new MorselOutput(context.batchSize()), context);
        if (decoding != null) {
            chain.add(decoding, null);
        }
        for (MeteredStep step : steps) {
            try {
                chain.add(step.meter(), step.bound().open(context));
            } catch (Throwable e) {
                EtlException failure = Failures.of(e, step.meter());
                Closing.after(failure, chain);
                throw failure;
            }
        }
        return chain;
    }

    private void addOrdered(BoundStep step) throws Exception {
        if (step.step() instanceof PipelineStep.Inspect inspect) {
            StepMeter meter = meter(step.step().name(), "inspect");
            try {
                InspectStage stage = new InspectStage(
                        flow, flow.size(), meter, inspect.inspector().open(step.input(), context));
                inspectors.add(stage);
                flow.add(stage);
            } catch (Exception e) {
                throw Failures.of(e, meter);
            }
        } else {
            MeteredStep metered = metered(step);
            flow.add(new StepStage(flow, flow.size(), chain(null, List.of(metered))));
        }
    }

    private void openSinks() throws Exception {
        List<StepMeter> loading = new ArrayList<>();
        for (Loader loader : plan.pipeline().sinks()) {
            loading.add(meter(loader.describe().title(), "load"));
        }
        OpenSinks opened = new OpenSinks(plan, context, options, loading);
        sinks = opened;
        opened.open(store);
        opened.state().ifPresent(sources::rememberedBy);
        opened.checkpoint().ifPresent(sources::from);
        OpenSinks.Target rejects = opened.rejects();
        StepMeter rejecting = rejects == null ? new StepMeter("", "reject") : rejects.meter();
        if (plan.pipeline().commitEvery() > 0) {
            sources.track();
            addCheckpoints(opened, rejecting, rejects);
        } else {
            for (OpenSinks.Target target : opened.sinks()) {
                flow.add(new SinkStage(flow, flow.size(), target.meter(), target.sink(), desk));
            }
        }
        flow.add(rejectStage(rejecting, rejects));
    }

    private RejectStage rejectStage(StepMeter meter, OpenSinks.@Nullable Target rejects) {
        return new RejectStage(flow, flow.size(), meter, rejects == null ? null : rejects.sink(), desk, progress);
    }

    private void addCheckpoints(OpenSinks opened, StepMeter rejecting, OpenSinks.@Nullable Target rejects)
            throws Exception {
        checkpoints = new CheckpointStage(
                flow,
                flow.size(),
                opened,
                rejectStage(rejecting, rejects),
                desk,
                context.runId(),
                plan.pipeline().commitEvery(),
                this::rowsRead);
        flow.add(checkpoints);
    }

    /** The sinks; there as soon as all of them are open. */
    OpenSinks sinks() {
        if (sinks == null) {
            throw new IllegalStateException("the sinks are not open");
        }
        return sinks;
    }

    /** What a run that fails before its last commit leaves behind, as a sentence. */
    String untouched() {
        return checkpoints == null ? "Nothing was committed." : checkpoints.untouched();
    }

    boolean hasCheckpoints() {
        return checkpoints != null;
    }

    SourceList sources() {
        return sources;
    }

    Flow flow() {
        return flow;
    }

    RejectDesk desk() {
        return desk;
    }

    /** Undoes what the sinks did, as far as any were opened. */
    void abort(@Nullable EtlException reason) {
        if (sinks != null) {
            new Commit(sinks).abort(reason);
        }
    }

    long rowsRead() {
        return sourceMeter.rowsIn.sum();
    }

    long rowsWritten() {
        return sinks == null || sinks.sinks().isEmpty()
                ? 0
                : sinks.sinks().get(0).meter().rowsOut.sum();
    }

    long bytesRead() {
        return sources.bytesRead();
    }

    long bytesTotal() {
        return sources.bytesTotal();
    }

    List<InspectionResult> inspections() {
        return inspectors.stream().map(InspectStage::result).toList();
    }

    List<StepReport> stepReports() {
        List<StepReport> reports = new ArrayList<>();
        meters.forEach(meter -> reports.add(meter.report()));
        context.sidesRead()
                .forEach((title, rows) -> reports.add(new StepReport(title, "side", rows, rows, 0, 0, 0, 0, 0, 0)));
        return reports;
    }

    List<SinkReport> sinkReports() {
        if (sinks == null) {
            return List.of();
        }
        return sinks.sinks().stream()
                .map(target -> new SinkReport(
                        target.meter().name,
                        target.meter().rowsOut.sum(),
                        target.sink().outcome()))
                .toList();
    }

    /** Closes sources, steps and inspectors; before the commit, so that what fails there still stops it. */
    void closeWork() throws Exception {
        List<AutoCloseable> all = new ArrayList<>();
        for (Stage stage : flow.stages()) {
            all.add(stage::closeOnce);
        }
        Closing.all(all);
    }

    @Override
    public void close() throws Exception {
        List<AutoCloseable> all = new ArrayList<>();
        for (Stage stage : flow.stages()) {
            all.add(stage::closeOnce);
        }
        if (sinks != null) {
            all.add(sinks);
        }
        Closing.all(all);
    }
}
