package io.penstock.transform.missing;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.Validity;
import io.penstock.schema.Type;
import io.penstock.transform.internal.Doubles;
import io.penstock.transform.internal.LearnThenApply;
import io.penstock.transform.internal.keys.GroupIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Means by Welford's running update: no sum that could overflow. NaN and the infinities are passed over. */
final class GroupMeans implements GroupFills.Learned {
    private final int[] positions;
    private final Type[] types;
    private final long[][] counts;
    private final double[][] means;

    GroupMeans(int[] positions) {
        this.positions = positions;
        this.types = new Type[positions.length];
        this.counts = new long[positions.length][16];
        this.means = new double[positions.length][16];
    }

    @Override
    public void learn(Batch batch, int[] groups) {
        for (int p = 0; p < positions.length; p++) {
            Column column = batch.column(positions[p]);
            types[p] = column.type();
            double[] values = Doubles.of(column);
            for (int i = 0; i < groups.length; i++) {
                if (!column.isNull(i) && Double.isFinite(values[i])) {
                    add(p, groups[i], values[i]);
                }
            }
        }
    }

    private void add(int p, int group, double value) {
        if (group >= counts[p].length) {
            int size = Math.max(group + 1, counts[p].length * 2);
            counts[p] = Arrays.copyOf(counts[p], size);
            means[p] = Arrays.copyOf(means[p], size);
        }
        means[p][group] += (value - means[p][group]) / ++counts[p][group];
    }

    @Override
    public List<Column> values(LearnThenApply.Held rows, GroupIds ids) {
        List<Column> columns = new ArrayList<>();
        for (int p = 0; p < positions.length && types[p] != null; p++) {
            int size = ids.count();
            long[] valid = Validity.allValidWords(size);
            for (int g = 0; g < size; g++) {
                if (g >= counts[p].length || counts[p][g] == 0) {
                    Validity.clear(valid, g);
                }
            }
            columns.add(Doubles.column(types[p], Arrays.copyOf(means[p], size), size, Validity.of(valid, size)));
        }
        return columns;
    }
}
