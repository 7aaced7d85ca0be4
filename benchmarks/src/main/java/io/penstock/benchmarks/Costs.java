package io.penstock.benchmarks;

import io.penstock.benchmarks.process.Cost;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The measurements of one contestant on one input. */
record Costs(List<Cost> runs) {
    /** Takes a copy of the list, which must not be empty. */
    Costs {
        runs = List.copyOf(runs);
    }

    double wallSeconds() {
        return median(Cost::wallSeconds);
    }

    double cpuSeconds() {
        return median(Cost::cpuSeconds);
    }

    double peakMegabytes() {
        return median(Cost::peakMegabytes);
    }

    private double median(ToDoubleFunction<Cost> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
