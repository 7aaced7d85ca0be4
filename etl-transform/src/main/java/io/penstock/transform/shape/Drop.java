package io.penstock.transform.shape;

import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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
    public Set<String> needs(Schema input, Set<String> wanted) {
        return wanted;
    }

    @Override
    public Transformer narrowed(Schema input) {
        if (columns.names().isEmpty()) {
            return columns.in(input).isEmpty() ? Select.columns(Columns.all()) : this;
        }
        List<String> left = columns.names().stream().filter(input::contains).toList();
        return left.isEmpty() ? Select.columns(Columns.all()) : new Drop(Columns.of(left));
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
