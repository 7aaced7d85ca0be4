package io.penstock.benchmarks.kernel;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** Results as Markdown: the mean of all iterations, and half the width of its 99.9 % interval where there are enough. */
final class KernelTable {
    private static final String HEAD = """
            | kernel | input rows | million rows/s | ± % | MB/s |
            |---|---:|---:|---:|---:|
            """;

    private KernelTable() {}

    static String of(Collection<RunResult> results) {
        return HEAD + results.stream().map(KernelTable::line).collect(Collectors.joining("\n"));
    }

    private static String line(RunResult result) {
        BenchmarkParams params = result.getParams();
        Result<?> rows = Objects.requireNonNull(result.getSecondaryResults().get("rows"), "every kernel counts rows");
        Result<?> bytes = result.getSecondaryResults().get("bytes");
        return line(
                name(params.getBenchmark()),
                params.getParam("rows"),
                rows.getScore(),
                rows.getScoreError() / rows.getScore(),
                bytes == null ? 0 : bytes.getScore());
    }

    /** One line of the table; {@code spread} NaN and {@code bytes} 0 are shown as a dash. */
    static String line(String kernel, String rows, double rowsPerSecond, double spread, double bytesPerSecond) {
        return "| %s | %s | %s | %s | %s |"
                .formatted(
                        kernel,
                        String.format(Locale.ROOT, "%,d", Long.parseLong(rows)),
                        String.format(Locale.ROOT, "%.2f", rowsPerSecond / 1e6),
                        Double.isFinite(spread) ? String.format(Locale.ROOT, "%.0f", spread * 100) : "–",
                        bytesPerSecond > 0 ? String.format(Locale.ROOT, "%.0f", bytesPerSecond / 1e6) : "–");
    }

    /** {@code CsvReadKernel.scan} of a name with packages. */
    private static String name(String benchmark) {
        int method = benchmark.lastIndexOf('.');
        return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
    }
}
