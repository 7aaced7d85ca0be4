package io.penstock.transform.shape;

import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import java.util.Set;

/** Keeps these columns, in the order they are named (a pattern: in the input's order). */
public final class Select implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Columns columns;

    private Select(Columns columns) {
        this.columns = columns;
    }

    public static Select columns(String... names) {
        return new Select(Columns.of(names));
    }

    public static Select columns(Columns columns) {
        return new Select(columns);
    }

    @Override
    public Description describe() {
        return Description.of("select", columns.toString());
    }

    @Override
    public Set<String> needs(Schema input, Set<String> wanted) {
        return Set.copyOf(columns.in(input));
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] positions = columns.select(input, problems);
        return Projection.of(input.select(positions), positions);
    }
}
