package io.penstock.internal.local;

import io.penstock.data.Batch;
import io.penstock.error.EtlException;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.RowFailures;
import io.penstock.spi.RowFate;
import io.penstock.spi.Step;
import io.penstock.spi.StepContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Open steps that run one after the other on one thread, each batch straight through all of them. One thread at a time.
 * The time between entering and leaving a step, less the time of the steps behind it, counts as the step's own.
 */
final class Chain implements AutoCloseable {
    private final List<Link> links = new ArrayList<>();
    private final RejectDesk desk;
    private final MorselOutput end;
    private final StepContext context;
    private @Nullable StepMeter running;
    private long since;

    Chain(RejectDesk desk, MorselOutput end, StepContext context) {
        this.context = context;
        this.desk = desk;
        this.end = end;
    }

    /** Adds a step behind those that are there; {@code step} is null for the source, which only decodes. */
    void add(StepMeter meter, @Nullable Step step) {
        links.add(new Link(links.size(), meter, step));
    }

    MorselOutput output() {
        return end;
    }

    void decode(PendingBatch pending) {
        Link source = links.get(0);
        StepMeter before = enter(source.meter);
        try {
            pending.decode(source);
        } catch (Throwable e) {
            throw Failures.of(e, source.meter);
        } finally {
            leave(before);
        }
    }

    /** Sends a batch into the first step. */
    void process(Batch batch) {
        links.get(0).process(batch);
    }

    /** Lets every step, first to last, give out what it held back. */
    void finish() {
        for (Link link : links) {
            if (link.step != null) {
                StepMeter before = enter(link.meter);
                try {
                    link.step.finish(link);
                } catch (Throwable e) {
                    throw Failures.of(e, link.meter);
                } finally {
                    leave(before);
                }
            }
        }
    }

    @Override
    public void close() throws Exception {
        List<AutoCloseable> all = new ArrayList<>();
        for (Link link : links) {
            if (link.step != null) {
                all.add(() -> close(link.step, link.meter));
            }
        }
        Closing.all(all);
    }

    private static void close(Step step, StepMeter meter) {
        try {
            step.close();
        } catch (Exception e) {
            throw Failures.of(e, meter);
        }
    }

    private @Nullable StepMeter enter(@Nullable StepMeter meter) {
        StepMeter before = running;
        lap();
        running = meter;
        return before;
    }

    private void leave(@Nullable StepMeter before) {
        lap();
        running = before;
    }

    private void lap() {
        long now = System.nanoTime();
        if (running != null) {
            running.busyNanos.add(now - since);
        }
        since = now;
    }

    /** One step and, as its output, the way to the next. */
    private final class Link implements Output {
        private final int position;
        private final StepMeter meter;
        private final @Nullable Step step;

        Link(int position, StepMeter meter, @Nullable Step step) {
            this.position = position;
            this.meter = meter;
            this.step = step;
        }

        void process(Batch batch) {
            meter.rowsIn.add(batch.rowCount());
            if (step == null) {
                throw new IllegalStateException("the source takes no batches");
            }
            StepMeter before = enter(meter);
            try {
                step.process(batch, this);
            } catch (Throwable e) {
                throw Failures.of(e, meter);
            } finally {
                leave(before);
            }
        }

        @Override
        public void emit(Batch batch) {
            context.checkCancelled();
            int rows = batch.rowCount();
            if (rows == 0) {
                return;
            }
            meter.rowsOut.add(rows);
            if (step == null) {
                meter.rowsIn.add(rows);
            }
            if (position + 1 < links.size()) {
                links.get(position + 1).process(batch);
            } else {
                StepMeter before = enter(null);
                try {
                    end.emit(batch);
                } finally {
                    leave(before);
                }
            }
        }

        @Override
        public void reject(Batch batch, RowFailures failures) {
            if (failures.isEmpty()) {
                return;
            }
            meter.rejected.add(failures.rowCount());
            if (step == null) {
                meter.rowsIn.add(failures.rowCount());
            }
            try {
                end.reject(desk.take(batch, failures, meter.title()));
            } catch (EtlException e) {
                throw e.in(null, meter.title());
            }
        }

        @Override
        public void warn(Failure failure, long rows) {
            desk.warn(failure, rows);
        }

        @Override
        public void count(RowFate fate, long rows) {
            meter.count(fate, rows);
        }
    }
}
