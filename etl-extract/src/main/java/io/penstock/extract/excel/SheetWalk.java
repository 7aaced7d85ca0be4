package io.penstock.extract.excel;

import io.penstock.extract.excel.cells.Book;
import io.penstock.extract.excel.cells.ExcelErrors;
import io.penstock.extract.excel.cells.SheetInfo;
import io.penstock.spi.StepContext;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Goes over the chosen sheets of all files, one open at a time. One thread. */
final class SheetWalk implements Closeable {
    private final ExcelSettings settings;
    private final StepContext context;
    private final List<Path> files;
    private int nextFile;
    private int nextSheet;
    private List<SheetInfo> sheets = List.of();
    private @Nullable Book book;
    private @Nullable SheetTable current;
    private String place;
    private long bytesBefore;

    SheetWalk(ExcelSettings settings, StepContext context) throws IOException {
        this.settings = settings;
        this.context = context;
        this.files = new ArrayList<>(settings.files.files());
        this.place = settings.files.title();
        ExcelSettings.Resume resume = settings.resume;
        if (resume != null) {
            nextFile = Math.min(resume.file(), files.size());
            nextSheet = resume.sheet();
        }
    }

    /** The next sheet, the one before being closed; null behind the last. */
    @Nullable
    SheetTable next() throws IOException {
        closeSheet();
        for (; ; ) {
            context.checkCancelled();
            Book open = book;
            if (open != null && nextSheet < sheets.size()) {
                SheetInfo sheet = sheets.get(nextSheet++);
                String file = Books.name(files.get(nextFile - 1));
                place = file + "!" + sheet.name();
                SheetTable table = SheetTable.open(open, sheet, file, settings);
                current = table;
                return table;
            }
            if (open != null) {
                closeBook();
                nextSheet = 0;
            }
            if (nextFile == files.size()) {
                return null;
            }
            Path file = files.get(nextFile++);
            place = Books.name(file);
            Book opened = guard(() -> Books.open(file, settings));
            book = opened;
            sheets = Books.sheets(opened, place, settings);
        }
    }

    /** Something that reads from a file. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    /** Reads, and turns what a damaged archive throws into an error that names the place. */
    <T extends @Nullable Object> T guard(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (ZipException | EOFException e) {
            throw ExcelErrors.damaged(place, "a part of the workbook cannot be unpacked", e);
        }
    }

    /** Which file and which of its sheets is open, from 0. */
    int file() {
        return Math.max(0, nextFile - 1);
    }

    int sheet() {
        return Math.max(0, nextSheet - 1);
    }

    /** The sheet or file at hand, for messages. */
    String lastPlace() {
        return place;
    }

    long bytesRead() {
        Book open = book;
        return bytesBefore + (open == null ? 0 : open.bytesRead());
    }

    long bytesTotal() throws IOException {
        long total = 0;
        for (Path file : files) {
            total += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
        return total;
    }

    private void closeSheet() throws IOException {
        SheetTable open = current;
        current = null;
        if (open != null) {
            open.close();
        }
    }

    private void closeBook() throws IOException {
        Book open = book;
        book = null;
        if (open != null) {
            bytesBefore += open.bytesRead();
            open.close();
        }
    }

    @Override
    public void close() throws IOException {
        closeSheet();
        closeBook();
        nextFile = files.size();
        nextSheet = sheets.size();
    }
}
