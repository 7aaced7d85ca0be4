package io.penstock.internal.local;

import io.penstock.Cancellation;
import io.penstock.PipelineStep;
import io.penstock.SinkReport;
import io.penstock.StepReport;
import io.penstock.error.EtlException;
import io.penstock.internal.plan.BoundPlan;
import io.penstock.internal.plan.BoundPlan.BoundStep;
import io.penstock.spi.BatchSink;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Distribution;
import io.penstock.spi.Extractor;
import io.penstock.spi.InspectionResult;
import io.penstock.spi.Loader;
import io.penstock.spi.RejectRoute;
import java.util.ArrayList;
import java.util.List;
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
    private final List<SinkStage> sinks = new ArrayList<>();
    private final Commit commit = new Commit();
    private final StepMeter sourceMeter;
    private @Nullable SourceStage source;

    RunStages(BoundPlan plan, RunContext context, Cancellation cancellation, int threads, Runnable progress) {
        this.plan = plan;
        this.context = context;
        this.flow = new Flow(threads + 2, cancellation, context::stop);
        this.desk = new RejectDesk(
                new RejectBatches(plan.rejects(), context.runId(), context.startedAt()),
                plan.pipeline().rejects());
        this.progress = progress;
        this.sourceMeter = meter(
                plan.pipeline().sources().stream()
                        .map(Extractor::describe)
                        .map(d -> d.title())
                        .collect(Collectors.joining(" + ")),
                "extract");
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
        source =
                new SourceStage(flow, plan.pipeline().sources(), context, sourceMeter, () -> chain(sourceMeter, fused));
        flow.add(source);
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

    private void openSinks() {
        for (Loader loader : plan.pipeline().sinks()) {
            StepMeter meter = meter(loader.describe().title(), "load");
            try {
                BatchSink sink = loader.open(plan.output(), context);
                SinkStage stage = new SinkStage(flow, flow.size(), meter, sink, desk);
                commit.add(meter, sink);
                sinks.add(stage);
                flow.add(stage);
            } catch (Exception e) {
                throw Failures.of(e, meter);
            }
        }
        RejectRoute route = plan.pipeline().rejects();
        StepMeter meter =
                new StepMeter(route == null ? "" : route.loader().describe().title(), "reject");
        BatchSink sink = null;
        if (route != null) {
            try {
                sink = route.loader().open(plan.rejects().schema(), context);
                commit.rejects(meter, sink);
            } catch (Exception e) {
                throw Failures.of(e, meter);
            }
        }
        flow.add(new RejectStage(flow, flow.size(), meter, sink, desk, progress));
    }

    Flow flow() {
        return flow;
    }

    RejectDesk desk() {
        return desk;
    }

    Commit commit() {
        return commit;
    }

    long rowsRead() {
        return sourceMeter.rowsIn.sum();
    }

    long rowsWritten() {
        return sinks.isEmpty() ? 0 : sinks.get(0).meter().rowsOut.sum();
    }

    long bytesRead() {
        return source == null ? -1 : source.bytesRead();
    }

    long bytesTotal() {
        return source == null ? -1 : source.bytesTotal();
    }

    List<InspectionResult> inspections() {
        return inspectors.stream().map(InspectStage::result).toList();
    }

    List<StepReport> stepReports() {
        return meters.stream().map(StepMeter::report).toList();
    }

    List<SinkReport> sinkReports() {
        return sinks.stream().map(SinkStage::report).toList();
    }

    /** Closes sources, steps and inspectors; before the commit, so that what fails there still stops it. */
    void closeWork() throws Exception {
        List<AutoCloseable> all = new ArrayList<>();
        for (Stage stage : flow.stages()) {
            if (!(stage instanceof SinkStage) && !(stage instanceof RejectStage)) {
                all.add(stage::closeOnce);
            }
        }
        Closing.all(all);
    }

    @Override
    public void close() throws Exception {
        List<AutoCloseable> all = new ArrayList<>();
        for (Stage stage : flow.stages()) {
            all.add(stage::closeOnce);
        }
        Closing.all(all);
    }
}
