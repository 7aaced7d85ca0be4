package io.penstock.extract.excel.xlsx;

import io.penstock.error.ExtractException;
import io.penstock.error.Problem;
import io.penstock.extract.excel.cells.Bytes;
import io.penstock.extract.excel.cells.ExcelErrors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The texts that cells share, packed as UTF-8 into blocks of 1 MiB: about 8 bytes a text besides its own. */
final class SharedStrings {
    static final SharedStrings NONE = new SharedStrings();

    private static final int BLOCK = 1 << 20;
    private static final long SI = XmlScanner.name("si");

    private final List<byte[]> blocks = new ArrayList<>();
    private int used = BLOCK;
    private long total;
    private long[] places = new long[256];
    private int[] lengths = new int[256];
    private int size;

    private SharedStrings() {}

    /** @param most bytes of texts at most */
    static SharedStrings read(XmlScanner xml, long most, String place) throws IOException {
        SharedStrings strings = new SharedStrings();
        Bytes text = new Bytes(1 << 10);
        for (int event = xml.next(); event != XmlScanner.DONE; event = xml.next()) {
            if (event == XmlScanner.START && xml.name() == SI) {
                text.cut(0);
                RichText.append(xml, text);
                strings.add(text, most, place);
            }
        }
        return strings;
    }

    private void add(Bytes text, long most, String place) {
        int length = text.size();
        total += length + 8L;
        if (total > most) {
            throw new ExtractException(Problem.of(
                            ExcelErrors.LIMIT,
                            String.format(
                                    Locale.ROOT,
                                    "the texts of the workbook take more than max_shared_string_bytes (%,d)",
                                    most))
                    .at(place)
                    .next("Raise max_shared_string_bytes and give the program as much memory."));
        }
        if (blocks.isEmpty() || BLOCK - used < length) {
            blocks.add(new byte[Math.max(BLOCK, length)]);
            used = 0;
        }
        System.arraycopy(text.array(), 0, blocks.get(blocks.size() - 1), used, length);
        if (size == places.length) {
            places = Arrays.copyOf(places, size * 2);
            lengths = Arrays.copyOf(lengths, size * 2);
        }
        places[size] = (long) (blocks.size() - 1) << 32 | used;
        lengths[size++] = length;
        used = Math.min(BLOCK, used + length);
    }

    int size() {
        return size;
    }

    /** Appends text {@code index}, 0 to {@link #size} - 1. */
    void append(int index, Bytes out) {
        byte[] block = blocks.isEmpty() ? new byte[0] : blocks.get((int) (places[index] >>> 32));
        int from = (int) places[index];
        out.append(block, from, from + lengths[index]);
    }
}
