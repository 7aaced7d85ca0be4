package io.penstock.transform.validate.rows;

import io.penstock.data.BooleanColumn;
import io.penstock.error.ErrorCode;
import io.penstock.expr.BoundExpr;
import io.penstock.expr.Expr;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundCheck;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.RowCheck;
import io.penstock.transform.internal.RowBits;
import io.penstock.transform.validate.check.Nulls;
import io.penstock.transform.validate.check.RuleCodes;
import io.penstock.transform.validate.check.ValidationErrors;
import java.util.List;
import java.util.Locale;

/** A SQL condition over any columns of the row, as a {@code CHECK} constraint has it. */
public record ExpressionCheck(Expr condition, Nulls nulls) implements RowCheck {
    @Override
    public Description describe() {
        Description plain = Description.of("expression", condition.toString());
        return nulls == Nulls.PASS ? plain : plain.with("nulls", nulls.name().toLowerCase(Locale.ROOT));
    }

    /** None: a condition does not say which of its columns is wrong. */
    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public ErrorCode code() {
        return RuleCodes.EXPRESSION;
    }

    @Override
    public String message() {
        return "does not meet " + condition;
    }

    @Override
    public BoundCheck bind(Schema input, Problems problems) {
        BoundExpr bound = condition.bind(input, problem -> problems.add(problem));
        if (bound == null) {
            return context -> (batch, failed) -> {};
        }
        if (bound.type() != Type.BOOLEAN) {
            problems.add(
                    ValidationErrors.WRONG_TYPE,
                    "rule expression: '" + condition + "' is " + bound.type() + ", the rule needs BOOLEAN");
        }
        return context -> (batch, failed) -> {
            BooleanColumn met = (BooleanColumn) bound.evaluate(batch);
            boolean[] values = met.values();
            for (int i = 0; i < met.size(); i++) {
                if (!values[i] && (nulls == Nulls.FAIL || !met.isNull(i))) {
                    RowBits.set(failed, i);
                }
            }
        };
    }
}
