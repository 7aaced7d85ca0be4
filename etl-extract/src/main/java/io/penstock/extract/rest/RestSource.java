package io.penstock.extract.rest;

import io.penstock.data.Batch;
import io.penstock.extract.json.decode.BlockDecoder;
import io.penstock.extract.json.decode.Values;
import io.penstock.extract.json.scan.RecordBlock;
import io.penstock.extract.json.scan.RecordCutter;
import io.penstock.extract.rest.page.Progress;
import io.penstock.spi.BatchSource;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.Position;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fetches pages and cuts them into blocks of records on the reading thread; blocks become columns on any thread. */
final class RestSource implements BatchSource {
    private final RestSettings settings;
    private final Layout layout;
    private final StepContext context;
    private final Values values;
    private final Pages pages;
    private final Deque<Batch> waiting = new ArrayDeque<>();
    private @Nullable Page page;
    private @Nullable RecordCutter cutter;
    private long inPage;
    private long bytes;
    private Position position;
    private @Nullable Progress progress;

    RestSource(RestSettings settings, Layout layout, StepContext context) {
        this.settings = settings;
        this.layout = layout;
        this.context = context;
        this.values = settings.values();
        this.pages =
                new Pages(settings, context, layout.reader(), layout.first().getAndSet(null));
        PagePosition.Parents none = settings.parent == null ? null : PagePosition.Parents.NONE;
        this.position = new PagePosition(settings.paging.firstToken(), 0, none).at(Template.shown(settings));
        this.progress = context.watermark().map(Progress::of).orElse(null);
    }

    @Override
    public @Nullable Batch next() throws Exception {
        while (waiting.isEmpty()) {
            PendingBatch piece = take();
            if (piece == null) {
                return null;
            }
            piece.decode(new WithoutRejects(waiting));
        }
        return waiting.remove();
    }

    @Override
    public @Nullable PendingBatch take() throws Exception {
        while (true) {
            context.checkCancelled();
            if (cutter == null && !advance()) {
                return null;
            }
            PendingBatch piece = cut();
            if (piece != null) {
                return piece;
            }
        }
    }

    /** Goes to the next page with records; false at the end. */
    private boolean advance() throws IOException, InterruptedException {
        while (true) {
            Page next = pages.next();
            if (next == null) {
                return false;
            }
            page = next;
            bytes += next.reply().body().size();
            String last = next.facts().last();
            if (last != null) {
                progress = Progress.later(progress, last);
            }
            position = new PagePosition(next.token(), next.skip(), next.place()).at(next.name());
            if (next.facts().records() > 0) {
                cutter = Cutting.open(next, settings);
                inPage = 0;
                return true;
            }
            leavePage();
        }
    }

    private @Nullable PendingBatch cut() throws IOException {
        Page from = page;
        RecordCutter records = cutter;
        if (from == null || records == null) {
            return null;
        }
        long skip = from.skip() - inPage;
        int most = skip > 0 ? (int) Math.min(skip, context.batchRows()) : context.batchRows();
        RecordBlock block = records.next(most, context.batchBytes());
        if (block == null) {
            leavePage();
            return null;
        }
        long before = inPage;
        inPage += block.records();
        if (skip > 0) {
            return null;
        }
        position = new PagePosition(from.token(), inPage, from.place()).at(from.name());
        return output -> new BlockDecoder(block, layout.shape(), values)
                .decode(new PageOutput(output, layout, from.name(), before, from.parents(), from.parentRow()));
    }

    private void leavePage() throws IOException {
        RecordCutter records = cutter;
        cutter = null;
        if (records != null) {
            records.close();
        }
        Page done = page;
        page = null;
        if (done != null) {
            done.close();
        }
    }

    @Override
    public Position position() {
        return position;
    }

    @Override
    public Optional<String> watermark() {
        Progress now = progress;
        return now == null || settings.rangeFrom != null || !settings.isIncremental()
                ? Optional.empty()
                : Optional.of(now.text());
    }

    @Override
    public long bytesRead() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        waiting.clear();
        leavePage();
        pages.close();
    }
}
