package io.penstock.extract.excel;

import io.penstock.data.Batch;
import io.penstock.data.Origin;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.excel.cells.CellGrid;
import io.penstock.extract.excel.cells.ExcelErrors;
import io.penstock.spi.BatchSource;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.Position;
import io.penstock.spi.RowFailures;
import io.penstock.spi.RowFate;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the sheets one after the other: {@link #take} finds the cells, making columns of them happens elsewhere. */
final class ExcelSource implements BatchSource {
    private static final Pattern TOKEN = Pattern.compile("(\\d{1,9}):(\\d{1,9}):(\\d{1,9})");

    private final TableLayout layout;
    private final StepContext context;
    private final RunDecoders run;
    private final SheetWalk walk;
    private final long bytesTotal;
    private final Deque<Batch> decoded = new ArrayDeque<>();
    private @Nullable SheetTable sheet;
    private boolean ended;
    private int skipTo;
    private Position position;

    ExcelSource(ExcelSettings settings, TableLayout layout, StepContext context) throws IOException {
        this.layout = layout;
        this.context = context;
        this.run = new RunDecoders(layout, settings);
        this.walk = new SheetWalk(settings, context);
        this.bytesTotal = walk.bytesTotal();
        this.skipTo = settings.resume == null ? 0 : settings.resume.row();
        this.position = new Position("0:0:0", settings.files.title());
    }

    /** The place that a position stands for; empty when it is none of this source. */
    static Optional<ExcelSettings.Resume> resume(Position position) {
        Matcher match = TOKEN.matcher(position.token());
        return match.matches()
                ? Optional.of(new ExcelSettings.Resume(
                        Integer.parseInt(match.group(1)),
                        Integer.parseInt(match.group(2)),
                        Integer.parseInt(match.group(3))))
                : Optional.empty();
    }

    @Override
    @SuppressWarnings("NullAway") // does not follow a type variable that may be null
    public @Nullable PendingBatch take() throws IOException {
        while (!ended) {
            context.checkCancelled();
            SheetTable open = sheet == null ? openNext() : sheet;
            if (open == null) {
                ended = true;
                return null;
            }
            int rows = TableLayout.rows(context, layout.names().size());
            CellGrid grid = walk.guard(
                    () -> open.next(open.firstColumn(), layout.names().size(), rows, context.batchBytes()));
            if (grid == null) {
                sheet = null;
                skipTo = 0;
                continue;
            }
            int last = grid.rowNumber(grid.rows() - 1);
            if (last <= skipTo) {
                continue;
            }
            position = new Position(walk.file() + ":" + walk.sheet() + ":" + last, open.place() + ":" + last);
            return new GridDecoder(grid, open.place(), open.dates(), run, skipTo);
        }
        return null;
    }

    @SuppressWarnings("NullAway") // does not follow a type variable that may be null
    private @Nullable SheetTable openNext() throws IOException {
        SheetTable next = walk.guard(walk::next);
        sheet = next;
        if (next != null) {
            List<String> names = next.names();
            if (names != null && !names.equals(layout.names())) {
                throw otherHeader(next.place(), names);
            }
        }
        return next;
    }

    private ExtractException otherHeader(String place, List<String> names) {
        List<String> missing = new ArrayList<>(layout.names());
        missing.removeAll(names);
        List<String> extra = new ArrayList<>(names);
        extra.removeAll(layout.names());
        String what = missing.isEmpty() && extra.isEmpty()
                ? "the columns of this sheet stand in another order than those of the first"
                : "the header is not that of the first sheet:"
                        + (missing.isEmpty() ? "" : " " + missing + " missing")
                        + (missing.isEmpty() || extra.isEmpty() ? "" : ",")
                        + (extra.isEmpty() ? "" : " " + extra + " added");
        return new ExtractException(Problem.of(ExcelErrors.HEADER_MISMATCH, what)
                .at(place)
                .next("Read sheets of different columns by sources of their own."));
    }

    @Override
    public @Nullable Batch next() throws Exception {
        while (decoded.isEmpty()) {
            PendingBatch pending = take();
            if (pending == null) {
                return null;
            }
            pending.decode(new WithoutRejects(decoded));
        }
        return decoded.poll();
    }

    @Override
    public Position position() {
        return position;
    }

    @Override
    public long bytesRead() {
        return walk.bytesRead();
    }

    @Override
    public long bytesTotal() {
        return bytesTotal;
    }

    @Override
    public void close() throws IOException {
        ended = true;
        sheet = null;
        walk.close();
    }

    /** For callers that have no place for rejects: the first one is an error. */
    private record WithoutRejects(Queue<Batch> emitted) implements Output {
        @Override
        public void emit(Batch batch) {
            emitted.add(batch);
        }

        @Override
        public void reject(Batch batch, RowFailures failures) {
            Origin origin = batch.origin();
            Problem problem = Problem.of(ExcelErrors.MISFIT, failures.failure(0).message());
            throw new ExtractException(
                    origin == null
                            ? problem
                            : problem.at(origin.position(failures.row(0)).toString()));
        }

        @Override
        public void warn(Failure failure, long rows) {
            // a batch has no place for warnings
        }

        @Override
        public void count(RowFate fate, long rows) {}
    }
}
