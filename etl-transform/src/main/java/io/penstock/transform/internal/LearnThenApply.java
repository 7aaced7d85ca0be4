package io.penstock.transform.internal;

import io.penstock.data.Batch;
import io.penstock.spi.Output;
import io.penstock.spi.Step;
import io.penstock.spi.StepContext;
import io.penstock.transform.internal.spill.HeldBatches;
import java.io.IOException;

/**
 * A step that must see every row before it can change the first: holds the rows back (in memory up to the step's share, then on
 * disk), learns from them, and at the end changes and passes them on in their order.
 */
public final class LearnThenApply implements Step {
    private final HeldBatches held;
    private final Lesson lesson;

    public LearnThenApply(StepContext context, Lesson lesson) {
        this.held = new HeldBatches(context, context.memoryShare());
        this.lesson = lesson;
    }

    /** What is learned from the rows. Calls come in the order of the methods. */
    public interface Lesson {
        /** Sees each batch once, in order. */
        void learn(Batch batch) throws IOException;

        /** Sees all rows again, as often as needed. */
        void review(Held rows) throws IOException;

        /** Changes a batch and passes it on. */
        void apply(Batch batch, Output output) throws IOException;

        /** Called once at the end, also on failure. */
        default void close() throws IOException {}
    }

    /** The rows held back, to be read again in order. */
    @FunctionalInterface
    public interface Held {
        void each(Visitor visitor) throws IOException;
    }

    /** Takes one batch. */
    @FunctionalInterface
    public interface Visitor {
        void batch(Batch batch) throws IOException;
    }

    @Override
    public void process(Batch batch, Output output) throws Exception {
        lesson.learn(batch);
        held.add(batch);
    }

    @Override
    public void finish(Output output) throws Exception {
        lesson.review(visitor -> {
            for (int i = 0; i < held.size(); i++) {
                visitor.batch(held.get(i));
            }
        });
        for (int i = 0; i < held.size(); i++) {
            lesson.apply(held.get(i), output);
        }
    }

    @Override
    public void close() throws Exception {
        held.close();
        lesson.close();
    }
}
