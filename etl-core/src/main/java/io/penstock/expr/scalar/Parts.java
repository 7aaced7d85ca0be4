package io.penstock.expr.scalar;

import io.penstock.data.Column;
import io.penstock.data.ListColumn;
import io.penstock.data.LongColumn;
import io.penstock.data.StructColumn;
import io.penstock.data.TextColumn;
import io.penstock.data.TextColumnBuilder;
import io.penstock.expr.kernel.ColumnFunction;
import io.penstock.expr.kernel.Constant;
import io.penstock.expr.kernel.Frame;
import io.penstock.expr.kernel.Pick;
import io.penstock.schema.Type;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Elements of lists and parts of structs. */
public final class Parts {
    private Parts() {}

    /** Every match of a pattern, as a list of texts. */
    public static ColumnFunction matches(Pattern pattern) {
        return (arguments, frame) -> {
            TextColumn column = (TextColumn) arguments[0];
            int size = frame.size();
            int[] offsets = new int[size + 1];
            TextColumnBuilder found = new TextColumnBuilder(size);
            int count = 0;
            for (int i = 0; i < size; i++) {
                if (!column.isNull(i)) {
                    Matcher matcher = pattern.matcher(column.string(i));
                    while (matcher.find()) {
                        found.append(matcher.group());
                        count++;
                    }
                }
                offsets[i + 1] = count;
            }
            return ListColumn.of(offsets, found.build(), size, column.validity());
        };
    }

    public static Column size(Column[] arguments, Frame frame) {
        ListColumn lists = (ListColumn) arguments[0];
        int size = frame.size();
        long[] result = new long[size];
        for (int i = 0; i < size; i++) {
            result[i] = lists.isNull(i) ? 0 : lists.offsets()[i + 1] - lists.offsets()[i];
        }
        return LongColumn.of(Type.INT64, result, size, lists.validity());
    }

    /** The element at a place counted from 1, or from the end below 0. */
    public static ColumnFunction element(Type type) {
        Constant none = Constant.of(type, null);
        return (arguments, frame) -> {
            ListColumn lists = (ListColumn) arguments[0];
            LongColumn places = (LongColumn) arguments[1];
            int size = frame.size();
            int[] rows = new int[size];
            int[] choice = new int[size];
            for (int i = 0; i < size; i++) {
                long place = places.get(i);
                long length = lists.isNull(i) ? 0 : lists.offsets()[i + 1] - lists.offsets()[i];
                long at = place < 0 ? length + place : place - 1;
                boolean there = !places.isNull(i) && at >= 0 && at < length && place != 0;
                rows[i] = there ? lists.offsets()[i] + (int) at : 0;
                choice[i] = there ? 1 : 0;
            }
            Column nothing = none.evaluate(frame);
            return lists.elements().size() == 0
                    ? nothing
                    : Pick.from(type, new Column[] {nothing, lists.elements().gather(rows, size)}, choice, size);
        };
    }

    /** Whether an element equals a value of the same type. */
    public static Column contains(Column[] arguments, Frame frame) {
        ListColumn lists = (ListColumn) arguments[0];
        Column wanted = arguments[1];
        boolean[] result = new boolean[frame.size()];
        for (int i = 0; i < result.length; i++) {
            if (!lists.isNull(i) && !wanted.isNull(i)) {
                Object value = wanted.value(i);
                for (int e = lists.offsets()[i]; e < lists.offsets()[i + 1] && !result[i]; e++) {
                    result[i] = Objects.equals(lists.elements().value(e), value);
                }
            }
        }
        return PerValue.flags(result, arguments);
    }

    public static ColumnFunction ofStruct(int part) {
        return (arguments, frame) -> ((StructColumn) arguments[0]).parts().get(part);
    }
}
