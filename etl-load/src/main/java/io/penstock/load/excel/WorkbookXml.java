package io.penstock.load.excel;

import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import java.util.List;

/** The parts of a workbook besides its rows (ECMA-376 part 1, 12.3 and 18). */
final class WorkbookXml {
    /** Number of the style of dates in a new workbook. */
    static final int FIRST_STYLE = 1;

    /** Styles are counted from that of dates. */
    static final int HEADER_STYLE = 3;

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private WorkbookXml() {}

    /** The style of the cells of a type, counted from that of dates; any for those that need none. */
    static int style(Type type) {
        return type == Type.TIMESTAMP ? 1 : type == Type.TIME ? 2 : 0;
    }

    /** {@code C} for 2. */
    static String columnName(int column) {
        StringBuilder name = new StringBuilder();
        for (int c = column + 1; c > 0; c = (c - 1) / 26) {
            name.insert(0, (char) ('A' + (c - 1) % 26));
        }
        return name.toString();
    }

    static String contentTypes(int sheets) {
        StringBuilder xml = new StringBuilder(HEAD)
                .append("<Types xmlns=\"")
                .append(PACKAGE)
                .append("content-types\">")
                .append(
                        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
                .append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
                .append("<Override PartName=\"/xl/workbook.xml\" ContentType=\"")
                .append(CONTENT)
                .append("sheet.main+xml\"/>")
                .append("<Override PartName=\"/xl/styles.xml\" ContentType=\"")
                .append(CONTENT)
                .append("styles+xml\"/>");
        for (int i = 1; i <= sheets; i++) {
            xml.append("<Override PartName=\"/xl/worksheets/sheet")
                    .append(i)
                    .append(".xml\" ContentType=\"")
                    .append(CONTENT)
                    .append("worksheet+xml\"/>");
        }
        return xml.append("</Types>").toString();
    }

    static String packageRelations() {
        return HEAD + "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\"" + OFFICE
                + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
    }

    static String workbook(List<String> sheets) {
        StringBuilder xml = new StringBuilder(HEAD)
                .append("<workbook xmlns=\"")
                .append(MAIN)
                .append("\" xmlns:r=\"")
                .append(OFFICE)
                .append("\"><sheets>");
        for (int i = 1; i <= sheets.size(); i++) {
            xml.append("<sheet name=\"")
                    .append(TextXml.of(sheets.get(i - 1)))
                    .append("\" sheetId=\"")
                    .append(i)
                    .append("\" r:id=\"rId")
                    .append(i)
                    .append("\"/>");
        }
        return xml.append("</sheets></workbook>").toString();
    }

    static String workbookRelations(int sheets) {
        StringBuilder xml = new StringBuilder(HEAD)
                .append("<Relationships xmlns=\"")
                .append(PACKAGE)
                .append("relationships\">");
        for (int i = 1; i <= sheets; i++) {
            xml.append("<Relationship Id=\"rId")
                    .append(i)
                    .append("\" Type=\"")
                    .append(OFFICE)
                    .append("/worksheet\" Target=\"worksheets/sheet")
                    .append(i)
                    .append(".xml\"/>");
        }
        return xml.append("<Relationship Id=\"rId")
                .append(sheets + 1)
                .append("\" Type=\"")
                .append(OFFICE)
                .append("/styles\" Target=\"styles.xml\"/></Relationships>")
                .toString();
    }

    static String styles(ExcelStyle style) {
        String formats = format(164, style.dateFormat())
                + format(165, style.timestampFormat())
                + format(166, style.timeFormat());
        String font = "<sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/>";
        return HEAD + "<styleSheet xmlns=\"" + MAIN + "\"><numFmts count=\"3\">" + formats
                + "</numFmts><fonts count=\"2\"><font>"
                + font + "</font><font><b/>" + font
                + "</font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
                + "<fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/>"
                + "<diagonal/></border></borders><cellStyleXfs count=\"1\">" + xf("numFmtId=\"0\" fontId=\"0\"", "")
                + "</cellStyleXfs><cellXfs count=\"5\">" + xf("numFmtId=\"0\" fontId=\"0\"", " xfId=\"0\"")
                + dated(164) + dated(165) + dated(166)
                + xf("numFmtId=\"0\" fontId=\"1\"", " xfId=\"0\" applyFont=\"1\"")
                + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";
    }

    private static String format(int id, String code) {
        return "<numFmt numFmtId=\"" + id + "\" formatCode=\"" + TextXml.of(code) + "\"/>";
    }

    private static String dated(int id) {
        return xf("numFmtId=\"" + id + "\" fontId=\"0\"", " xfId=\"0\" applyNumberFormat=\"1\"");
    }

    private static String xf(String what, String more) {
        return "<xf " + what + " fillId=\"0\" borderId=\"0\"" + more + "/>";
    }

    /** What stands in front of the rows. */
    static String sheetHead(Schema schema, ExcelStyle style) {
        StringBuilder xml = new StringBuilder(HEAD)
                .append("<worksheet xmlns=\"")
                .append(MAIN)
                .append("\">");
        if (style.header() == HeaderStyle.BOLD_FROZEN) {
            xml.append("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\"")
                    .append(" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        }
        StringBuilder columns = new StringBuilder();
        for (int c = 0; c < schema.size(); c++) {
            Double width = style.columnWidths().get(schema.field(c).name());
            double shown = width == null ? usualWidth(schema.field(c).type()) : width;
            if (shown > 0 || width != null) {
                columns.append("<col min=\"")
                        .append(c + 1)
                        .append("\" max=\"")
                        .append(c + 1)
                        .append("\" width=\"")
                        .append(shown)
                        .append("\" customWidth=\"1\"/>");
            }
        }
        if (columns.length() > 0) {
            xml.append("<cols>").append(columns).append("</cols>");
        }
        return xml.append("<sheetData>").toString();
    }

    /** Excel shows dates that are too wide for their column as hash signs. */
    private static double usualWidth(Type type) {
        if (type == Type.DATE) {
            return 11.5;
        }
        return type == Type.TIMESTAMP ? 20 : type == Type.TIME ? 10 : 0;
    }

    static String sheetEnd() {
        return "</sheetData></worksheet>";
    }
}
