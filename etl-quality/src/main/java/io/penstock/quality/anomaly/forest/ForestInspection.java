package io.penstock.quality.anomaly.forest;

import com.amazon.randomcutforest.RandomCutForest;
import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.quality.anomaly.forest.RowAnomaliesResult.OddRow;
import io.penstock.quality.profile.ValueDisplay;
import io.penstock.quality.profile.measure.NumberLine;
import io.penstock.spi.Inspection;
import io.penstock.spi.InspectionResult;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** A forest at work. Rows must come in one stream. */
final class ForestInspection implements Inspection {
    private static final int TREES = 40;
    private static final int SAMPLE = 256;

    private final List<String> names;
    private final int[] positions;
    private final double deviations;
    private final int keep;
    private final ValueDisplay display;
    private final RandomCutForest forest;
    private final Whitening whitening;
    private final PriorityQueue<OddRow> highest = new PriorityQueue<>(Comparator.comparingDouble(OddRow::score));
    private long rows;
    private long learnt;
    private long scored;
    private double scoreMean;
    private double scoreSquares;

    ForestInspection(
            List<String> names, int[] positions, double deviations, int keep, long seed, ValueDisplay display) {
        this.names = names;
        this.positions = positions;
        this.deviations = deviations;
        this.keep = keep;
        this.display = display;
        this.whitening = new Whitening(positions.length);
        this.forest = RandomCutForest.builder()
                .dimensions(positions.length)
                .numberOfTrees(TREES)
                .sampleSize(SAMPLE)
                .outputAfter(SAMPLE)
                .randomSeed(seed)
                .parallelExecutionEnabled(false)
                .build();
    }

    @Override
    public void accept(Batch batch) {
        double[] values = new double[positions.length];
        double[] scaled = new double[positions.length];
        for (int row = 0; row < batch.rowCount(); row++) {
            rows++;
            if (read(batch, row, values)) {
                add(batch, row, values, scaled);
            }
        }
    }

    private boolean read(Batch batch, int row, double[] values) {
        for (int c = 0; c < positions.length; c++) {
            Column column = batch.column(positions[c]);
            Object value = column.isNull(row) ? null : column.value(row);
            values[c] = value instanceof Serializable known ? NumberLine.position(known) : Double.NaN;
            if (!Double.isFinite(values[c])) {
                return false;
            }
        }
        return true;
    }

    private void add(Batch batch, int row, double[] values, double[] scaled) {
        learnt++;
        boolean ready = whitening.isReady();
        if (ready) {
            whitening.apply(values, scaled);
        }
        whitening.add(values);
        if (!ready) {
            return;
        }
        float[] point = new float[scaled.length];
        for (int c = 0; c < point.length; c++) {
            point[c] = (float) scaled[c];
        }
        if (learnt > SAMPLE) {
            double score = forest.getAnomalyScore(point);
            scored++;
            double away = score - scoreMean;
            scoreMean += away / scored;
            scoreSquares += away * (score - scoreMean);
            if (highest.size() < keep || highest.element().score() < score) {
                highest.add(new OddRow(rows, score, shown(batch, row)));
                if (highest.size() > keep) {
                    highest.remove();
                }
            }
        }
        forest.update(point);
    }

    private Map<String, String> shown(Batch batch, int row) {
        Map<String, String> shown = new LinkedHashMap<>();
        if (display == ValueDisplay.SHOWN) {
            for (int c = 0; c < positions.length; c++) {
                shown.put(
                        names.get(c), String.valueOf(batch.column(positions[c]).value(row)));
            }
        }
        return shown;
    }

    /** A forest is grown in the order of the rows, so two cannot be made one. */
    @Override
    public void merge(Inspection other) {
        throw new UnsupportedOperationException("row_anomalies needs the rows in one stream");
    }

    @Override
    public InspectionResult result() {
        double deviation = scored < 2 ? 0 : Math.sqrt(scoreSquares / (scored - 1));
        double limit = scoreMean + deviations * deviation;
        List<OddRow> sorted = new ArrayList<>(highest);
        sorted.sort(Comparator.comparingDouble(OddRow::score).reversed());
        return new RowAnomaliesResult(
                rows,
                rows - learnt,
                scored,
                limit,
                sorted.stream().filter(odd -> scored > 1 && odd.score() > limit).toList());
    }
}
