package io.penstock.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path directory;

    @Test
    void measuresAWholeProcess() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "needs /proc or GNU time");

        Cost cost = ChildProcess.run(new Command(List.of(JAVA, "-version"), directory, Map.of()));

        assertThat(cost.wallSeconds()).isBetween(0.001, 60.0);
        assertThat(cost.cpuSeconds()).isBetween(0.001, 60.0);
        assertThat(cost.peakMegabytes()).isBetween(5.0, 2_000.0);
    }

    @Test
    void measuresByLookingWhereThereIsNoGnuTime() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "needs /proc");
        Process process = new ProcessBuilder(JAVA, "-Xlog:all=trace:file=" + directory.resolve("log"), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        ProcessWatch watch = new ProcessWatch(process.toHandle());

        assertThat(watch.follow(process)).isZero();

        assertThat(watch.cost(1.5).wallSeconds()).isEqualTo(1.5);
        assertThat(watch.cost(1.5).peakMegabytes()).isBetween(5.0, 2_000.0);
    }

    @Test
    void handsTheEnvironmentOn() throws Exception {
        Path log = directory.resolve("version.log");

        ChildProcess.run(
                new Command(List.of(JAVA, "-version"), directory, Map.of("JDK_JAVA_OPTIONS", "-Xlog:gc:file=" + log)));

        assertThat(log).exists();
    }

    @Test
    void failsWithTheCodeAndTheLastWordsOfTheChild() {
        Command command = new Command(List.of(JAVA, "-cp", ".", "NoSuchProgram"), directory, Map.of());

        assertThatThrownBy(() -> ChildProcess.run(command))
                .isInstanceOf(ChildFailedException.class)
                .hasMessageStartingWith(JAVA + " -cp . NoSuchProgram ended with code 1\n")
                .hasMessageContaining("ClassNotFoundException: NoSuchProgram");
    }

    @Test
    void failsForAProgramThatIsNotThere() {
        Command command = new Command(List.of("./no-such-program"), directory, Map.of());

        assertThatThrownBy(() -> ChildProcess.run(command))
                .isInstanceOfAny(IOException.class, ChildFailedException.class)
                .hasMessageContaining("no-such-program");
    }
}
