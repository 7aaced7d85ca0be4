package io.penstock.load.excel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The styles of an existing workbook with those of dates, timestamps, times and the header behind them.
 *
 * @param xml the part
 * @param first number of the style of dates; the others follow
 */
record StyleSheet(String xml, int first) {
    static StyleSheet of(String xml, ExcelStyle style, ExistingBook book) {
        if (!xml.contains("</cellXfs>") || !xml.contains("</fonts>")) {
            throw book.unusual();
        }
        int format = 164;
        Matcher ids = Pattern.compile("<numFmt\\s[^>]*numFmtId=\"(\\d{1,6})\"").matcher(xml);
        while (ids.find()) {
            format = Math.max(format, Integer.parseInt(ids.group(1)) + 1);
        }
        int first = count(xml, "<cellXfs", "</cellXfs>", "<xf[\\s/>]");
        int font = count(xml, "<fonts", "</fonts>", "<font[\\s/>]");
        String formats = numFmt(format, style.dateFormat())
                + numFmt(format + 1, style.timestampFormat())
                + numFmt(format + 2, style.timeFormat());
        String next = xml.contains("</numFmts>")
                ? ExistingBook.insert(xml, "</numFmts>", formats)
                : xml.replaceFirst("<numFmts[^>]*/>", "")
                        .replaceFirst("<fonts", Matcher.quoteReplacement("<numFmts>" + formats + "</numFmts><fonts"));
        next = ExistingBook.insert(
                next, "</fonts>", "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>");
        StringBuilder styles = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            styles.append("<xf numFmtId=\"")
                    .append(format + i)
                    .append("\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>");
        }
        styles.append("<xf numFmtId=\"0\" fontId=\"")
                .append(font)
                .append("\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>");
        next = ExistingBook.insert(next, "</cellXfs>", styles.toString());
        return new StyleSheet(withoutCounts(next), first);
    }

    /** The counts are optional and would be wrong now. */
    private static String withoutCounts(String xml) {
        return xml.replaceAll("<(numFmts|fonts|cellXfs)(\\s[^>]*?)?\\scount=\"\\d+\"", "<$1$2");
    }

    private static int count(String xml, String from, String to, String what) {
        Matcher match = Pattern.compile(what).matcher(xml.substring(xml.indexOf(from), xml.indexOf(to)));
        int count = 0;
        while (match.find()) {
            count++;
        }
        return count;
    }

    private static String numFmt(int id, String code) {
        return "<numFmt numFmtId=\"" + id + "\" formatCode=\"" + TextXml.of(code) + "\"/>";
    }
}
