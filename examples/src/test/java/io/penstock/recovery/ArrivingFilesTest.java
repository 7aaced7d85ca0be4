package io.penstock.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.LocalEngine;
import io.penstock.Pipeline;
import io.penstock.RunReport;
import io.penstock.config.PipelineConfig;
import io.penstock.load.file.manifest.Manifest;
import io.penstock.state.MemoryStateStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files arrive, are loaded once by a pipeline from JSON into a partitioned data set, and are archived. */
class ArrivingFilesTest {
    @TempDir
    Path directory;

    /** Whatever the format, by the sink of that format. */
    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "jsonl", "excel", "parquet"})
    void filesOfEveryFormatAreWatched(String format) throws Exception {
        Path inbox = Files.createDirectory(directory.resolve("inbox"));
        Path config = Files.writeString(directory.resolve("pipeline.json"), """
                {
                  "name": "arrivals",
                  "extractors": [{
                    "type": "watch",
                    "source": {"type": "%2$s", "source": "%1$s/inbox/*"},
                    "config": {
                      "ready": {"age": "0s"},
                      "after_commit": {"archive": "%1$s/archive"},
                      "bad_files": {"quarantine": "%1$s/bad"}
                    }
                  }],
                  "loaders": [{"type": "csv", "destination": "%1$s/loans.csv", "config": {"mode": "append"}}]
                }
                """.formatted(directory, format));
        Pipeline pipeline = PipelineConfig.load(config).pipeline("arrivals");
        LocalEngine engine = LocalEngine.create().state(new MemoryStateStore());

        convert(format, "id,branch\n1,north\n2,south\n", inbox.resolve("a"));
        assertThat(pipeline.run(engine).rowsRead()).isEqualTo(2);
        convert(format, "id,branch\n3,west\n", inbox.resolve("b"));
        Files.write(inbox.resolve("c"), new byte[] {0, 1, 2, 3, 0, 0, 0, 0, 0, 0});
        assertThat(pipeline.run(engine).rowsRead()).isEqualTo(1);
        assertThat(pipeline.run(engine).rowsRead()).isZero();
        assertThat(inbox).isEmptyDirectory();
        assertThat(directory.resolve("archive")).isDirectoryContaining("glob:**/{a,b}");
        assertThat(directory.resolve("bad/c.reason.txt")).exists();
        assertThat(directory.resolve("loans.csv")).hasContent("id,branch\n1,north\n2,south\n3,west\n");
    }

    private void convert(String format, String csv, Path to) throws Exception {
        Path text = Files.writeString(directory.resolve("loans.txt"), csv);
        Path made = directory.resolve("made." + format);
        Path config = Files.writeString(directory.resolve("convert.json"), """
                {
                  "name": "convert",
                  "extractors": [{"type": "csv", "source": "%s"}],
                  "loaders": [{"type": "%s", "destination": "%s"}]
                }
                """.formatted(text, format, made));
        PipelineConfig.load(config).pipeline("convert").run(LocalEngine.create());
        Files.move(made, to);
    }

    @Test
    void everyFileIsLoadedOnceAndArchived() throws Exception {
        Path inbox = Files.createDirectory(directory.resolve("inbox"));
        Path config = Files.writeString(directory.resolve("pipeline.json"), """
                {
                  "name": "arrivals",
                  "extractors": [{
                    "type": "watch",
                    "source": {"type": "csv", "source": "%1$s/inbox/*.csv"},
                    "config": {
                      "ready": {"age": "0s"},
                      "after_commit": {"archive": "%1$s/archive"},
                      "bad_files": {"quarantine": "%1$s/bad"},
                      "file_column": "_file"
                    }
                  }],
                  "loaders": [{
                    "type": "csv",
                    "destination": "%1$s/loans",
                    "config": {"partition_by": "branch", "mode": "append", "manifest": "write"}
                  }]
                }
                """.formatted(directory));
        Pipeline pipeline = PipelineConfig.load(config).pipeline("arrivals");
        LocalEngine engine = LocalEngine.create().state(new MemoryStateStore());
        Path dataset = directory.resolve("loans");

        Files.writeString(inbox.resolve("a.csv"), "id,branch\n1,north\n2,south\n");
        RunReport first = pipeline.run(engine);
        assertThat(first.rowsRead()).isEqualTo(2);
        assertThat(Manifest.verify(dataset).rows()).isEqualTo(2);
        assertThat(directory.resolve("archive/a.csv")).exists();

        assertThat(pipeline.run(engine).rowsRead()).isZero();

        Files.writeString(inbox.resolve("b.csv"), "id,branch\n3,north\n");
        Files.writeString(inbox.resolve("c.csv"), "other\n4\n");
        assertThat(pipeline.run(engine).rowsRead()).isEqualTo(1);
        assertThat(Manifest.verify(dataset).rows()).isEqualTo(3);
        assertThat(inbox).isEmptyDirectory();
        assertThat(directory.resolve("bad/c.csv.reason.txt")).exists();
    }
}
