package io.penstock.transform.number;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.TextColumnBuilder;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.schema.Type;
import io.penstock.spi.BoundTransformer;
import io.penstock.spi.Description;
import io.penstock.spi.Distribution;
import io.penstock.spi.Output;
import io.penstock.spi.Problems;
import io.penstock.spi.Transformer;
import io.penstock.transform.Columns;
import io.penstock.transform.TransformErrors;
import io.penstock.transform.internal.Doubles;
import io.penstock.transform.internal.LearnThenApply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts the numbers of a column into named ranges, in a new TEXT column {@code <name>_bin}. A range holds its lower edge and not its
 * upper one; the last of {@link #width} and {@link #quantiles} holds both. Null and NaN have no range: null. A value outside of
 * all given edges has none either, so begin and end the edges wide enough; {@link #edges} are open at both ends when there is one
 * label more than ranges between them.
 *
 * <p>With given edges any batch by itself; otherwise all rows are held back until the last one is seen, in memory up to the
 * step's share, then on disk.
 */
public final class Bin implements Transformer {
    private static final long serialVersionUID = 1L;

    private enum How {
        EDGES,
        WIDTH,
        QUANTILES
    }

    private final String column;
    private final String into;
    private final How how;
    private final int count;
    private final List<Double> edges;
    private final List<String> labels;

    private Bin(String column, String into, How how, int count, List<Double> edges, List<String> labels) {
        this.column = column;
        this.into = into;
        this.how = how;
        this.count = count;
        this.edges = List.copyOf(edges);
        this.labels = List.copyOf(labels);
    }

    /** @throws io.penstock.error.PlanException {@code PEN-3003} when fewer than two edges are given or they do not rise */
    public static Bin edges(String column, double... edges) {
        return edges(column, Arrays.stream(edges).boxed().toList());
    }

    /** @throws io.penstock.error.PlanException {@code PEN-3003} when fewer than two edges are given or they do not rise */
    public static Bin edges(String column, List<Double> edges) {
        for (int i = 1; i < edges.size(); i++) {
            if (!(edges.get(i) > edges.get(i - 1))) {
                throw TransformErrors.badSetting(
                        "bin",
                        "each edge must be above the one before, " + edges.get(i) + " is not above "
                                + edges.get(i - 1));
            }
        }
        if (edges.isEmpty()) {
            throw TransformErrors.badSetting("bin", "at least one edge is needed");
        }
        return new Bin(column, column + "_bin", How.EDGES, 0, edges, List.of());
    }

    /** So many ranges of equal width between the least and the greatest value. */
    public static Bin width(String column, int bins) {
        return new Bin(column, column + "_bin", How.WIDTH, atLeastOne(bins), List.of(), List.of());
    }

    /** So many ranges with about the same number of rows; equal values stay together, so there may be fewer. */
    public static Bin quantiles(String column, int bins) {
        return new Bin(column, column + "_bin", How.QUANTILES, atLeastOne(bins), List.of(), List.of());
    }

    private static int atLeastOne(int bins) {
        if (bins < 1 || bins > 10_000) {
            throw TransformErrors.badSetting("bin", "the number of bins must be 1 to 10000, not " + bins);
        }
        return bins;
    }

    /**
     * Names of the ranges from the lowest on; {@code [0, 5)} and so on by default. With {@link #edges}, one label fewer than edges
     * names the ranges between them; one label more than edges also names what is below the first and from the last on.
     *
     * @throws io.penstock.error.PlanException {@code PEN-3003} when their number does not fit
     */
    public Bin labels(String... names) {
        return labels(List.of(names));
    }

    /** As {@link #labels(String...)}. */
    public Bin labels(List<String> names) {
        int ranges = how == How.EDGES ? edges.size() - 1 : count;
        boolean fits = names.size() == ranges || (how == How.EDGES && names.size() == ranges + 2);
        if (!fits) {
            throw TransformErrors.badSetting(
                    "bin",
                    names.size() + " labels given, needed are "
                            + (how == How.EDGES
                                    ? ranges + " (between the edges) or " + (ranges + 2) + " (and outside)"
                                    : ranges));
        }
        return new Bin(column, into, how, count, edges, names);
    }

    /** The new column; {@code <name>_bin} by default. */
    public Bin into(String name) {
        return new Bin(column, name, how, count, edges, labels);
    }

    @Override
    public Distribution distribution() {
        return how == How.EDGES ? Distribution.ANY : Distribution.ALL;
    }

    @Override
    public boolean spills() {
        return how != How.EDGES;
    }

    @Override
    public Description describe() {
        Description all = Description.of("bin", column);
        all = switch (how) {
            case EDGES -> all.with("edges", edges);
            case WIDTH -> all.with("width", count);
            case QUANTILES -> all.with("quantiles", count);
        };
        all = labels.isEmpty() ? all : all.with("labels", labels);
        return into.equals(column + "_bin") ? all : all.with("into", into);
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] position = Columns.of(column).select(input, Type::isNumeric, "a number", problems);
        Schema output = input.with(Field.of(into, Type.TEXT));
        if (position.length == 0) {
            return BoundTransformer.broken(output);
        }
        if (how == How.EDGES) {
            double[] given = edges.stream().mapToDouble(Double::doubleValue).toArray();
            Ranges ranges = Ranges.given(given, labels);
            return BoundTransformer.of(
                    output, context -> (batch, out) -> out.emit(add(batch, position[0], output, ranges)));
        }
        return BoundTransformer.of(output, context -> new LearnThenApply(context, new Edges(position[0], output)));
    }

    private Batch add(Batch batch, int position, Schema output, Ranges ranges) {
        Column numbers = batch.column(position);
        double[] values = Doubles.of(numbers);
        TextColumnBuilder names = new TextColumnBuilder(batch.rowCount());
        for (int i = 0; i < batch.rowCount(); i++) {
            byte[] name = numbers.isNull(i) ? null : ranges.label(values[i]);
            if (name == null) {
                names.appendNull();
            } else {
                names.appendBytes(name, 0, name.length);
            }
        }
        List<Column> columns = new ArrayList<>(batch.columns());
        int at = output.find(into);
        if (at < columns.size()) {
            columns.set(at, names.build());
        } else {
            columns.add(names.build());
        }
        return batch.with(output, columns);
    }

    /** Learns the edges. */
    private final class Edges implements LearnThenApply.Lesson {
        private final int position;
        private final Schema output;
        private final Moments moments = new Moments();
        private Ranges ranges = Ranges.given(new double[] {0}, List.of());

        Edges(int position, Schema output) {
            this.position = position;
            this.output = output;
        }

        @Override
        public void learn(Batch batch) {
            moments.add(batch.column(position));
        }

        @Override
        public void review(LearnThenApply.Held rows) throws IOException {
            double[] learned = new double[count + 1];
            if (how == How.WIDTH) {
                for (int i = 0; i <= count; i++) {
                    learned[i] = moments.min() + (moments.max() - moments.min()) * i / count;
                }
                learned[count] = moments.max();
            } else {
                double[] shares = new double[count + 1];
                for (int i = 0; i <= count; i++) {
                    shares[i] = (double) i / count;
                }
                learned = Quantiles.find(rows, 1, Quantiles.columns(new int[] {position}), shares)[0];
            }
            ranges = Ranges.learned(learned, labels);
        }

        @Override
        public void apply(Batch batch, Output out) {
            out.emit(add(batch, position, output, ranges));
        }
    }
}
