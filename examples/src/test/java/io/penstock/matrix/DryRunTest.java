package io.penstock.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.Pipeline;
import io.penstock.RunReport;
import io.penstock.RunStatus;
import io.penstock.load.csv.CsvLoader;
import io.penstock.testkit.MemorySource;
import io.penstock.transform.validate.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A dry run works everything and leaves every kind of place as it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DryRunTest {
    private static final int ROWS = 50;

    @TempDir
    static Path directory;

    private Kinds kinds;

    @BeforeAll
    void start() throws IOException {
        kinds = new Kinds(directory);
    }

    @AfterAll
    void stop() throws IOException {
        kinds.close();
    }

    @TestFactory
    List<DynamicTest> leavesNothingBehind() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Kind kind : kinds.all()) {
            tests.add(DynamicTest.dynamicTest("new " + kind.name(), () -> intoNew(kind)));
        }
        return tests;
    }

    private void intoNew(Kind kind) throws Exception {
        assertThat(pipeline(kind, "before", EveryType.rows(1, ROWS)).run().status())
                .isEqualTo(RunStatus.SUCCEEDED);
        var before = Cells.read(kind.source("before", EveryType.SCHEMA)).rows();
        Map<String, Long> files = files();

        RunReport report = pipeline(kind, "dry", EveryType.rows(2, ROWS)).dryRun();

        assertThat(report.status()).isEqualTo(RunStatus.DRY_RUN);
        assertThat(report.rowsRead()).isEqualTo(ROWS);
        assertThat(report.toText()).contains("ran dry, nothing committed").contains("would write");
        assertThat(files()).isEqualTo(files);
        if (kind instanceof RestKind rest) {
            assertThat(rest.content("dry")).isEmpty();
        } else {
            assertThatThrownBy(() -> Cells.read(kind.source("dry", EveryType.SCHEMA)))
                    .as("nothing is there")
                    .isNotNull();
        }
        assertThat(Cells.differences(
                        EveryType.SCHEMA,
                        before,
                        Cells.read(kind.source("before", EveryType.SCHEMA)).rows()))
                .isEmpty();
        assertThat(pipeline(kind, "dry", EveryType.rows(2, ROWS)).run().status())
                .isEqualTo(RunStatus.SUCCEEDED);
    }

    private static Pipeline pipeline(Kind kind, String table, List<List<@Nullable Object>> rows) {
        return Pipeline.named("dry")
                .extract(MemorySource.of(EveryType.SCHEMA).rows(rows))
                .validate(Rules.notNull(EveryType.SCHEMA.names().get(0)))
                .rejectTo(CsvLoader.of(directory.resolve("rejects-" + kind.name() + "-" + table + ".csv")))
                .load(kind.sink(table, EveryType.SCHEMA))
                .build();
    }

    /** Every file with its size; databases of one file grow and shrink as they like. */
    private static Map<String, Long> files() throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.toList()) {
                boolean free = file.toString().contains(".duckdb");
                sizes.put(file.toString(), free || Files.isDirectory(file) ? 0 : Files.size(file));
            }
        }
        return sizes;
    }
}
