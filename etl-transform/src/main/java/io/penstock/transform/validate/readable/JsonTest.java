package io.penstock.transform.validate.readable;

import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.format.syntax.JsonText;
import io.penstock.transform.internal.RowBits;

/** JSON in a column of texts. One thread. */
public final class JsonTest {
    private final JsonText json = new JsonText();

    /** Sets the bits of valid positions that are not JSON. */
    public void test(Column column, long[] failed) {
        TextColumn text = (TextColumn) column;
        byte[] bytes = text.bytes();
        int[] starts = text.starts();
        int[] ends = text.ends();
        for (int i = 0; i < text.size(); i++) {
            if (!text.isNull(i) && !json.isValid(bytes, starts[i], ends[i])) {
                RowBits.set(failed, i);
            }
        }
    }
}
