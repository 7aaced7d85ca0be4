package io.penstock.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void comparesAllSidesOnAMillionRowsByDefault() {
        Options options = Options.parse();

        assertThat(options.mode()).isEqualTo(Options.Mode.COMPARE);
        assertThat(options.rows()).isEqualTo(1_000_000);
        assertThat(options.seed()).isEqualTo(8044);
        assertThat(options.rounds()).isEqualTo(3);
        assertThat(options.only()).isEmpty();
        assertThat(options.input()).isNull();
    }

    @Test
    void readsEveryOption() {
        Options options = Options.parse(
                "compare",
                "--rows",
                "1_000",
                "--seed",
                "-3",
                "--rounds",
                "5",
                "--only",
                "java,DuckDB",
                "--java-opts",
                "-Xmx1g",
                "--work",
                "w",
                "--input",
                "i.csv");

        assertThat(options.rows()).isEqualTo(1_000);
        assertThat(options.seed()).isEqualTo(-3);
        assertThat(options.rounds()).isEqualTo(5);
        assertThat(options.only()).containsExactly("duckdb", "java");
        assertThat(options.javaOpts()).isEqualTo("-Xmx1g");
        assertThat(options.work()).isEqualTo(Path.of("w").toAbsolutePath());
        assertThat(options.input()).isEqualTo(Path.of("i.csv").toAbsolutePath());
    }

    @Test
    void growthRunsInASmallHeapUnlessToldOtherwise() {
        assertThat(Options.parse("growth").inSmallHeap().javaOpts()).isEqualTo("-Xmx256m");
        assertThat(Options.parse("growth", "--java-opts", "-Xmx1g")
                        .inSmallHeap()
                        .javaOpts())
                .isEqualTo("-Xmx1g");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fast                        | unknown mode fast, there are compare and growth
            --row 5                     | unknown option --row
            --rows                      | --rows needs a value
            --rows many                 | --rows needs a whole number, was many
            --rounds 0                  | --rounds must be at least 1, was 0
            --only duckdb,spark         | --only: no side is called 'spark', there are penstock, duckdb, java, pandas, sqlite3
            growth --input a.csv        | growth generates its own two inputs, --input has no use there
            """)
    void saysWhatIsWrong(String line, String message) {
        assertThatThrownBy(() -> Options.parse(line.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
