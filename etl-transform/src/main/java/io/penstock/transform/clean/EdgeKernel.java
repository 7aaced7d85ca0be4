package io.penstock.transform.clean;

import io.penstock.data.TextColumn;
import io.penstock.data.Validity;
import io.penstock.transform.internal.Whitespace;
import io.penstock.transform.internal.text.TextKernel;

/**
 * Trims and turns tokens into nulls in one pass over the slices. Reads the first and the last byte of a value; other bytes
 * only at a whitespace or non-ASCII edge, or where the length is that of a token. Copies no text.
 */
final class EdgeKernel implements TextKernel {
    private final Whitespaces whitespace;
    private final NullTokens tokens;

    EdgeKernel(Whitespaces whitespace, NullTokens tokens) {
        this.whitespace = whitespace;
        this.tokens = tokens;
    }

    @Override
    public TextColumn apply(TextColumn column) {
        int size = column.size();
        byte[] bytes = column.bytes();
        int[] starts = column.starts();
        int[] ends = column.ends();
        Validity validity = column.validity();
        boolean trims = whitespace == Whitespaces.TRIM;
        long lengths = tokens.lengths();
        int[] newStarts = starts;
        int[] newEnds = ends;
        long[] words = null;
        for (int i = 0; i < size; i++) {
            int start = starts[i];
            int end = ends[i];
            if (trims && start < end && (bytes[start] <= ' ' || bytes[end - 1] <= ' ')) {
                start = Whitespace.skipForward(bytes, start, end);
                end = Whitespace.skipBack(bytes, start, end);
                if (start != starts[i] || end != ends[i]) {
                    if (newStarts == starts) {
                        newStarts = starts.clone();
                        newEnds = ends.clone();
                    }
                    newStarts[i] = start;
                    newEnds[i] = end;
                }
            }
            int length = end - start;
            if (((lengths >>> Math.min(length, 63)) & 1L) != 0
                    && (length == 0 || tokens.contains(bytes, start, end))
                    && validity.isValid(i)) {
                if (words == null) {
                    words = validity.copyWords(size);
                }
                Validity.clear(words, i);
                if (length > 0) {
                    if (newStarts == starts) {
                        newStarts = starts.clone();
                        newEnds = ends.clone();
                    }
                    newEnds[i] = start;
                    newStarts[i] = start;
                }
            }
        }
        if (words == null && newStarts == starts) {
            return column;
        }
        return TextColumn.of(bytes, newStarts, newEnds, size, words == null ? validity : Validity.of(words, size));
    }
}
