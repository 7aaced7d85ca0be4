package io.penstock.extract.files;

import io.penstock.data.Batch;
import io.penstock.data.BatchBuilder;
import io.penstock.data.Origin;
import io.penstock.data.RecordPosition;
import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Failure;
import io.penstock.spi.Output;
import io.penstock.spi.RowFailures;
import io.penstock.spi.StepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is known about files, as rows. Safe for several threads. */
final class FileRows {
    private static final Failure UNREADABLE = Failure.of("readable", "it cannot be read");

    private final ScanSettings settings;
    private final Schema schema;

    FileRows(ScanSettings settings) {
        this.settings = settings;
        this.schema = schema(settings);
    }

    static Schema schema(ScanSettings settings) {
        List<Field> fields = new ArrayList<>(List.of(
                Field.required("path", Type.TEXT),
                Field.required("name", Type.TEXT),
                Field.of("extension", Type.TEXT),
                Field.of("directory", Type.TEXT),
                Field.of("size", Type.INT64),
                Field.of("created_at", Type.TIMESTAMP),
                Field.of("modified_at", Type.TIMESTAMP),
                Field.of("accessed_at", Type.TIMESTAMP),
                Field.of("permissions", Type.TEXT),
                Field.of("owner", Type.TEXT),
                Field.of("group", Type.TEXT),
                Field.of("mime_type", Type.TEXT)));
        for (FileDetail detail : settings.details()) {
            switch (detail) {
                case SHA256 -> fields.add(Field.of("sha256", Type.TEXT));
                case LINE_COUNT -> fields.add(Field.of("line_count", Type.INT64));
                case SHEETS -> {
                    fields.add(Field.of("sheet_count", Type.INT64));
                    fields.add(Field.of("sheet_names", Type.TEXT));
                }
            }
        }
        return Schema.of(fields);
    }

    @SuppressWarnings("NullAway") // does not see in another module's class file that elements may be null
    void decode(List<Entry> entries, StepContext context, Output output) {
        BatchBuilder builder = new BatchBuilder(schema, entries.size());
        RowFailures failures = new RowFailures();
        int[] good = new int[entries.size()];
        int goodCount = 0;
        for (Entry entry : entries) {
            context.checkCancelled();
            @Nullable Object[] row = new Object[schema.size()];
            String problem = entry.problem();
            named(entry.path(), row);
            if (problem == null) {
                problem = read(entry.path(), row);
            } else if (settings.unreadable() == UnreadablePolicy.NULL) {
                output.warn(Failure.of("readable", "a directory cannot be listed"), 1);
                continue;
            }
            if (problem == null) {
                good[goodCount++] = builder.rowCount();
            } else {
                switch (settings.unreadable()) {
                    case FAIL -> throw unreadable(entry.path(), problem);
                    case REJECT -> failures.add(builder.rowCount(), Failure.of("readable", problem));
                    case NULL -> {
                        output.warn(UNREADABLE, 1);
                        good[goodCount++] = builder.rowCount();
                    }
                }
            }
            builder.add(row);
        }
        Batch batch = builder.build();
        Batch told = batch.withOrigin(Origin.of(
                batch, row -> new RecordPosition(String.valueOf(batch.column(0).value(row)), 1, -1)));
        if (failures.isEmpty()) {
            output.emit(told);
        } else {
            output.reject(told, failures);
            output.emit(told.gather(good, goodCount));
        }
    }

    private static ExtractException unreadable(Path path, String problem) {
        return new ExtractException(Problem.of(FilesErrors.UNREADABLE, "it cannot be read (" + problem + ")")
                .at(path.toString())
                .next("Give this user the right to read it, or set unreadable to reject or null."));
    }

    private static void named(Path path, @Nullable Object[] row) {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        row[0] = path.toString();
        row[1] = name;
        row[2] = dot <= 0 || dot == name.length() - 1
                ? null
                : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        row[3] = path.getParent() == null ? null : path.getParent().toString();
    }

    /** Fills in what the file says; gives why it could not, or null. */
    private @Nullable String read(Path path, @Nullable Object[] row) {
        try {
            attributes(path, row);
            String name = String.valueOf(row[1]);
            if (settings.mime() == MimeDetection.NAME && settings.details().isEmpty()) {
                row[11] = MimeTypes.byName(name);
                return null;
            }
            ContentScan scan = ContentScan.of(path, settings);
            row[11] = settings.mime() == MimeDetection.NAME
                    ? MimeTypes.byName(name)
                    : MimeTypes.byContent(scan.head(), name);
            details(path, scan, row);
            return null;
        } catch (IOException e) {
            return TreeWalk.reason(e);
        }
    }

    private static void attributes(Path path, @Nullable Object[] row) throws IOException {
        BasicFileAttributes basic;
        try {
            PosixFileAttributes posix = Files.readAttributes(path, PosixFileAttributes.class);
            row[8] = PosixFilePermissions.toString(posix.permissions());
            row[9] = posix.owner().getName();
            row[10] = posix.group().getName();
            basic = posix;
        } catch (UnsupportedOperationException e) {
            // Windows: no permissions of this kind, no group.
            row[9] = Files.getOwner(path).getName();
            basic = Files.readAttributes(path, BasicFileAttributes.class);
        }
        row[4] = basic.size();
        row[5] = basic.creationTime().toInstant();
        row[6] = basic.lastModifiedTime().toInstant();
        row[7] = basic.lastAccessTime().toInstant();
    }

    private void details(Path path, ContentScan scan, @Nullable Object[] row) throws IOException {
        int at = 12;
        for (FileDetail detail : settings.details()) {
            switch (detail) {
                case SHA256 -> row[at++] = scan.sha256();
                case LINE_COUNT -> row[at++] = scan.lines();
                case SHEETS -> {
                    List<String> sheets = Workbooks.sheets(path, scan.head());
                    row[at++] = sheets == null ? null : (Object) (long) sheets.size();
                    row[at++] = sheets == null ? null : Workbooks.json(sheets);
                }
            }
        }
    }
}
