package io.penstock.transform.shape;

import io.penstock.schema.Schema;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** Puts these columns first, in the order they are named; the others follow in theirs. */
public final class Reorder implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Columns columns;

    private Reorder(Columns columns) {
        this.columns = columns;
    }

    public static Reorder first(String... names) {
        return new Reorder(Columns.of(names));
    }

    public static Reorder first(Columns columns) {
        return new Reorder(columns);
    }

    @Override
    public Description describe() {
        return Description.of("reorder", columns.toString());
    }

    @Override
    public Set<String> needs(Schema input, Set<String> wanted) {
        Set<String> needed = new HashSet<>(wanted);
        needed.addAll(columns.in(input));
        return needed;
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] first = columns.select(input, problems);
        int[] order = IntStream.concat(
                        Arrays.stream(first),
                        IntStream.range(0, input.size())
                                .filter(position -> Arrays.stream(first).noneMatch(f -> f == position)))
                .toArray();
        return Projection.of(input.select(order), order);
    }
}
