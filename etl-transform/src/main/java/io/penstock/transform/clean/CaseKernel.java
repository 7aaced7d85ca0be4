package io.penstock.transform.clean;

import io.penstock.data.TextColumn;
import io.penstock.transform.internal.text.TextKernel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Changes case. ASCII values are mapped byte by byte into one new array per column and batch; values with other characters go
 * through {@link String} each for itself. A column in which nothing changes stays the same object.
 */
final class CaseKernel implements TextKernel {
    private final AsciiCase ascii;
    private final LetterCase to;

    private CaseKernel(AsciiCase ascii, LetterCase to) {
        this.ascii = ascii;
        this.to = to;
    }

    static CaseKernel of(LetterCase to) {
        return new CaseKernel(AsciiCase.of(to), to);
    }

    @Override
    public TextColumn apply(TextColumn column) {
        int first = firstChange(column);
        return first == column.size() ? column : rewrite(column);
    }

    private int firstChange(TextColumn column) {
        byte[] bytes = column.bytes();
        int[] starts = column.starts();
        int[] ends = column.ends();
        int size = column.size();
        int i = 0;
        while (i < size && ascii.isUnchanged(bytes, starts[i], ends[i])) {
            i++;
        }
        return i;
    }

    private TextColumn rewrite(TextColumn column) {
        byte[] bytes = column.bytes();
        int[] starts = column.starts();
        int[] ends = column.ends();
        int size = column.size();
        long total = AsciiCase.SLACK;
        for (int i = 0; i < size; i++) {
            total += ends[i] - starts[i];
        }
        byte[] out = new byte[Math.toIntExact(total)];
        int[] newStarts = new int[size];
        int[] newEnds = new int[size];
        int used = 0;
        for (int i = 0; i < size; i++) {
            int length = ends[i] - starts[i];
            newStarts[i] = used;
            if (ascii.map(bytes, starts[i], ends[i], out, used)) {
                used += length;
            } else {
                byte[] mapped = UnicodeCase.map(column.string(i), to).getBytes(StandardCharsets.UTF_8);
                int grown = mapped.length - length;
                if (grown > 0) {
                    total += grown;
                    out = Arrays.copyOf(out, Math.toIntExact(total));
                }
                System.arraycopy(mapped, 0, out, used, mapped.length);
                used += mapped.length;
            }
            newEnds[i] = used;
        }
        return TextColumn.of(out, newStarts, newEnds, size, column.validity());
    }
}
