package io.penstock.extract.excel.xlsx;

import io.penstock.extract.excel.cells.CellKind;
import io.penstock.extract.excel.cells.NumberFormats;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What kind of number each cell style shows. */
final class Styles {
    static final Styles NONE = new Styles();

    private static final long NUM_FMT = XmlScanner.name("numFmt");
    private static final long CELL_XFS = XmlScanner.name("cellXfs");
    private static final long XF = XmlScanner.name("xf");
    private static final long NUM_FMT_ID = XmlScanner.name("numFmtId");
    private static final long FORMAT_CODE = XmlScanner.name("formatCode");

    private byte[] kinds = new byte[0];
    private int size;

    private Styles() {}

    static Styles read(XmlScanner xml) throws IOException {
        Styles styles = new Styles();
        Map<Integer, Byte> custom = new HashMap<>();
        boolean cells = false;
        for (int event = xml.next(); event != XmlScanner.DONE; event = xml.next()) {
            if (xml.name() == CELL_XFS) {
                cells = event == XmlScanner.START;
            } else if (event == XmlScanner.START && xml.name() == NUM_FMT) {
                String code = xml.attribute(FORMAT_CODE);
                if (code != null) {
                    custom.put(number(xml.attribute(NUM_FMT_ID)), NumberFormats.custom(code));
                }
            } else if (event == XmlScanner.START && cells && xml.name() == XF) {
                int id = number(xml.attribute(NUM_FMT_ID));
                styles.add(custom.getOrDefault(id, NumberFormats.builtIn(id)));
            }
        }
        return styles;
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void add(byte kind) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, Math.max(16, size * 2));
        }
        kinds[size++] = kind;
    }

    /** The kind of number that style {@code index} shows; {@link CellKind#NUMBER} for an index that is not there. */
    byte kind(int index) {
        return index >= 0 && index < size ? kinds[index] : CellKind.NUMBER;
    }
}
