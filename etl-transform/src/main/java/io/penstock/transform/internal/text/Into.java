package io.penstock.transform.internal.text;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.error.Problem;
import io.penstock.schema.Field;
import io.penstock.schema.Schema;
import io.penstock.spi.Description;
import io.penstock.spi.Problems;
import io.penstock.transform.TransformErrors;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Where a step writes its results: over the columns it reads, or to new columns at the end of the row, named by a text in which
 * {@code *} stands for the name of the column read. Immutable.
 */
public final class Into implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Over the columns read. */
    public static final Into SAME = new Into("*");

    private final String name;

    private Into(String name) {
        this.name = name;
    }

    /**
     * New columns.
     *
     * @param step the step's type, for the message
     * @throws io.penstock.error.PlanException {@code PEN-3003} when the name is empty or {@code *} alone
     */
    public static Into of(String step, String name) {
        if (name.isEmpty() || name.equals("*")) {
            throw TransformErrors.badSetting(
                    step, "'into' needs the name of a new column; '*' in it stands for the name of the column read");
        }
        return new Into(name);
    }

    public boolean isSame() {
        return name.equals("*");
    }

    /** The description of the step, with this where it says something. */
    public Description describe(Description step) {
        return isSame() ? step : step.with("into", name);
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * Finds the places of the results.
     *
     * @param sources the columns read
     * @param result what the step makes of a field: its type and nullability; the name is given here
     */
    public Places bind(Schema input, int[] sources, UnaryOperator<Field> result, Problems problems) {
        Schema output = input;
        int[] targets = new int[sources.length];
        if (!isSame() && sources.length > 1 && name.indexOf('*') < 0) {
            problems.add(Problem.of(
                            TransformErrors.INTO,
                            "'into' names one column, '" + name + "', for the results of " + sources.length
                                    + " columns")
                    .next("Put * where the name of the column read shall stand, such as " + name + "_*."));
            return new Places(input, new int[0], new int[0]);
        }
        for (int s = 0; s < sources.length; s++) {
            Field source = input.field(sources[s]);
            String target = isSame() ? source.name() : name.replace("*", source.name());
            Field field = result.apply(source).withName(target);
            if (!isSame() && output.contains(target)) {
                problems.add(Problem.of(Schema.DUPLICATE_COLUMN, "column '" + target + "' is there already")
                        .next("Give 'into' another name, or leave it out to change the column itself."));
            }
            output = output.with(field);
            targets[s] = output.find(target);
        }
        return new Places(output, sources, targets);
    }

    /** Columns read and where their results go. */
    public static final class Places {
        private final Schema output;
        private final int[] sources;
        private final int[] targets;

        /** Places; targets past the input rise by one. */
        private Places(Schema output, int[] sources, int[] targets) {
            this.output = output;
            this.sources = sources;
            this.targets = targets;
        }

        /** The schema with the results. */
        public Schema output() {
            return output;
        }

        /** Positions in the input. */
        public int[] sources() {
            return sources;
        }

        public int count() {
            return sources.length;
        }

        public boolean isInPlace() {
            return targets.length == 0 || targets[0] == sources[0];
        }

        /** The batch with these results. */
        public Batch put(Batch batch, Column[] results) {
            List<Column> columns = new ArrayList<>(batch.columns());
            for (int s = 0; s < sources.length; s++) {
                if (targets[s] == columns.size()) {
                    columns.add(results[s]);
                } else {
                    columns.set(targets[s], results[s]);
                }
            }
            return batch.with(output, columns);
        }
    }
}
