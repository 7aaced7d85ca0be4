package io.penstock.transform.join.set;

import io.penstock.error.Problem;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.Problems;
import io.penstock.transform.internal.match.KeyColumns;
import io.penstock.transform.join.JoinErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An except or intersect that fits both sides.
 *
 * @param operation which
 * @param rows whether equal rows count once
 * @param input schema of the rows that arrive
 * @param left how they are compared
 * @param right how the other source's rows are compared
 */
record SetPlan(Operation operation, SetRows rows, Schema input, KeyColumns left, KeyColumns right) {
    enum Operation {
        EXCEPT,
        INTERSECT
    }

    /** Null after at least one problem. */
    static @Nullable SetPlan of(
            Operation operation, SetRows rows, ColumnMatch by, Schema left, Schema right, Problems problems) {
        int before = problems.size();
        int[] positions = Alignment.match(left, right, by);
        List<Type> types = new ArrayList<>();
        boolean all = left.size() == right.size() && IntStream.of(positions).noneMatch(p -> p < 0);
        if (!all) {
            problems.add(Problem.of(
                            JoinErrors.COLUMNS_DIFFER,
                            "both sides must have the same columns, found " + left.names() + " and " + right.names())
                    .next("Select the same columns on both sides, or compare by position."));
            return null;
        }
        for (int c = 0; c < positions.length; c++) {
            Type one = left.field(c).type();
            Type meet = KeyColumns.meet(one, right.field(positions[c]).type());
            if (meet == null) {
                problems.add(Alignment.differ(left.field(c), right.field(positions[c]), 1));
            }
            types.add(meet == null ? one : meet);
        }
        if (problems.size() > before) {
            return null;
        }
        int[] same = IntStream.range(0, left.size()).toArray();
        return new SetPlan(
                operation, rows, left, KeyColumns.of(left, same, types), KeyColumns.of(right, positions, types));
    }
}
