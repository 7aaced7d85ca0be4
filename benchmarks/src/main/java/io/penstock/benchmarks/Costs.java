package io.penstock.benchmarks;

import io.penstock.benchmarks.process.Cost;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The measurements of one contestant on one input. */
public record Costs(List<Cost> runs) {
    /** Takes a copy of the list, which must not be empty. */
    public Costs {
        runs = List.copyOf(runs);
    }

    /** Median of the wall time. */
    public double wallSeconds() {
        return median(Cost::wallSeconds);
    }

    /** Median of the processor time of all threads. */
    public double cpuSeconds() {
        return median(Cost::cpuSeconds);
    }

    /** Median of the peak resident memory, in units of 1,000,000 bytes. */
    public double peakMegabytes() {
        return median(Cost::peakMegabytes);
    }

    private double median(ToDoubleFunction<Cost> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
