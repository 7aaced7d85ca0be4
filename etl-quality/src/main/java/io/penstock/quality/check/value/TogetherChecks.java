package io.penstock.quality.check.value;

import io.penstock.error.PlanException;
import io.penstock.error.Problem;
import io.penstock.quality.check.CheckErrors;
import io.penstock.quality.check.Dimension;
import io.penstock.quality.check.NullPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The conditions behind the checks of several columns of a row. */
public final class TogetherChecks {
    private TogetherChecks() {}

    /**
     * Two values of a row are one of these pairs. A row in which one is null is not looked at.
     *
     * @param pairs each of two values
     */
    public static RowCondition pairInSet(String left, String right, List<? extends List<?>> pairs) {
        if (pairs.isEmpty()) {
            throw bad("pair_in_set needs at least one pair");
        }
        Map<Object, List<Object>> partners = new LinkedHashMap<>();
        for (List<?> pair : pairs) {
            if (pair.size() != 2) {
                throw bad("pair_in_set: a pair has two values, not " + pair.size());
            }
            partners.computeIfAbsent(pair.get(0), none -> new ArrayList<>()).add(pair.get(1));
        }
        String cases = partners.entrySet().stream()
                .map(each -> " WHEN " + Sql.column(left) + " = " + Sql.value(each.getKey()) + " THEN "
                        + Sql.column(right) + " IN (" + Sql.values(each.getValue()) + ")")
                .collect(Collectors.joining());
        return new RowCondition(
                "pair_in_set",
                List.of(left, right),
                "CASE WHEN " + Sql.column(left) + " IS NOT NULL AND " + Sql.column(right) + " IS NOT NULL THEN CASE"
                        + cases + " ELSE FALSE END END",
                left + " and " + right + " are one of " + pairs.size() + (pairs.size() == 1 ? " pair" : " pairs"),
                Dimension.VALIDITY,
                NullPolicy.IGNORE);
    }

    /**
     * The values of some columns add up to another. A row in which one is null is not looked at.
     *
     * @param tolerance how far the sum may be off, at least 0
     */
    public static RowCondition sumEquals(List<String> columns, String total, BigDecimal tolerance) {
        if (columns.isEmpty()) {
            throw bad("sum_equals needs columns to add up");
        } else if (tolerance.signum() < 0) {
            throw bad("sum_equals: tolerance must be at least 0, not " + tolerance.toPlainString());
        }
        List<String> all = new ArrayList<>(columns);
        all.add(total);
        String sum = columns.stream().map(Sql::column).collect(Collectors.joining(" + "));
        return new RowCondition(
                "sum_equals",
                all,
                tolerance.signum() == 0
                        ? sum + " = " + Sql.column(total)
                        : "abs(" + sum + " - " + Sql.column(total) + ") <= " + tolerance.toPlainString(),
                String.join(" + ", columns) + " is " + total
                        + (tolerance.signum() == 0 ? "" : " within " + tolerance.toPlainString()),
                Dimension.CONSISTENCY,
                NullPolicy.IGNORE);
    }

    private static PlanException bad(String what) {
        return new PlanException(Problem.of(CheckErrors.BAD_SETTING, "check " + what));
    }
}
