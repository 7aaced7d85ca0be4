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

/** Files arrive, are loaded once by a pipeline from JSON into a partitioned data set, and are archived. */
class ArrivingFilesTest {
    @TempDir
    Path directory;

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
