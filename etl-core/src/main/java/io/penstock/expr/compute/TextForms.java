package io.penstock.expr.compute;

import io.penstock.data.TextColumn;
import io.penstock.expr.kernel.ColumnFunction;
import java.util.function.Supplier;

/** Functions that say whether a text has a form, judged on its bytes. */
public final class TextForms {
    private TextForms() {}

    /** A test of the bytes from a position (inclusive) to a position (exclusive). */
    @FunctionalInterface
    public interface Form {
        boolean is(byte[] text, int from, int to);
    }

    /** A function of its first argument; null gives null. */
    public static ColumnFunction of(Form form) {
        return of(() -> form);
    }

    /** As {@link #of(Form)} with a form that one thread uses at a time; asked for once a batch. */
    public static ColumnFunction of(Supplier<Form> forms) {
        return (arguments, frame) -> {
            TextColumn text = (TextColumn) arguments[0];
            Form form = forms.get();
            byte[] bytes = text.bytes();
            int[] starts = text.starts();
            int[] ends = text.ends();
            boolean[] result = new boolean[frame.size()];
            for (int i = 0; i < result.length; i++) {
                result[i] = !text.isNull(i) && form.is(bytes, starts[i], ends[i]);
            }
            return Truth.column(result, text.validity(), result.length);
        };
    }
}
