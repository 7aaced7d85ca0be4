package io.penstock.extract.excel.xlsx;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.excel.cells.Book;
import io.penstock.extract.excel.cells.CellRange;
import io.penstock.extract.excel.cells.DateSystem;
import io.penstock.extract.excel.cells.ExcelErrors;
import io.penstock.extract.excel.cells.MergedAreas;
import io.penstock.extract.excel.cells.MergedCells;
import io.penstock.extract.excel.cells.RowOptions;
import io.penstock.extract.excel.cells.RowSource;
import io.penstock.extract.excel.cells.SheetInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** An xlsx or xlsm workbook. Its texts are read when the first cell needs them. */
public final class XlsxBook implements Book {
    private static final long MERGE = XmlScanner.name("mergeCell");
    private static final long REF = XmlScanner.name("ref");

    private final Parts parts;
    private final BookLimits limits;
    private final String place;
    private final Relations relations;
    private final List<SheetInfo> sheets;
    private final DateSystem dates;
    private @Nullable Styles styles;
    private @Nullable SharedStrings strings;

    private XlsxBook(Parts parts, BookLimits limits, String place) throws IOException {
        this.parts = parts;
        this.limits = limits;
        this.place = place;
        String part = workbookPart();
        this.relations = Relations.of(parts, part, place);
        try (XmlScanner xml = scanner(part, place)) {
            WorkbookXml workbook = WorkbookXml.read(xml);
            this.sheets = workbook.sheets().stream().map(this::located).toList();
            this.dates = workbook.dates();
        }
    }

    /** @param place the file's name, for messages */
    public static XlsxBook open(Path file, BookLimits limits, String place) throws IOException {
        return open(ZipParts.open(file, limits, place), limits, place);
    }

    /** The workbook inside a protected file. */
    public static XlsxBook open(SecretPackage decrypted, BookLimits limits, String place) throws IOException {
        return open(new StreamParts(decrypted, limits, place), limits, place);
    }

    private static XlsxBook open(Parts parts, BookLimits limits, String place) throws IOException {
        try {
            return new XlsxBook(parts, limits, place);
        } catch (ZipException e) {
            parts.close();
            throw ExcelErrors.damaged(place, "a part of the workbook cannot be unpacked", e);
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private String workbookPart() throws IOException {
        String part = Relations.of(parts, "", place)
                .ofType("officeDocument")
                .map(Relations.Relation::target)
                .orElse("xl/workbook.xml");
        if (part.endsWith(".bin")) {
            throw new ExtractException(
                    Problem.of(ExcelErrors.UNSUPPORTED, "this is a binary workbook (xlsb), which is not read")
                            .at(place)
                            .next("Save it as xlsx."));
        } else if (!parts.has(part)) {
            boolean document =
                    parts.has("mimetype") || parts.has("word/document.xml") || parts.has("ppt/presentation.xml");
            throw new ExtractException(Problem.of(
                            ExcelErrors.NOT_A_WORKBOOK,
                            document
                                    ? "this is a document of another program than Excel"
                                    : "this is a ZIP archive without a workbook in it")
                    .at(place)
                    .next("Check the path; save other spreadsheets as xlsx."));
        }
        return part;
    }

    private SheetInfo located(SheetInfo sheet) {
        Relations.Relation found = relations.ofId(sheet.place()).orElse(null);
        boolean cells = found == null || found.type().equals("worksheet");
        return new SheetInfo(
                sheet.number(),
                sheet.name(),
                sheet.visibility(),
                cells ? SheetInfo.Content.CELLS : SheetInfo.Content.OTHER,
                found == null ? "" : found.target());
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
        MergedAreas merged = MergedAreas.NONE;
        if (options.mergedCells() != MergedCells.FIRST) {
            merged = MergedAreas.of(mergedAreas(sheet, options.place()), options);
        }
        styles();
        return new SheetRows(scanner(sheet.place(), options.place()), this, options, merged);
    }

    private List<CellRange> mergedAreas(SheetInfo sheet, String where) throws IOException {
        List<CellRange> found = new ArrayList<>();
        try (XmlScanner xml = scanner(sheet.place(), where)) {
            for (int event = xml.next(); event != XmlScanner.DONE; event = xml.next()) {
                if (event == XmlScanner.START && xml.name() == MERGE) {
                    String ref = xml.attribute(REF);
                    CellRange area = ref == null ? null : CellRange.parse(ref);
                    if (area != null) {
                        found.add(area);
                    }
                }
            }
        }
        return found;
    }

    Styles styles() throws IOException {
        Styles known = styles;
        if (known == null) {
            try (XmlScanner xml = optional("styles", "xl/styles.xml")) {
                known = xml == null ? Styles.NONE : Styles.read(xml);
            }
            styles = known;
        }
        return known;
    }

    SharedStrings strings() throws IOException {
        SharedStrings known = strings;
        if (known == null) {
            try (XmlScanner xml = optional("sharedStrings", "xl/sharedStrings.xml")) {
                known = xml == null ? SharedStrings.NONE : SharedStrings.read(xml, limits.sharedStringBytes(), place);
            }
            strings = known;
        }
        return known;
    }

    private @Nullable XmlScanner optional(String type, String usual) throws IOException {
        String part = relations.ofType(type).map(Relations.Relation::target).orElse(usual);
        InputStream in = parts.open(part);
        return in == null ? null : new XmlScanner(Utf8Stream.of(in), place + ", " + part);
    }

    private XmlScanner scanner(String part, String where) throws IOException {
        InputStream in = part.isEmpty() ? null : parts.open(part);
        if (in == null) {
            throw ExcelErrors.damaged(where, "the part of the file that should hold this is missing", null);
        }
        return new XmlScanner(Utf8Stream.of(in), where);
    }

    @Override
    public long bytesRead() {
        return parts.bytesRead();
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
