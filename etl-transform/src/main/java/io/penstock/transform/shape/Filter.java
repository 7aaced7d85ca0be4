package io.penstock.transform.shape;

import io.penstock.expr.BoundExpr;
import io.penstock.expr.Expr;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.RowFate;
import io.penstock.spi.Transformer;
import io.penstock.transform.TransformErrors;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Keeps the rows for which a SQL condition is true; rows for which it is false or null are left out and counted. */
public final class Filter implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Expr condition;

    private Filter(Expr condition) {
        this.condition = condition;
    }

    /** @throws io.penstock.error.PlanException {@code PEN-11xx} with the position when the condition cannot be read */
    public static Filter where(String sql) {
        return new Filter(Expr.parse(sql));
    }

    @Override
    public Description describe() {
        return Description.of("filter", condition.toString());
    }

    @Override
    public Set<String> needs(Schema input, Set<String> wanted) {
        Set<String> needed = new HashSet<>(wanted);
        needed.addAll(condition.columns(input));
        return needed;
    }

    @Override
    public Optional<Expr> predicate() {
        return Optional.of(condition);
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        BoundExpr bound = condition.bind(input, problem -> problems.add(problem));
        if (bound == null) {
            return BoundTransformer.broken(input);
        }
        if (bound.type() != Type.BOOLEAN) {
            problems.add(
                    TransformErrors.WRONG_TYPE,
                    "the condition '" + condition + "' is " + bound.type() + ", a filter needs BOOLEAN");
            return BoundTransformer.broken(input);
        }
        return BoundTransformer.of(input, context -> (batch, output) -> {
            int[] rows = new int[batch.rowCount()];
            int kept = bound.select(batch, rows);
            output.count(RowFate.FILTERED, rows.length - kept);
            output.emit(kept == rows.length ? batch : batch.gather(rows, kept));
        });
    }
}
