package io.penstock.extract.watch;

import io.penstock.data.Batch;
import io.penstock.error.EtlException;
import io.penstock.error.ExtractException;
import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.schema.Schema;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Extractor;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.Position;
import io.penstock.spi.StepContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The files that are ready and not in the ledger, one after the other; settled files are taken away after the commit. */
final class WatchSource implements BatchSource {
    private final WatchSettings settings;
    private final Columns columns;
    private final StepContext context;
    private final Ledger ledger;
    /** Files to load, with their entries for the ledger. */
    private final List<Map.Entry<Arrival, Ledger.Entry>> fresh = new ArrayList<>();
    /** Files that are in the ledger once this run is committed. */
    private final Map<Arrival, Ledger.Entry> settled = new LinkedHashMap<>();

    /** Read to their ends; closed with this source, since pieces of them may still be decoded on other threads. */
    private final List<BatchSource> ended = new ArrayList<>();

    private int next;
    private @Nullable Arrival file;
    private @Nullable BatchSource open;
    private Position position;
    private long bytesBefore;

    /**
     * The columns of all files.
     *
     * @param rows of the files themselves
     * @param output with the column of the path, where that is wanted
     */
    record Columns(Schema rows, Schema output) {}

    private WatchSource(WatchSettings settings, Columns columns, StepContext context, Ledger ledger) {
        this.settings = settings;
        this.columns = columns;
        this.context = context;
        this.ledger = ledger;
        this.position = new Position("", settings.source().files().title());
    }

    static WatchSource open(WatchSettings settings, Columns columns, List<Arrival> ready, StepContext context)
            throws Exception {
        WatchSource source = new WatchSource(
                settings, columns, context, Ledger.parse(context.watermark().orElse("")));
        Arrivals arrivals = new Arrivals(settings, context);
        long end = System.nanoTime() + settings.waiting().toNanos();
        source.sort(ready);
        while (source.fresh.isEmpty() && source.settled.isEmpty() && System.nanoTime() < end) {
            arrivals.sleep(Duration.ofMillis(200));
            source.sort(arrivals.ready());
        }
        return source;
    }

    private void sort(List<Arrival> ready) throws Exception {
        for (Arrival each : ready) {
            context.checkCancelled();
            Ledger.Entry known = ledger.find(each);
            if (known != null) {
                settled.put(each, known);
                continue;
            }
            String reason = settings.badFiles() instanceof BadFiles.Quarantine ? reason(each) : null;
            Ledger.Entry entry =
                    Ledger.Entry.of(each, each.sha256(), context.clock().millis(), reason);
            if (reason == null) {
                fresh.add(Map.entry(each, entry));
            } else {
                settled.put(each, entry);
            }
        }
    }

    private @Nullable String reason(Arrival each) throws Exception {
        try {
            return Trial.of(source(each), context);
        } catch (EtlException e) {
            if (e instanceof ExtractException || e instanceof PlanException) {
                return String.valueOf(e.getMessage());
            }
            throw e;
        }
    }

    /** The source of one file, with the types of all; refuses a file of other columns. */
    private Extractor source(Arrival each) throws Exception {
        Extractor typed = settings.source().at(each.path(), columns.rows());
        Schema schema = WatchedDirectory.nullable(typed.schema(context));
        if (!schema.equals(columns.rows())) {
            throw new ExtractException(Problem.of(
                            WatchErrors.OTHER_COLUMNS,
                            "the file's columns are " + schema + ", those of the other files " + columns.rows())
                    .at(each.path().toString())
                    .next("Watch files of different columns by sources of their own, or set bad_files quarantine."));
        }
        return typed;
    }

    @Override
    public @Nullable PendingBatch take() throws Exception {
        while (true) {
            context.checkCancelled();
            BatchSource reading = reading();
            Arrival current = file;
            if (reading == null || current == null) {
                return null;
            }
            PendingBatch piece = reading.take();
            if (piece != null) {
                position = new Position(current.name(), reading.position().text());
                FileColumn column = FileColumn.of(columns.output(), settings, current);
                return output -> piece.decode(column.before(output));
            }
            end(current, reading);
        }
    }

    /** The file being read, or the next one; null at the end. */
    private @Nullable BatchSource reading() throws Exception {
        if (open == null && next < fresh.size()) {
            Arrival upcoming = fresh.get(next).getKey();
            open = source(upcoming).open(context);
            file = upcoming;
            next++;
        }
        return open;
    }

    private void end(Arrival current, BatchSource reading) throws Exception {
        ended.add(reading);
        open = null;
        if (!current.isUnchanged()) {
            throw new ExtractException(Problem.of(WatchErrors.CHANGED, "the file was changed while it was read")
                    .at(current.path().toString())
                    .next("Set ready to a longer time, or to done_file."));
        }
        bytesBefore += current.size();
        Map.Entry<Arrival, Ledger.Entry> loaded = fresh.get(next - 1);
        settled.put(loaded.getKey(), loaded.getValue());
    }

    @Override
    public @Nullable Batch next() throws Exception {
        while (true) {
            context.checkCancelled();
            BatchSource reading = reading();
            Arrival current = file;
            if (reading == null || current == null) {
                return null;
            }
            Batch batch = reading.next();
            if (batch != null) {
                position = new Position(current.name(), reading.position().text());
                return FileColumn.of(columns.output(), settings, current).widen(batch);
            }
            end(current, reading);
        }
    }

    @Override
    public Position position() {
        return position;
    }

    @Override
    public Optional<String> watermark() {
        Set<String> there = new TreeSet<>();
        settled.forEach((arrival, entry) -> {
            ledger.add(entry);
            there.add(arrival.name());
        });
        return Optional.of(ledger.text(settings.ledgerSize(), there));
    }

    @Override
    public void committed() {
        Disposal disposal = new Disposal(settings);
        ExtractException failure = null;
        for (Map.Entry<Arrival, Ledger.Entry> each : settled.entrySet()) {
            try {
                disposal.settle(each.getKey(), each.getValue());
            } catch (ExtractException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public long bytesRead() {
        BatchSource reading = open;
        return bytesBefore + (reading == null ? 0 : Math.max(0, reading.bytesRead()));
    }

    @Override
    public long bytesTotal() {
        return fresh.stream().mapToLong(each -> each.getKey().size()).sum();
    }

    @Override
    public void close() throws Exception {
        BatchSource reading = open;
        open = null;
        file = null;
        next = fresh.size();
        if (reading != null) {
            ended.add(reading);
        }
        for (BatchSource each : ended) {
            each.close();
        }
        ended.clear();
    }
}
