package io.penstock.internal.validate;

import io.penstock.expr.BoundExpr;
import io.penstock.spi.BoundCheck;
import io.penstock.spi.Failure;
import io.penstock.spi.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that fits its input.
 *
 * @param failure what every failing row is given
 * @param shown positions of the columns whose values the message shows; empty when it shows none
 * @param condition rows for which it is not true are not tested; null for all rows
 */
record BoundRule(
        ValidationRule rule,
        Failure failure,
        BoundCheck check,
        @Nullable BoundExpr condition,
        List<Integer> shown) {}
