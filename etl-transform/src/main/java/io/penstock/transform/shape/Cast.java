package io.penstock.transform.shape;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.expr.BoundExpr;
import io.penstock.expr.Expr;
import io.penstock.schema.Field;
import io.penstock.schema.Nullability;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Failure;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.OnInvalid;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.internal.FailedRows;
import io.penstock.transform.internal.RowBits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Changes the type of columns by the rules of SQL's {@code CAST}, as expressions do it. A value that does not fit the new type
 * rejects its row by default. For text with formats, zones or separators use {@link io.penstock.transform.parse.Parse}.
 */
public final class Cast implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Columns columns;
    private final Type to;
    private final OnInvalid onInvalid;

    private Cast(Columns columns, Type to, OnInvalid onInvalid) {
        this.columns = columns;
        this.to = to;
        this.onInvalid = onInvalid;
    }

    public static Cast column(String name, Type to) {
        return columns(Columns.of(name), to);
    }

    public static Cast columns(Columns columns, Type to) {
        return new Cast(columns, to, OnInvalid.REJECT);
    }

    /**
     * What happens to a value that does not fit; {@link OnInvalid#REJECT} by default.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} for {@link OnInvalid#KEEP}
     */
    public Cast onInvalid(OnInvalid policy) {
        if (policy == OnInvalid.KEEP) {
            throw TransformErrors.badSetting(
                    "cast",
                    "on_invalid 'keep' is not possible: the column gets another type. Valid choices: reject, null.");
        }
        return new Cast(columns, to, policy);
    }

    @Override
    public Description describe() {
        Description all = Description.of("cast", columns.toString()).with("to", to);
        return onInvalid == OnInvalid.REJECT ? all : all.with("on_invalid", "null");
    }

    @Override
    public Set<String> needs(Schema input, Set<String> wanted) {
        Set<String> needed = new HashSet<>(wanted);
        needed.addAll(columns.in(input));
        return needed;
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] positions = columns.select(input, problems);
        List<BoundExpr> casts = new ArrayList<>();
        Failure[] reasons = new Failure[positions.length];
        Schema output = input;
        for (int p = 0; p < positions.length; p++) {
            Field field = input.field(positions[p]);
            BoundExpr cast = Expr.parse("TRY_CAST(" + Expr.quote(field.name()) + " AS " + to + ")")
                    .bind(input, problem -> problems.add(problem));
            if (cast == null) {
                return BoundTransformer.broken(input);
            }
            casts.add(cast);
            reasons[p] = Failure.of("cast(" + field.name() + ")", "is not a value of " + to);
            Nullability nullability = onInvalid == OnInvalid.NULL ? Nullability.NULLABLE : field.nullability();
            output = output.with(positions[p], new Field(field.name(), to, nullability));
        }
        Schema result = output;
        return BoundTransformer.of(result, context -> (batch, out) -> {
            List<Column> values = new ArrayList<>(batch.columns());
            long[][] failed = new long[positions.length][];
            for (int p = 0; p < positions.length; p++) {
                Column cast = casts.get(p).evaluate(batch);
                failed[p] = lost(batch.column(positions[p]), cast);
                values.set(positions[p], cast);
            }
            Batch done = batch.with(result, values);
            if (onInvalid == OnInvalid.REJECT) {
                FailedRows.settle(batch, done, failed, reasons, out);
            } else {
                out.emit(done);
            }
        });
    }

    /** The rows that had a value before and have none after. */
    private static long[] lost(Column before, Column after) {
        long[] lost = RowBits.none(before.size());
        for (int i = 0; after.validity().hasNulls() && i < before.size(); i++) {
            if (after.isNull(i) && !before.isNull(i)) {
                RowBits.set(lost, i);
            }
        }
        return lost;
    }
}
