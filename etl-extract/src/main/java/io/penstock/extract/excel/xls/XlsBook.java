package io.penstock.extract.excel.xls;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.excel.cells.Book;
import io.penstock.extract.excel.cells.DateSystem;
import io.penstock.extract.excel.cells.ExcelErrors;
import io.penstock.extract.excel.cells.RowOptions;
import io.penstock.extract.excel.cells.RowSource;
import io.penstock.extract.excel.cells.SheetInfo;
import io.penstock.extract.excel.xlsx.BookLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/**
 * A workbook of Excel 97 to 2003 (MS-XLS), read record by record. The cells of a sheet, at most 65,536 rows of 256, are held in memory
 * while it is read.
 */
final class XlsBook implements Book {
    private static final int BIFF8 = 0x0600;

    private final POIFSFileSystem system;
    private final @Nullable String password;
    private final String place;
    private final List<BoundSheetRecord> tabs = new ArrayList<>();
    private final List<Integer> kinds = new ArrayList<>();
    private final XlsStyles styles = new XlsStyles();
    private final long mostTextBytes;
    private List<SheetInfo> sheets = List.of();
    private DateSystem dates = DateSystem.FROM_1900;
    private @Nullable SSTRecord texts;
    private long bytesRead;

    private XlsBook(POIFSFileSystem system, @Nullable String password, BookLimits limits, String place) {
        this.system = system;
        this.password = password;
        this.place = place;
        this.mostTextBytes = limits.sharedStringBytes();
    }

    static XlsBook open(POIFSFileSystem system, @Nullable String password, BookLimits limits, String place)
            throws IOException {
        XlsBook book = new XlsBook(system, password, limits, place);
        book.scan(book::global, place);
        book.sheets = book.list();
        return book;
    }

    /** Sees every record with the number of its substream: 0 for the globals, then 1 for each sheet in the order of the file. */
    @FunctionalInterface
    interface RecordSink {
        /** Gives false to stop. */
        boolean accept(int substream, int depth, Record record);
    }

    /** Reads the whole stream; damage and missing passwords become errors. */
    void scan(RecordSink sink, String where) throws IOException {
        Biff8EncryptionKey.setCurrentUserPassword(password);
        try (DocumentInputStream in = system.createDocumentInputStream(workbookName())) {
            bytesRead = in.available();
            RecordFactoryInputStream records = new RecordFactoryInputStream(in, false);
            int depth = 0;
            int substream = -1;
            for (Record record = records.nextRecord(); record != null; record = records.nextRecord()) {
                if (record instanceof BOFRecord && depth++ == 0) {
                    substream++;
                }
                boolean more = sink.accept(substream, depth, record);
                if (record instanceof EOFRecord) {
                    depth = Math.max(0, depth - 1);
                }
                if (!more) {
                    break;
                }
            }
        } catch (EncryptedDocumentException e) {
            throw CompoundFile.password(password, place);
        } catch (ExtractException e) {
            throw e;
        } catch (RuntimeException e) {
            throw ExcelErrors.damaged(where, "a record of the workbook cannot be read", e);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    private String workbookName() {
        for (String name : system.getRoot().getEntryNames()) {
            if (name.equalsIgnoreCase("Workbook")) {
                return name;
            }
        }
        return "Workbook";
    }

    private boolean global(int substream, int depth, Record record) {
        if (record instanceof BOFRecord begin && depth == 1) {
            if (begin.getVersion() != BIFF8) {
                throw new ExtractException(Problem.of(
                                ExcelErrors.UNSUPPORTED, "this is a workbook of Excel 95 or before, which is not read")
                        .at(place)
                        .next("Save it as xlsx."));
            }
            kinds.add(begin.getType());
        } else if (substream > 0) {
            return true;
        } else if (record instanceof BoundSheetRecord tab) {
            tabs.add(tab);
        } else if (record instanceof SSTRecord table) {
            texts = table;
        } else if (record instanceof FormatRecord format) {
            styles.add(format);
        } else if (record instanceof ExtendedFormatRecord format) {
            styles.add(format);
        } else if (record instanceof DateWindow1904Record window && window.getWindowing() == 1) {
            dates = DateSystem.FROM_1904;
        }
        return true;
    }

    private List<SheetInfo> list() {
        List<BoundSheetRecord> byPlace = List.of(BoundSheetRecord.orderByBofPosition(tabs));
        List<SheetInfo> found = new ArrayList<>();
        for (BoundSheetRecord tab : tabs) {
            int substream = byPlace.indexOf(tab) + 1;
            boolean cells = substream < kinds.size() && kinds.get(substream) == BOFRecord.TYPE_WORKSHEET;
            found.add(new SheetInfo(
                    found.size() + 1,
                    tab.getSheetname(),
                    tab.isHidden() || tab.isVeryHidden() ? SheetInfo.Visibility.HIDDEN : SheetInfo.Visibility.VISIBLE,
                    cells ? SheetInfo.Content.CELLS : SheetInfo.Content.OTHER,
                    String.valueOf(substream)));
        }
        return List.copyOf(found);
    }

    @Override
    public List<SheetInfo> sheets() {
        return sheets;
    }

    @Override
    public DateSystem dateSystem() {
        return dates;
    }

    @Override
    public RowSource open(SheetInfo sheet, RowOptions options) throws IOException {
        int wanted = Integer.parseInt(sheet.place());
        XlsCells cells = new XlsCells(styles, texts, mostTextBytes, options);
        scan(
                (substream, depth, record) -> {
                    if (substream == wanted && depth == 1) {
                        cells.add(record);
                    }
                    return substream <= wanted;
                },
                options.place());
        return cells.rows();
    }

    @Override
    public long bytesRead() {
        return bytesRead;
    }

    @Override
    public void close() throws IOException {
        system.close();
    }
}
