package io.penstock.examples;

import static io.penstock.testkit.PenstockAssertions.assertThat;

import io.penstock.Pipeline;
import io.penstock.RunReport;
import io.penstock.config.PipelineConfig;
import io.penstock.extract.csv.CsvExtractor;
import io.penstock.extract.text.Inference;
import io.penstock.testkit.MemorySink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/how-to/rejects-and-limits.md} says beside its snippet in Java. */
class RejectsPageTest {
    @TempDir
    Path data;

    @Test
    void jsonGivesWhatJavaGives() throws IOException {
        DataDirectory.withSamples(data);
        RunReport java = RejectsAndLimits.members(data, 0.25).run();
        List<String> rejected = withoutRun(data.resolve("rejects/members.csv"));

        Path config = JsonConfigPipeline.configFile()
                .resolve("../../examples/config/members.json")
                .normalize();
        RunReport json = PipelineConfig.load(config, Map.of("DATA", data.toString()))
                .pipeline("members")
                .run();

        assertThat(json).succeeded().read(java.rowsRead()).wrote(java.rowsWritten());
        assertThat(withoutRun(data.resolve("rejects/members.csv"))).isEqualTo(rejected);
    }

    @Test
    void mendedRowsAreReadFromTheRejectFile() throws IOException {
        DataDirectory.withSamples(data);
        String header = Files.readAllLines(data.resolve("members.csv")).get(0);
        RunReport first = RejectsAndLimits.members(data, 0.25).run();
        MemorySink again = MemorySink.create();

        RunReport second = Pipeline.named("mended")
                .extract(CsvExtractor.of(data.resolve("rejects/members.csv"))
                        .inference(Inference.TEXT)
                        .columns(header.split(",")))
                .load(again)
                .build()
                .run();

        assertThat(second).read(first.rowsRejected()).wrote(first.rowsRejected());
        assertThat(again.schema().names()).containsExactly(header.split(","));
    }

    /** Lines up to the columns that differ from run to run. */
    private static List<String> withoutRun(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.replaceFirst(",\\d{8}T\\d{6}Z-[0-9a-f]{8},[^,]*Z$", ""))
                .toList();
    }
}
