package io.penstock.extract.excel.xls;

import io.penstock.extract.excel.cells.CellKind;
import io.penstock.extract.excel.cells.NumberFormats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;

/** What kind of number each cell style shows. */
final class XlsStyles {
    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Integer> formatOfStyle = new ArrayList<>();

    void add(FormatRecord format) {
        formats.put(format.getIndexCode(), format.getFormatString());
    }

    void add(ExtendedFormatRecord style) {
        formatOfStyle.add((int) style.getFormatIndex());
    }

    byte kind(int style) {
        if (style < 0 || style >= formatOfStyle.size()) {
            return CellKind.NUMBER;
        }
        int id = formatOfStyle.get(style);
        String code = formats.get(id);
        return code == null ? NumberFormats.builtIn(id) : NumberFormats.custom(code);
    }
}
