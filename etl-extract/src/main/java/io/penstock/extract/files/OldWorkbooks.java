package io.penstock.extract.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** Sheets of xls files; loaded when it is needed and not before, because its library is optional. */
final class OldWorkbooks {
    private OldWorkbooks() {}

    /** Reads as far as the end of the workbook's globals; null when there is no workbook in the file. */
    static @Nullable List<String> sheets(Path path) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem(path.toFile(), true)) {
            if (!files.getRoot().hasEntryCaseInsensitive("Workbook")) {
                return null;
            }
            List<String> names = new ArrayList<>();
            try (InputStream in = files.createDocumentInputStream("Workbook")) {
                RecordFactoryInputStream records = new RecordFactoryInputStream(in, false);
                for (Record record = records.nextRecord();
                        record != null && !(record instanceof EOFRecord);
                        record = records.nextRecord()) {
                    if (record instanceof BoundSheetRecord sheet) {
                        names.add(sheet.getSheetname());
                    }
                }
            }
            return names;
        } catch (RuntimeException e) {
            throw new IOException("not a workbook that can be read: " + e.getMessage(), e);
        }
    }
}
