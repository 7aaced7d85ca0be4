package io.penstock.transform.shape;

import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Leaves these columns out; the others stay in their order. */
public final class Drop implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Columns columns;

    private Drop(Columns columns) {
        this.columns = columns;
    }

    public static Drop columns(String... names) {
        return new Drop(Columns.of(names));
    }

    public static Drop columns(Columns columns) {
        return new Drop(columns);
    }

    @Override
    public Description describe() {
        return Description.of("drop", columns.toString());
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] dropped = columns.select(input, problems);
        int[] kept = IntStream.range(0, input.size())
                .filter(position -> Arrays.stream(dropped).noneMatch(d -> d == position))
                .toArray();
        return Projection.of(input.select(kept), kept);
    }
}
