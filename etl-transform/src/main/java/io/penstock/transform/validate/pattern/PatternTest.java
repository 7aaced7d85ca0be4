package io.penstock.transform.validate.pattern;

import io.penstock.data.Column;
import io.penstock.data.TextColumn;
import io.penstock.format.syntax.BytePattern;
import io.penstock.transform.internal.RecentValues;
import io.penstock.transform.internal.RowBits;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A regular expression on whole values: by table where that will do, else through the JDK with a memo of recent values. */
public final class PatternTest {
    private final Pattern pattern;
    private final @Nullable BytePattern table;
    private final RecentValues recent = new RecentValues();

    public PatternTest(Pattern pattern) {
        this.pattern = pattern;
        this.table = pattern.flags() == 0 ? BytePattern.compile(pattern.pattern()) : null;
    }

    /** Sets the bits of valid positions that do not match. */
    public void test(Column column, long[] failed) {
        TextColumn text = (TextColumn) column;
        byte[] bytes = text.bytes();
        int[] starts = text.starts();
        int[] ends = text.ends();
        for (int i = 0; i < text.size(); i++) {
            if (!text.isNull(i) && !matches(text, bytes, starts[i], ends[i], i)) {
                RowBits.set(failed, i);
            }
        }
    }

    private boolean matches(TextColumn text, byte[] bytes, int from, int to, int i) {
        if (table != null) {
            BytePattern.Verdict verdict = table.test(bytes, from, to);
            if (verdict != BytePattern.Verdict.NOT_ASCII) {
                return verdict == BytePattern.Verdict.MATCH;
            }
        }
        int slot = recent.slot(text, i);
        if (!recent.holds(slot, text, i)) {
            recent.put(slot, text, i, pattern.matcher(text.string(i)).matches() ? 1 : 0);
        }
        return recent.value(slot) == 1;
    }
}
