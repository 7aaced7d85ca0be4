package io.penstock.extract.parquet;

import io.penstock.data.Batch;
import io.penstock.extract.parquet.column.OutputColumn;
import io.penstock.extract.parquet.filter.RowRanges;
import io.penstock.extract.parquet.page.Damage;
import io.penstock.extract.parquet.page.FileBytes;
import io.penstock.spi.BatchSource;
import io.penstock.spi.PendingBatch;
import io.penstock.spi.Position;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the row groups of the files, one after the other, into pieces of at least a few pages of every column. A piece begins by itself,
 * so that any number of them can be read at the same time.
 */
final class ParquetSource implements BatchSource {
    /** A page that lies in two pieces is unpacked twice: with this many in a piece that is rare enough. */
    private static final int PAGES_IN_PIECE = 4;

    private static final int LEAST_CELL_BYTES = 9;

    private final ParquetSettings settings;
    private final ReadPlan plan;
    private final StepContext context;
    private final List<Path> files;
    private final List<FileBytes> open = new ArrayList<>();
    private int nextFile;
    private @Nullable OpenFile current;
    private @Nullable Piece reading;
    private final Queue<Batch> ready = new ArrayDeque<>();
    private long groupsSeen;
    private long bytesTotal;
    private Position position;
    private boolean closed;

    /** The file whose row groups are being cut. */
    private static final class OpenFile {
        private final Footer footer;
        private final List<OutputColumn> columns;
        private int group = -1;
        private long rowsBefore;
        private @Nullable RowGroupPlan plan;
        private RowRanges ranges = RowRanges.none();
        private long row;

        OpenFile(Footer footer, List<OutputColumn> columns) {
            this.footer = footer;
            this.columns = columns;
        }
    }

    ParquetSource(ParquetSettings settings, ReadPlan plan, StepContext context) throws IOException {
        this.settings = settings;
        this.plan = plan;
        this.context = context;
        this.files = settings.files.files();
        this.position = new Position("0:0:", settings.files.title());
        for (Path file : files) {
            bytesTotal += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
        ParquetSettings.Mark after = settings.after;
        if (after != null) {
            nextFile = Resuming.fileOf(after, files);
            groupsSeen = settings.parts == 1 ? 0 : Resuming.rowGroups(files.subList(0, nextFile), settings);
        }
    }

    @Override
    public @Nullable PendingBatch take() throws IOException {
        return takePiece();
    }

    private @Nullable Piece takePiece() throws IOException {
        while (!closed) {
            context.checkCancelled();
            OpenFile file = current == null ? openNext() : current;
            if (file == null) {
                return null;
            }
            RowGroupPlan group = file.plan;
            long from = group == null ? -1 : file.ranges.from(file.row);
            if (group == null || from < 0) {
                if (!nextGroup(file)) {
                    file.footer.bytes().release();
                    current = null;
                }
                continue;
            }
            long to = Math.min(file.ranges.to(from), from + pieceRows(group));
            file.row = to;
            position = new Position(
                    new ParquetSettings.Mark(file.footer.path().toString(), file.group, to).token(),
                    file.footer.name() + ":row " + (file.rowsBefore + to));
            file.footer.bytes().retain();
            return new Piece(
                    plan,
                    file.footer,
                    file.columns,
                    group,
                    file.group,
                    file.rowsBefore,
                    from,
                    to,
                    batchRows(file, group),
                    context);
        }
        return null;
    }

    private @Nullable OpenFile openNext() throws IOException {
        if (nextFile == files.size()) {
            return null;
        }
        Footer footer = Footer.open(files.get(nextFile++), settings.leafTypes());
        open.add(footer.bytes());
        OpenFile file = new OpenFile(footer, plan.columnsOf(footer, settings));
        current = file;
        return file;
    }

    /** Goes on to the next row group that is ours to read; false at the end of the file. */
    private boolean nextGroup(OpenFile file) throws IOException {
        if (file.group >= 0) {
            file.rowsBefore += file.footer.rowGroups().get(file.group).getNum_rows();
        }
        file.group++;
        file.plan = null;
        file.row = 0;
        if (file.group >= file.footer.rowGroups().size()) {
            return false;
        }
        ParquetSettings.Mark after = settings.after;
        boolean marked = after != null && Path.of(after.file()).equals(file.footer.path());
        int markedGroup = marked && after != null ? after.rowGroup() : -1;
        if (groupsSeen++ % settings.parts != settings.part || markedGroup > file.group) {
            return true;
        }
        file.row = after != null && markedGroup == file.group ? after.row() : 0;
        try {
            Pushdown pushdown = Pushdown.of(settings, plan, file.footer, file.group, file.columns);
            file.ranges = pushdown.byRowGroup();
            if (!file.ranges.isEmpty()) {
                RowGroupPlan group =
                        RowGroupPlan.of(file.footer, file.footer.rowGroups().get(file.group), file.columns, settings);
                file.ranges = pushdown.byPage(group);
                file.plan = group;
            }
        } catch (Damage e) {
            throw file.footer.error(e, file.group);
        }
        return true;
    }

    private long pieceRows(RowGroupPlan group) {
        return group.canBeCut() ? Math.max(context.batchRows(), PAGES_IN_PIECE * group.largestPage()) : group.rows();
    }

    private int batchRows(OpenFile file, RowGroupPlan group) {
        long cells = (long) LEAST_CELL_BYTES * Math.max(1, file.columns.size());
        long rowBytes = Math.max(cells, group.rows() == 0 ? 0 : group.bytes() / group.rows());
        return (int) Math.max(1, Math.min(context.batchRows(), context.batchBytes() / rowBytes));
    }

    @Override
    public @Nullable Batch next() throws IOException {
        for (; ; ) {
            Batch emitted = ready.poll();
            if (emitted != null) {
                return emitted;
            }
            Piece piece = reading == null ? takePiece() : reading;
            reading = piece;
            if (piece == null) {
                return null;
            }
            Batch batch = piece.next();
            if (batch == null) {
                reading = null;
            } else {
                plan.declared().emit(batch, new WithoutRejects(ready));
            }
        }
    }

    @Override
    public Position position() {
        return position;
    }

    @Override
    public long bytesRead() {
        long read = 0;
        for (FileBytes file : List.copyOf(open)) {
            read += file.bytesRead();
        }
        return Math.min(read, bytesTotal);
    }

    @Override
    public long bytesTotal() {
        return bytesTotal;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        for (FileBytes file : open) {
            file.close();
        }
    }
}
