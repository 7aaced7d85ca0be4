package io.penstock.spi;

import io.penstock.data.Batch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An open source. The engine calls {@link #next} or {@link #take} from one thread at a time until it gives null, then
 * {@link #close}; {@code close} may come earlier, and twice.
 */
public interface BatchSource extends AutoCloseable {
    /** The next batch in order, or null at the end; a batch may be empty. Memory never depends on the source's size. */
    @Nullable
    Batch next() throws Exception;

    /**
     * The next piece in order, or null at the end, with as little work done as keeps the order; the rest of the work is in
     * {@link PendingBatch#decode}, which the engine may run on another thread, later, and out of order. A source implements
     * either this and {@link #next} in its terms, or only {@code next}.
     */
    default @Nullable PendingBatch take() throws Exception {
        Batch batch = next();
        return batch == null ? null : output -> output.emit(batch);
    }

    /** How far the source was read (after what {@link #next} or {@link #take} gave last). */
    Position position();

    /**
     * What {@link StepContext#watermark} of the next run must be when this one commits: how far an incremental source got.
     * Asked once, after the end was reached and every piece was decoded; empty leaves the old one as it is.
     */
    default Optional<String> watermark() {
        return Optional.empty();
    }

    /** Bytes of the source consumed so far, for progress; -1 where bytes mean nothing. */
    default long bytesRead() {
        return -1;
    }

    /** Bytes of the whole source, for progress; -1 when unknown. */
    default long bytesTotal() {
        return -1;
    }

    /**
     * Called once after {@link #close} when the run that read this source to its end was committed; never for dry runs. For work
     * that may only follow the commit, such as moving files away; a failure here is logged and does not undo the run.
     */
    default void committed() throws Exception {}

    @Override
    void close() throws Exception;
}
