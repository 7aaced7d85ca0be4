package io.penstock.transform.number;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.DoubleColumn;
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
import io.penstock.transform.internal.Doubles;
import io.penstock.transform.internal.LearnThenApply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Scales columns of numbers to comparable ranges. The columns become FLOAT64. Nulls stay null and NaN stays NaN; neither they nor
 * the infinities are learned from. A column whose values are all equal becomes 0, as there is nothing to compare.
 *
 * <p>All rows are held back until the last one is seen: in memory up to the step's share, then on disk.
 */
public final class Normalize implements Transformer {
    private static final long serialVersionUID = 1L;

    private final Columns columns;
    private final Scaling method;

    private Normalize(Columns columns, Scaling method) {
        this.columns = columns;
        this.method = method;
    }

    /** By {@link Scaling#MIN_MAX}, to 0 … 1. */
    public static Normalize columns(String... names) {
        return columns(Columns.of(names));
    }

    /** By {@link Scaling#MIN_MAX}, to 0 … 1; of a pattern, the columns of numbers. */
    public static Normalize columns(Columns columns) {
        return new Normalize(columns, Scaling.MIN_MAX);
    }

    /** {@link Scaling#MIN_MAX} by default. */
    public Normalize method(Scaling how) {
        return new Normalize(columns, how);
    }

    @Override
    public Distribution distribution() {
        return Distribution.ALL;
    }

    @Override
    public boolean spills() {
        return true;
    }

    @Override
    public Description describe() {
        Description all = Description.of("normalize", columns.toString());
        return method == Scaling.MIN_MAX
                ? all
                : all.with("method", method.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public BoundTransformer bind(Schema input, Problems problems) {
        int[] positions = columns.select(input, Type::isNumeric, "a number", problems);
        Schema schema = input;
        for (int position : positions) {
            Field field = input.field(position);
            schema = schema.with(position, field.withType(Type.FLOAT64));
        }
        Schema output = schema;
        return BoundTransformer.of(
                output, context -> new LearnThenApply(context, new Scales(positions, method, output)));
    }

    /** Learns what to take away and what to divide by. */
    private static final class Scales implements LearnThenApply.Lesson {
        private final int[] positions;
        private final Scaling method;
        private final Schema output;
        private final Moments[] moments;
        private final double[] middle;
        private final double[] width;

        Scales(int[] positions, Scaling method, Schema output) {
            this.positions = positions;
            this.method = method;
            this.output = output;
            this.middle = new double[positions.length];
            this.width = new double[positions.length];
            this.moments = new Moments[positions.length];
            for (int p = 0; p < positions.length; p++) {
                moments[p] = new Moments();
            }
        }

        @Override
        public void learn(Batch batch) {
            if (method != Scaling.ROBUST) {
                for (int p = 0; p < positions.length; p++) {
                    moments[p].add(batch.column(positions[p]));
                }
            }
        }

        @Override
        public void review(LearnThenApply.Held rows) throws IOException {
            if (method == Scaling.ROBUST) {
                double[][] found =
                        Quantiles.find(rows, positions.length, Quantiles.columns(positions), 0.25, 0.5, 0.75);
                for (int p = 0; p < positions.length; p++) {
                    middle[p] = found[p][1];
                    width[p] = found[p][2] - found[p][0];
                }
                return;
            }
            for (int p = 0; p < positions.length; p++) {
                Moments all = moments[p];
                middle[p] = method == Scaling.MIN_MAX ? all.min() : all.mean();
                width[p] = method == Scaling.MIN_MAX ? all.max() - all.min() : all.deviation();
            }
        }

        @Override
        public void apply(Batch batch, Output out) {
            List<Column> columns = new ArrayList<>(batch.columns());
            for (int p = 0; p < positions.length; p++) {
                Column column = columns.get(positions[p]);
                double[] values = Doubles.of(column);
                double[] scaled = new double[column.size()];
                for (int i = 0; i < scaled.length; i++) {
                    scaled[i] = column.isNull(i) ? 0 : scale(values[i], middle[p], width[p]);
                }
                columns.set(positions[p], DoubleColumn.of(scaled, scaled.length, column.validity()));
            }
            out.emit(batch.with(output, columns));
        }

        private static double scale(double value, double middle, double width) {
            return width > 0 ? (value - middle) / width : Double.isNaN(value) ? Double.NaN : 0;
        }
    }
}
