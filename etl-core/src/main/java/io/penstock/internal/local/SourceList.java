package io.penstock.internal.local;

import io.penstock.error.Problem;
import io.penstock.error.StateException;
import io.penstock.internal.state.Checkpoint;
import io.penstock.internal.state.RunState;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Extractor;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.StepContext;
import io.penstock.state.StateErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sources of a run, read one after the other, from where each is to be read. One thread at a time. */
final class SourceList implements AutoCloseable {
    private final List<Extractor> extractors;
    private final StepContext context;
    private final List<BatchSource> opened = new ArrayList<>();
    private @Nullable RunState state;
    private int first;
    private boolean tracked;
    private boolean provenRestartable;
    private long bytesBefore;
    private volatile long bytesRead;
    private volatile long bytesTotal = -1;

    SourceList(List<Extractor> extractors, StepContext context) {
        this.extractors = new ArrayList<>(extractors);
        this.context = context;
    }

    /** Lets sources begin where the last committed run ended. */
    void rememberedBy(RunState memory) {
        this.state = memory;
    }

    /** Notes after each piece how far the sources were read, so that another run can go on there. */
    void track() {
        this.tracked = true;
    }

    /** Begins behind a checkpoint instead of at the first source. */
    void from(Checkpoint checkpoint) {
        first = checkpoint.source();
        extractors.set(
                first,
                extractors
                        .get(first)
                        .resumeAfter(checkpoint.position())
                        .orElseThrow(() -> notRestartable(extractors.get(first))));
    }

    @Nullable
    PendingBatch take() throws Exception {
        while (true) {
            if (opened.isEmpty()) {
                open(first);
            }
            BatchSource source = opened.get(opened.size() - 1);
            PendingBatch piece = source.take();
            note(source);
            if (piece != null) {
                proveRestartable(source);
                return piece;
            }
            int at = index();
            if (at == extractors.size() - 1) {
                return null;
            }
            bytesBefore = Math.max(0, bytesRead);
            open(at + 1);
        }
    }

    private int index() {
        return first + opened.size() - 1;
    }

    private void open(int index) throws Exception {
        Extractor extractor = extractors.get(index);
        StepContext told = context;
        if (state != null && extractor.stateKey().isPresent()) {
            told = new SourceContext(context, state.watermark(extractor));
        }
        opened.add(extractor.open(told));
        provenRestartable = false;
    }

    private void proveRestartable(BatchSource source) {
        if (tracked && !provenRestartable) {
            Extractor extractor = extractors.get(index());
            if (extractor.resumeAfter(source.position()).isEmpty()) {
                throw notRestartable(extractor);
            }
            provenRestartable = true;
        }
    }

    private static StateException notRestartable(Extractor extractor) {
        return new StateException(Problem.of(
                        StateErrors.NOT_RESTARTABLE,
                        "this source can only be read from its beginning: "
                                + extractor.describe().title())
                .next("Remove commit_every."));
    }

    /** How far the sources were read with what {@link #take} gave last; null when that is not noted. */
    Morsel.@Nullable Reached reached() {
        return tracked
                ? new Morsel.Reached(index(), opened.get(opened.size() - 1).position())
                : null;
    }

    private void note(BatchSource source) {
        long read = source.bytesRead();
        bytesRead = read < 0 || bytesRead < 0 ? -1 : bytesBefore + read;
        bytesTotal = extractors.size() == 1 ? source.bytesTotal() : -1;
    }

    /** How far each source that keeps track was read, by its state key; asked when all pieces are decoded. */
    Map<String, String> watermarks() {
        Map<String, String> watermarks = new LinkedHashMap<>();
        for (int i = 0; i < opened.size(); i++) {
            BatchSource source = opened.get(i);
            extractors
                    .get(first + i)
                    .stateKey()
                    .ifPresent(key -> source.watermark().ifPresent(value -> watermarks.put(key, value)));
        }
        return watermarks;
    }

    /** Tells every source that its rows are committed; what fails is logged. */
    void committed(String pipeline) {
        for (BatchSource source : opened) {
            try {
                source.committed();
            } catch (Exception e) {
                RunLog.afterCommitFailed(pipeline, e);
            }
        }
    }

    /** Bytes of the sources consumed so far; -1 where unknown. */
    long bytesRead() {
        return bytesRead;
    }

    /** Bytes of all sources; -1 where unknown. */
    long bytesTotal() {
        return bytesTotal;
    }

    @Override
    public void close() throws Exception {
        Closing.all(opened);
    }
}
