package io.penstock.extract.excel.xlsx;

import io.penstock.extract.excel.cells.DateSystem;
import io.penstock.extract.excel.cells.SheetInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the workbook part says.
 *
 * @param sheets in the order of their tabs; the place of each is its relationship's id
 */
record WorkbookXml(List<SheetInfo> sheets, DateSystem dates) {
    private static final long SHEET = XmlScanner.name("sheet");
    private static final long PROPERTIES = XmlScanner.name("workbookPr");
    private static final long DATE_1904 = XmlScanner.name("date1904");
    private static final long NAME = XmlScanner.name("name");
    private static final long ID = XmlScanner.name("id");
    private static final long STATE = XmlScanner.name("state");

    static WorkbookXml read(XmlScanner xml) throws IOException {
        List<SheetInfo> sheets = new ArrayList<>();
        DateSystem dates = DateSystem.FROM_1900;
        for (int event = xml.next(); event != XmlScanner.DONE; event = xml.next()) {
            if (event == XmlScanner.START && xml.name() == SHEET) {
                sheets.add(sheet(xml, sheets.size() + 1));
            } else if (event == XmlScanner.START && xml.name() == PROPERTIES) {
                String flag = xml.attribute(DATE_1904);
                if (flag != null && (flag.equals("1") || flag.equals("true") || flag.equals("on"))) {
                    dates = DateSystem.FROM_1904;
                }
            }
        }
        return new WorkbookXml(sheets, dates);
    }

    private static SheetInfo sheet(XmlScanner xml, int number) throws IOException {
        String state = xml.attribute(STATE);
        return new SheetInfo(
                number,
                orEmpty(xml.attribute(NAME)),
                state == null || state.equals("visible") ? SheetInfo.Visibility.VISIBLE : SheetInfo.Visibility.HIDDEN,
                SheetInfo.Content.CELLS,
                orEmpty(xml.attribute(ID)));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
