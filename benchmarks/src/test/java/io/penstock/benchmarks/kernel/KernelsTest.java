package io.penstock.benchmarks.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KernelsTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void printsRowsAndBytesPerSecondAsMarkdown() throws Exception {
        int code = run("CsvReadKernel.scan", "-p", "rows=300");

        assertThat(lines())
                .contains("| kernel | input rows | million rows/s | ± % | MB/s |")
                .anyMatch(line -> line.matches("\\| CsvReadKernel.scan \\| 300 \\| \\d+\\.\\d\\d \\| – \\| \\d+ \\|"));
        assertThat(code).isZero();
    }

    @Test
    void endsWithOneWhenAKernelCannotBeProven() throws Exception {
        int code = run("ParseKernel.decimal", "-p", "rows=-1");

        assertThat(code).isEqualTo(1);
        assertThat(lines()).anyMatch(line -> line.startsWith("a kernel was not timed, see above: "));
    }

    @Test
    void saysHowToListKernelsWhenNoneMatches() throws Exception {
        assertThat(Kernels.run(out, "Teapot")).isEqualTo(2);
        assertThat(lines()).containsExactly("no kernel matches Teapot; benchmarks/run kernels -l lists them");
    }

    @Test
    void refusesWhatWouldMakeTheTableWrong() throws Exception {
        assertThat(Kernels.run(out, "Csv", "-t", "2")).isEqualTo(2);
        assertThat(lines())
                .containsExactly(
                        "kernels run on one thread and are measured in rows per second: leave out -t, -bm and -tu");
    }

    @Test
    void showsADashForWhatIsNotKnown() {
        assertThat(KernelTable.line("A.b", "1000", 2_345_678, 0.034, 0)).isEqualTo("| A.b | 1,000 | 2.35 | 3 | – |");
        assertThat(KernelTable.line("A.b", "1000", 2_345_678, Double.NaN, 5e8))
                .isEqualTo("| A.b | 1,000 | 2.35 | – | 500 |");
    }

    /** In this process and as short as can be: what is tested is the way, not the figure. */
    private int run(String kernel, String... more) throws Exception {
        String[] shortest = {kernel, more[0], more[1], "-f", "0", "-wi", "0", "-i", "1", "-r", "10ms", "-v", "SILENT"};
        return Kernels.run(out, shortest);
    }

    private String[] lines() {
        return printed.toString(StandardCharsets.UTF_8).split("\\R");
    }
}
