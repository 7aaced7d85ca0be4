package io.penstock.transform.shape;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.expr.BoundExpr;
import io.penstock.expr.Expr;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.TransformErrors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds columns computed by SQL expressions, at the end of the row; a column of that name is replaced where it stands. Later
 * expressions see the columns of earlier ones. Nulls follow SQL. A value that cannot be computed (a division by zero) fails the
 * run.
 */
public final class Derive implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Map<String, Expr> columns;

    private Derive(Map<String, Expr> columns) {
        this.columns = Collections.unmodifiableMap(columns);
    }

    /** @throws io.penstock.error.PlanException {@code PEN-11xx} with the position when the expression cannot be read */
    public static Derive column(String name, String sql) {
        return new Derive(new LinkedHashMap<>()).and(name, sql);
    }

    /**
     * Several columns.
     *
     * @param expressions expressions by column name, computed in the map's order
     */
    public static Derive columns(Map<String, String> expressions) {
        if (expressions.isEmpty()) {
            throw TransformErrors.badSetting("derive", "at least one column is needed");
        }
        Derive derive = new Derive(new LinkedHashMap<>());
        for (Map.Entry<String, String> each : expressions.entrySet()) {
            derive = derive.and(each.getKey(), each.getValue());
        }
        return derive;
    }

    /** The same with one column more. */
    public Derive and(String name, String sql) {
        if (name.isEmpty()) {
            throw TransformErrors.badSetting("derive", "a column needs a name");
        }
        Map<String, Expr> more = new LinkedHashMap<>(columns);
        if (more.put(name, Expr.parse(sql)) != null) {
            throw TransformErrors.badSetting("derive", "column '" + name + "' is derived twice in one step");
        }
        return new Derive(more);
    }

    @Override
    public Description describe() {
        Description all = Description.of("derive", String.join(", ", columns.keySet()));
        for (Map.Entry<String, Expr> column : columns.entrySet()) {
            all = all.with(column.getKey(), column.getValue());
        }
        return all;
    }

    @Override
    public Set<String> needs(Schema input, Set<String> wanted) {
        Set<String> needed = new HashSet<>(wanted);
        columns.values().forEach(expression -> needed.addAll(expression.columns(input)));
        needed.addAll(columns.keySet());
        needed.retainAll(input.names());
        return needed;
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        Schema schema = input;
        List<Computed> computed = new ArrayList<>();
        for (Map.Entry<String, Expr> column : columns.entrySet()) {
            BoundExpr bound = column.getValue().bind(schema, problem -> problems.add(problem));
            if (bound != null) {
                schema = schema.with(Field.of(column.getKey(), bound.type()));
                computed.add(new Computed(bound, schema, schema.find(column.getKey())));
            }
        }
        return BoundTransformer.of(schema, context -> (batch, output) -> {
            Batch done = batch;
            for (Computed each : computed) {
                done = each.addTo(done);
            }
            output.emit(done);
        });
    }

    /** One bound column and the schema with it. */
    private record Computed(BoundExpr expression, Schema schema, int position) {
        Batch addTo(Batch batch) {
            List<Column> columns = new ArrayList<>(batch.columns());
            Column values = expression.evaluate(batch);
            if (position < columns.size()) {
                columns.set(position, values);
            } else {
                columns.add(values);
            }
            return batch.with(schema, columns);
        }
    }
}
