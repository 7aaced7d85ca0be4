package io.penstock.quality.correlation;

import io.penstock.data.Batch;
import io.penstock.data.Column;
import io.penstock.data.DoubleColumn;
import io.penstock.data.LongColumn;
import io.penstock.quality.correlation.CorrelationResult.Pair;
import io.penstock.quality.profile.measure.NumberLine;
import io.penstock.schema.DecimalType;
import io.penstock.schema.Schema;
import io.penstock.spi.Inspection;
import io.penstock.spi.InspectionResult;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Co-moments of pairs: one array each for counts, means and sums of products, by the number of the pair. */
final class CorrelationInspection implements Inspection {
    private final List<String> names;
    private final List<String> leftOut;
    private final int[] positions;
    private final long[] counts;
    private final double[] leftMeans;
    private final double[] rightMeans;
    private final double[] leftSquares;
    private final double[] rightSquares;
    private final double[] products;

    CorrelationInspection(Schema schema, List<String> names, List<String> leftOut) {
        this.names = names;
        this.leftOut = leftOut;
        this.positions = names.stream().mapToInt(schema::indexOf).toArray();
        int pairs = names.size() * Math.max(0, names.size() - 1) / 2;
        counts = new long[pairs];
        leftMeans = new double[pairs];
        rightMeans = new double[pairs];
        leftSquares = new double[pairs];
        rightSquares = new double[pairs];
        products = new double[pairs];
    }

    @Override
    public void accept(Batch batch) {
        double[][] values = new double[positions.length][];
        for (int c = 0; c < positions.length; c++) {
            values[c] = numbers(batch.column(positions[c]));
        }
        int pair = 0;
        for (int left = 0; left < positions.length; left++) {
            for (int right = left + 1; right < positions.length; right++) {
                add(pair++, values[left], values[right]);
            }
        }
    }

    private void add(int pair, double[] left, double[] right) {
        long count = counts[pair];
        double leftMean = leftMeans[pair];
        double rightMean = rightMeans[pair];
        double leftSquare = leftSquares[pair];
        double rightSquare = rightSquares[pair];
        double product = products[pair];
        for (int i = 0; i < left.length; i++) {
            double x = left[i];
            double y = right[i];
            if (Double.isFinite(x) && Double.isFinite(y)) {
                count++;
                double fromLeft = x - leftMean;
                double fromRight = y - rightMean;
                leftMean += fromLeft / count;
                rightMean += fromRight / count;
                leftSquare += fromLeft * (x - leftMean);
                rightSquare += fromRight * (y - rightMean);
                product += fromLeft * (y - rightMean);
            }
        }
        counts[pair] = count;
        leftMeans[pair] = leftMean;
        rightMeans[pair] = rightMean;
        leftSquares[pair] = leftSquare;
        rightSquares[pair] = rightSquare;
        products[pair] = product;
    }

    /** The values as numbers; NaN for nulls. */
    private static double[] numbers(Column column) {
        double[] numbers = new double[column.size()];
        double unit = column.type() instanceof DecimalType decimal ? Math.pow(10, -decimal.scale()) : 1;
        for (int i = 0; i < numbers.length; i++) {
            if (column.isNull(i)) {
                numbers[i] = Double.NaN;
            } else if (column instanceof LongColumn longs) {
                numbers[i] = longs.get(i) * unit;
            } else if (column instanceof DoubleColumn doubles) {
                numbers[i] = doubles.get(i);
            } else {
                numbers[i] = column.value(i) instanceof Serializable value ? NumberLine.position(value) : Double.NaN;
            }
        }
        return numbers;
    }

    @Override
    public void merge(Inspection other) {
        CorrelationInspection that = (CorrelationInspection) other;
        for (int pair = 0; pair < counts.length; pair++) {
            long both = counts[pair] + that.counts[pair];
            if (that.counts[pair] == 0) {
                continue;
            }
            double fromLeft = that.leftMeans[pair] - leftMeans[pair];
            double fromRight = that.rightMeans[pair] - rightMeans[pair];
            double weight = (double) counts[pair] * that.counts[pair] / both;
            leftSquares[pair] += that.leftSquares[pair] + fromLeft * fromLeft * weight;
            rightSquares[pair] += that.rightSquares[pair] + fromRight * fromRight * weight;
            products[pair] += that.products[pair] + fromLeft * fromRight * weight;
            leftMeans[pair] += fromLeft * that.counts[pair] / both;
            rightMeans[pair] += fromRight * that.counts[pair] / both;
            counts[pair] = both;
        }
    }

    @Override
    public InspectionResult result() {
        List<Pair> pairs = new ArrayList<>();
        int pair = 0;
        for (int left = 0; left < names.size(); left++) {
            for (int right = left + 1; right < names.size(); right++) {
                double spread = Math.sqrt(leftSquares[pair] * rightSquares[pair]);
                if (counts[pair] > 1 && spread > 0) {
                    double value = Math.max(-1, Math.min(1, products[pair] / spread));
                    pairs.add(new Pair(names.get(left), names.get(right), value, counts[pair]));
                }
                pair++;
            }
        }
        pairs.sort(Comparator.comparingDouble((Pair each) -> -Math.abs(each.value())));
        return new CorrelationResult(pairs, leftOut);
    }
}
